from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.validation.format_issue import format_issue


def test_issue_of_a_cell() -> None:
    issue = Issue("text_matches_offsets", "quotes", "000.q15", "source", "'Tikhanovskaja' at 4–17", "'Tikhanovskaj'")
    assert format_issue(issue).splitlines() == [
        "quotes.csv  row 000.q15  column source",
        "  A text with offsets equals the characters of its article between them.",
        "    actual    'Tikhanovskaja' at 4–17",
        "    expected  'Tikhanovskaj'",
        "  rule: text_matches_offsets",
    ]


def test_issue_of_a_file() -> None:
    assert format_issue(Issue("file_exists", "dataset/quotes.csv", actual="no such file")).splitlines() == [
        "dataset/quotes.csv",
        "    actual    no such file",
        "  rule: file_exists",
    ]


def test_control_characters_are_escaped() -> None:
    assert format_issue(Issue("file_exists", "a\nb\x1b[2J")) == "a\\nb\\x1b[2J\n  rule: file_exists"

"""Texts that take in what is around them, or words that another row has, and sections that their lines contradict."""

from typing import Final

import pytest
from hypothesis import strategies as st

from ordrett_dataset.rules.check import ERROR_RULES, check_package
from ordrett_dataset.rules.package_view import SPAN_TABLES, Package
from ordrett_dataset.rules.quote_ends import closes_early
from ordrett_dataset.schemas import KEYS
from tests.support.package_edits import (
    Draw,
    Row,
    Violation,
    add_rows,
    change_cells,
    cut_text,
    draw_row,
    find_rows,
    location_of,
    violates_only,
)

ANY: Final = ERROR_RULES  # as a consequence: a moved text changes what other rules compute from it


def extend(package: Package, row: Row, column: str, n_after: int, n_before: int = 0) -> Row:
    """Return the cells of a text with more characters of the article."""
    start, end = row[f"{column}_start"] - n_before, row[f"{column}_end"] + n_after
    text = package.texts[row["article_id"]][start:end]
    return {column: text, f"{column}_start": start, f"{column}_end": end}


def character_after(package: Package, row: Row, column: str = "text") -> str:
    end = row[f"{column}_end"]
    return package.texts[row["article_id"]][end : end + 1]


def section_of_line(package: Package, row: Row, section: str) -> Package:
    """Return the package with another section in every row of the line of a row."""
    text = package.texts[row["article_id"]]
    start = text.rfind("\n", 0, row["text_start"]) + 1
    end = text.find("\n", start) % (len(text) + 1)
    for table in SPAN_TABLES:
        for other in find_rows(package, table, article_id=row["article_id"]):
            if start <= other["text_start"] < end:
                package = change_cells(package, table, other, section=section)
    return package


@violates_only("text_has_no_outer_space", consequences=ANY - {"text_has_no_outer_space"})
def test_space_after_a_text(package: Package, draw: Draw) -> Violation:
    table, column = draw(st.sampled_from([("event_mentions", "text"), ("quotes", "source")]))
    rows = find_rows(package, table, **{column: ...})
    row = draw(st.sampled_from([row for row in rows if character_after(package, row, column) == " "]))
    return change_cells(package, table, row, **extend(package, row, column, 1)), location_of(table, row, column)


@violates_only("text_has_no_outer_punctuation", consequences=ANY - {"text_has_no_outer_punctuation"})
def test_comma_after_a_text(package: Package, draw: Draw) -> Violation:
    table = draw(st.sampled_from(["event_mentions", "person_mentions"]))
    row = draw(st.sampled_from([row for row in find_rows(package, table) if character_after(package, row) in ",;:"]))
    return change_cells(package, table, row, **extend(package, row, "text", 1)), location_of(table, row, "text")


@violates_only("annotated_name_has_capitals", consequences=ANY - {"annotated_name_has_capitals"})
def test_name_with_the_verb_after_it(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "person_mentions")
    cells = {"text": f"{row['text']} sier"}
    return change_cells(package, "person_mentions", row, **cells), location_of("person_mentions", row, "text")


@violates_only("same_words_are_annotated_once", consequences=ANY - {"same_words_are_annotated_once"})
def test_second_row_for_overlapping_words(package: Package, draw: Draw) -> Violation:
    table = draw(st.sampled_from(["event_mentions", "person_mentions", "quotes", "fact_checks"]))
    key = KEYS[table][0]
    row = draw_row(package, draw, table)
    copy = (
        row | {key: f"{row[key]}b"} | cut_text(package, row["article_id"], row["text_start"] + 1, row["text_end"] + 1)
    )
    return add_rows(package, table, copy), location_of(table, copy, "text")


@violates_only("quote_names_are_outside_its_text", consequences=ANY - {"quote_names_are_outside_its_text"})
def test_cue_within_the_quote(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "quotes", cue=...)
    start, end = row["text_start"], row["text_start"] + len(row["text"].split()[0])
    words = package.texts[row["article_id"]][start:end]
    changed = change_cells(package, "quotes", row, cue=words, cue_start=start, cue_end=end)
    return changed, location_of("quotes", row, "cue")


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("We go”, he said, “and come back", "“", True),
        ("We “go” and come back", "“", False),
        ("We go.\n“And come back", "“", False),
        ("Vi går», sa han, «og kommer", "«", True),
        ("Vi ‘går’ nå", "“", False),
        ('We go", he said, "now', '"', True),
    ],
)
def test_direct_quote_goes_on_after_its_closing_mark(text: str, mark: str, *, expected: bool) -> None:
    assert closes_early(text, mark) == expected


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("body", "headline", {"headline_section_is_headline"}),
        ("body", "furniture", {"reported_row_is_in_article_text"}),
        ("body", "credit", {"reported_row_is_in_article_text", "section_matches_words_of_line"}),
        ("body", "crosshead", {"section_matches_words_of_line", "heading_is_short_line"}),
        ("body", "standfirst", {"standfirst_precedes_body"}),
    ],
)
def test_section_of_a_line_changed_in_all_rows(package: Package, old: str, new: str, rules: set[str]) -> None:
    # The last quote of an article stands in the middle of its text.
    row = [row for row in find_rows(package, "quotes", section=old) if row["article_id"] == "synthetic-nb"][-1]
    issues = check_package(section_of_line(package, row, new))
    assert not rules.isdisjoint({issue.rule for issue in issues}), issues

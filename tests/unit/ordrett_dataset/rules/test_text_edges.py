"""Texts that take in what is around them, or words that another row has, and sections that their lines contradict."""

from dataclasses import replace
from typing import Final

import pytest
from hypothesis import strategies as st

from ordrett_dataset.rules.check import ERROR_RULES
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


@violates_only("text_has_no_outer_space", consequences=ANY)
def test_space_after_a_text(package: Package, draw: Draw) -> Violation:
    table, column = draw(st.sampled_from([("event_mentions", "text"), ("quotes", "source")]))
    rows = find_rows(package, table, **{column: ...})
    row = draw(st.sampled_from([row for row in rows if character_after(package, row, column) == " "]))
    return change_cells(package, table, row, **extend(package, row, column, 1)), location_of(table, row, column)


@violates_only("text_has_no_outer_punctuation", consequences=ANY)
def test_comma_after_a_text(package: Package, draw: Draw) -> Violation:
    table = draw(st.sampled_from(["event_mentions", "person_mentions"]))
    row = draw(st.sampled_from([row for row in find_rows(package, table) if character_after(package, row) in ",;:"]))
    return change_cells(package, table, row, **extend(package, row, "text", 1)), location_of(table, row, "text")


@violates_only("annotated_name_has_capitals", consequences=ANY)
def test_name_with_the_verb_after_it(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "person_mentions")
    cells = {"text": f"{row['text']} sier"}
    return change_cells(package, "person_mentions", row, **cells), location_of("person_mentions", row, "text")


@violates_only("same_words_are_annotated_once", consequences=ANY)
def test_second_row_for_overlapping_words(package: Package, draw: Draw) -> Violation:
    table = draw(st.sampled_from(["event_mentions", "person_mentions", "quotes", "fact_checks"]))
    key = KEYS[table][0]
    row = draw_row(package, draw, table)
    copy = (
        row | {key: f"{row[key]}b"} | cut_text(package, row["article_id"], row["text_start"] + 1, row["text_end"] + 1)
    )
    return add_rows(package, table, copy), location_of(table, copy, "text")


@violates_only("quote_names_are_outside_its_text", consequences=ANY)
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


@violates_only("direct_quote_is_within_one_pair_of_marks", consequences=ANY)
def test_direct_quote_up_to_the_end_of_the_next_one(package: Package, draw: Draw) -> Violation:
    marked = [row for row in find_rows(package, "quotes", quote_kind="direct") if character_after(package, row) == "”"]
    row = draw(st.sampled_from(marked))
    article = row["article_id"]
    text, end = package.texts[article], row["text_end"]
    changed = f"{text[:end]}”, she said, “and more”{text[end + 1 :]}"
    changed_package = replace(package, article_bytes={**package.article_bytes, article: changed.encode()})
    longer = {"text": changed[row["text_start"] : end + 21], "text_end": end + 21}
    return change_cells(changed_package, "quotes", row, **longer), location_of("quotes", row, "text")


@violates_only("headline_is_whole_line", consequences=ANY)
def test_headline_without_its_last_word(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "articles", headline=...)
    headline = row["headline"].rpartition(" ")[0]
    cells = {"headline": headline, "headline_end": row["headline_start"] + len(headline)}
    return change_cells(package, "articles", row, **cells), location_of("articles", row, "headline")


def in_section(package: Package, draw: Draw, section: str) -> Violation:
    """Return the package with another section in a line of the body that is not its first."""
    rows = find_rows(package, "quotes", section="body")
    first = {row["article_id"]: row["text_start"] for row in reversed(rows)}
    later = [
        row for row in rows if "\n" in package.texts[row["article_id"]][first[row["article_id"]] : row["text_start"]]
    ]
    row = draw(st.sampled_from(later))
    return section_of_line(package, row, section), location_of("quotes", row, "section")


@violates_only("headline_section_is_headline", consequences=ANY)
def test_headline_in_the_body(package: Package, draw: Draw) -> Violation:
    return in_section(package, draw, "headline")


@violates_only("reported_row_is_in_article_text", consequences=ANY)
def test_quote_in_furniture(package: Package, draw: Draw) -> Violation:
    return in_section(package, draw, draw(st.sampled_from(["byline", "credit", "furniture"])))


@violates_only("section_matches_words_of_line", consequences=ANY)
def test_running_text_as_a_crosshead(package: Package, draw: Draw) -> Violation:
    return in_section(package, draw, "crosshead")


@violates_only("standfirst_precedes_body", consequences=ANY)
def test_standfirst_after_the_body(package: Package, draw: Draw) -> Violation:
    return in_section(package, draw, "standfirst")


@violates_only("heading_is_short_line", consequences=ANY)
def test_long_line_as_a_headline(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "quotes", section="body")
    text = package.texts[row["article_id"]]
    longer = f"{text[: row['text_end']]}{' and on' * 40}{text[row['text_end'] :]}"
    changed = replace(package, article_bytes={**package.article_bytes, row["article_id"]: longer.encode()})
    return section_of_line(changed, row, "headline"), location_of("quotes", row, "section")

from typing import Final

from hypothesis import assume
from hypothesis import strategies as st

from ordrett_dataset.rules.package_view import SPAN_TABLES, Package
from tests.support.package_edits import (
    Draw,
    Row,
    Violation,
    change_cells,
    change_with_evidence,
    draw_other_key,
    draw_row,
    find_rows,
    location_of,
    violates_only,
)

RULES_ABOUT_NAMES_OF_SPEAKERS: Final = ("claimant_in_quote_is_speaker", "inferred_value_is_not_another_name")


@violates_only("speaker_matches_kind", consequences={"cue_and_source_are_filled_together"})
def test_speaker_of_another_kind(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "quotes")
    kinds = {"person", "group", "unknown"} - {row["speaker_kind"]}
    # A named speaker without an id can be a group.
    kinds -= set() if row["speaker_id"] or row["speaker_name"] is None else {"group"}
    kind = draw(st.sampled_from(sorted(kinds)))
    changed = change_with_evidence(package, "quotes", row, "speaker_kind", kind)
    return changed, location_of("quotes", row, "speaker_kind")


@violates_only("speaker_name_matches_person")
def test_speaker_with_another_name_than_the_person(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "quotes", speaker_kind="person")
    # The English name of a person without one is the name itself.
    [person] = find_rows(package, "people", person_id=row["speaker_id"])
    name_en = person["name_en"] or "Nils Ingen"
    changed = change_cells(package, "quotes", row, speaker_name_en=name_en)
    changed = change_with_evidence(changed, "quotes", row | {"speaker_name_en": name_en}, "speaker_name", "Nils Ingen")
    return changed, location_of("quotes", row, "speaker_name")


@violates_only("named_source_is_speaker", consequences=RULES_ABOUT_NAMES_OF_SPEAKERS)
def test_speaker_other_than_the_named_source(package: Package, draw: Draw) -> Violation:
    names = {(row["article_id"], row["text_start"], row["text_end"]) for row in find_rows(package, "person_mentions")}
    quotes = find_rows(package, "quotes", speaker_id=...)
    quotes = [row for row in quotes if (row["article_id"], row["source_start"], row["source_end"]) in names]
    quote = draw(st.sampled_from(quotes))
    people = [row for row in find_rows(package, "people") if row["person_id"] != quote["speaker_id"]]
    other = draw(st.sampled_from(people))
    package = change_with_evidence(package, "quotes", quote, "speaker_id", other["person_id"])
    changed_quote = quote | {"speaker_id": other["person_id"]}
    english_name = {"speaker_name_en": other["name_en"] or other["name"]}
    package = change_cells(package, "quotes", changed_quote, **english_name)
    changed_quote |= english_name
    package = change_with_evidence(package, "quotes", changed_quote, "speaker_name", other["name"])
    return package, location_of("quotes", quote, "speaker_id")


@violates_only("quote_kind_matches_quotation_marks")
def test_quote_of_another_kind(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "quotes")
    kind = draw(st.sampled_from(sorted({"direct", "indirect", "mixed"} - {row["quote_kind"]})))
    return change_cells(package, "quotes", row, quote_kind=kind), location_of("quotes", row, "quote_kind")


@violates_only("continued_quote_is_previous_part")
def test_quote_that_continues_another_or_none(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "quotes", quote_kind="direct")
    other = None if row["continues_quote_id"] else draw_other_key(package, draw, "quotes", row["quote_id"])
    # Beside indirect speech, a direct quote would also have to be mixed.
    assume(other is None or find_rows(package, "quotes", quote_id=other)[0]["quote_kind"] == "direct")
    changed = change_cells(package, "quotes", row, continues_quote_id=other)
    return changed, location_of("quotes", row, "continues_quote_id")


@violates_only("paragraph_has_one_section")
def test_two_sections_in_a_paragraph(package: Package, draw: Draw) -> Violation:
    def paragraph(row: Row) -> tuple[str, int]:
        return row["article_id"], package.texts[row["article_id"]].count("\n", 0, row["text_start"])

    rows = [(table, row) for table in SPAN_TABLES for row in find_rows(package, table)]
    paragraphs = [paragraph(row) for _, row in rows]
    # With two rows in a paragraph, either could be the wrong one.
    candidates = [(table, row) for table, row in rows if paragraphs.count(paragraph(row)) > 2]
    table, row = draw(st.sampled_from(candidates))
    section = "caption" if row["section"] == "body" else "body"
    return change_cells(package, table, row, section=section), location_of(table, row, "section")


@violates_only("headline_text_has_headline_section")
def test_mention_in_the_headline_with_another_section(package: Package, draw: Draw) -> Violation:
    mention = draw_row(package, draw, "person_mentions", section="headline")
    changed = change_cells(package, "person_mentions", mention, section="body")
    return changed, location_of("person_mentions", mention, "section")


@violates_only("outlet_of_quote_is_another")
def test_quote_addressed_to_the_publisher(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "quotes", addressed_to=...)
    [article] = find_rows(package, "articles", article_id=row["article_id"])
    changed = change_cells(package, "articles", article, outlet=article["original_outlet"] or row["addressed_to"])
    [article] = find_rows(changed, "articles", article_id=row["article_id"])
    changed = change_with_evidence(changed, "articles", article, "publisher", row["addressed_to"])
    return changed, location_of("quotes", row, "addressed_to")


@violates_only("speaker_name_en_matches_person")
def test_speaker_with_another_english_name(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "quotes", speaker_name=...)
    changed = change_cells(package, "quotes", row, speaker_name_en=draw(st.sampled_from([None, "Nils Ingen"])))
    return changed, location_of("quotes", row, "speaker_name_en")


@violates_only("person_mention_links_containing_quote")
def test_person_mention_with_another_quote(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "person_mentions")
    unlink = row["quote_id"] and draw(st.booleans())
    quote = None if unlink else draw_other_key(package, draw, "quotes", row["quote_id"])
    changed = change_cells(package, "person_mentions", row, quote_id=quote)
    return changed, location_of("person_mentions", row, "quote_id")

from dataclasses import replace

from hypothesis import assume
from hypothesis import strategies as st

from ordrett_dataset.rules.package_view import SPAN_TABLES, Package
from tests.support.package_edits import (
    Draw,
    Violation,
    change_cells,
    change_with_evidence,
    draw_row,
    find_rows,
    location_of,
    violates_only,
)


@violates_only("article_row_matches_file")
def test_wrong_path_hash_or_length(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "articles")
    wrong_values = {
        "path": "seeds/other.txt",
        "sha256": "0" * 64,
        "n_bytes": row["n_bytes"] + 1,
        "n_characters": row["n_bytes"] + 1,
    }
    column = draw(st.sampled_from(sorted(wrong_values)))
    changed = change_cells(package, "articles", row, **{column: wrong_values[column]})
    return changed, location_of("articles", row, column)


@violates_only("article_is_text", consequences={"article_row_matches_file"})
def test_article_that_no_build_accepts(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "articles")
    data = package.article_bytes[row["article_id"]] + draw(st.sampled_from([b"\xff", b"\0", b"\xed\xa0\x80"]))
    changed = replace(package, article_bytes={**package.article_bytes, row["article_id"]: data})
    return changed, location_of("articles", row)


@violates_only("language_matches_text")
def test_language_differs_from_text_or_statement(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "articles")
    location = location_of("articles", row, "language")
    if draw(st.booleans()):
        return replace(package, languages={row["article_id"]: "da"}), location
    return change_cells(package, "articles", row, language="fo"), location


@violates_only("unprocessed_article_has_no_rows")
def test_rows_of_an_unprocessed_article(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "articles")
    column = draw(st.sampled_from(["quotes_extracted", "people_extracted", "events_extracted"]))
    return change_cells(package, "articles", row, **{column: False}), location_of("articles", row, column)


@violates_only(
    "annotation_source_matches_article",
    consequences={"entity_source_matches_mentions", "name_is_mentioned_everywhere"},
)
def test_other_annotation_source_than_the_article(package: Package, draw: Draw) -> Violation:
    table = draw(st.sampled_from(SPAN_TABLES))
    row = draw_row(package, draw, table)
    if draw(st.booleans()):
        changed = change_cells(package, table, row, extraction_rule="some_rule")
        return changed, location_of(table, row, "extraction_rule")
    # A mixed quote without its indirect part also violates `quote_kind_matches_quotation_marks`.
    assume(table != "quotes" or row["quote_kind"] == "direct")
    changed = change_cells(package, table, row, annotation_source="rules")
    return changed, location_of(table, row, "annotation_source")


@violates_only("row_counts_in_expected_range")
def test_too_few_or_too_many_rows(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "articles")
    table = draw(st.sampled_from((*SPAN_TABLES, "evidence")))
    count = len(find_rows(package, table, article_id=row["article_id"]))
    limits = draw(st.sampled_from([(count + 1, count + 9), (0, count - 1)]))
    changed = replace(package, expected_row_counts={row["article_id"]: {table: limits}})
    return changed, location_of("articles", row)


@violates_only("outlet_is_original_or_publisher")
def test_outlet_of_another_article(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "articles", outlet=...)
    return change_cells(package, "articles", row, outlet="Annenposten"), location_of("articles", row, "outlet")


@violates_only("machine_translation_has_other_language")
def test_machine_translation_from_its_own_language(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "articles", text_kind="machine_translation")
    changed = change_with_evidence(package, "articles", row, "translated_from", row["language"])
    return changed, location_of("articles", row, "text_kind")


@violates_only("extracted_article_names_source")
def test_record_or_hash_of_no_source_file(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "articles")
    value = draw(st.sampled_from(["source_sha256", "source_record", "encoding", "source_path"]))
    text = "0" * 64 if value == "source_sha256" else "x"
    column = "source_sha256" if value == "source_path" else value
    return change_cells(package, "articles", row, **{value: text}), location_of("articles", row, column)

from typing import Final

from hypothesis import strategies as st

from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import KEYS
from tests.support.package_edits import (
    EVENT_VALUE_RULES,
    Draw,
    Violation,
    change_cells,
    draw_row,
    find_rows,
    location_of,
    violates_only,
)

# What a row that pretends to be extracted violates besides.
EXTRACTED_ROW_RULES: Final = frozenset({"annotation_source_matches_article", "quote_kind_matches_quotation_marks"})


@violates_only("annotated_row_is_canonical", consequences=EVENT_VALUE_RULES)
def test_annotated_row_linked_to_another(package: Package, draw: Draw) -> Violation:
    table = draw(st.sampled_from(["people", "events"]))
    linkable = [row for row in find_rows(package, table) if row.get("name_form") != "given_name"]
    row, other = draw(st.permutations(linkable))[:2]
    changed = change_cells(package, table, row, canonical_id=other[KEYS[table][0]])
    return changed, location_of(table, row, "canonical_id")


@violates_only("entity_source_matches_mentions")
def test_entity_with_another_source_than_its_mentions(package: Package, draw: Draw) -> Violation:
    table = draw(st.sampled_from(["people", "events", "event_participants"]))
    row = draw_row(package, draw, table)
    source = draw(st.sampled_from(sorted({"rules", "human", "language_model"} - {row["annotation_source"]})))
    changed = change_cells(package, table, row, annotation_source=source)
    return changed, location_of(table, row, "annotation_source")


@violates_only("extracted_row_has_no_agreement", consequences=EXTRACTED_ROW_RULES)
def test_extracted_row_with_agreement(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "quotes")
    cells = {"annotation_source": "rules", "extraction_rule": "made_up", "agreement": "one_only"}
    return change_cells(package, "quotes", row, **cells), location_of("quotes", row, "agreement")


@violates_only("external_source_date_is_printed")
def test_date_of_an_external_source_that_is_not_printed(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "external_sources", published=...)
    basis = draw(st.sampled_from(["resolved", "external"]))
    changed = change_cells(package, "external_sources", row, published_basis=basis)
    return changed, location_of("external_sources", row, "published_basis")

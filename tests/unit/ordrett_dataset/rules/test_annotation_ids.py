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


@violates_only("annotated_row_is_canonical", consequences=EVENT_VALUE_RULES)
def test_annotated_row_linked_to_another(package: Package, draw: Draw) -> Violation:
    table = draw(st.sampled_from(["people", "events"]))
    linkable = [row for row in find_rows(package, table) if row.get("name_form") != "given_name"]
    row, other = draw(st.permutations(linkable))[:2]
    changed = change_cells(package, table, row, canonical_id=other[KEYS[table][0]])
    return changed, location_of(table, row, "canonical_id")


@violates_only("external_source_date_is_printed")
def test_date_of_an_external_source_that_is_not_printed(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "external_sources", published=...)
    basis = draw(st.sampled_from(["resolved", "external"]))
    changed = change_cells(package, "external_sources", row, published_basis=basis)
    return changed, location_of("external_sources", row, "published_basis")

from hypothesis import strategies as st

from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import KEYS
from ordrett_dataset.schemas.codebook import CODEBOOK
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


@violates_only("codebook_note_matches_value")
def test_note_with_the_meaning_of_another_code(package: Package, draw: Draw) -> Violation:
    column = draw(st.sampled_from(["modality", "plover_type", "role", "participant_kind"]))
    rows = find_rows(package, "evidence", target_column=column)
    evidence = draw(st.sampled_from([row for row in rows if row["note"].startswith(f"{row['value']}: ")]))
    code = draw(st.sampled_from(sorted(CODEBOOK[column].keys() - {evidence["value"]})))
    note = draw(st.sampled_from([f"{code}: {CODEBOOK[column][code]}", CODEBOOK[column][code]]))
    return change_cells(package, "evidence", evidence, note=note), location_of("evidence", evidence, "note")

from hypothesis import assume
from hypothesis import strategies as st

from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import KEYS
from tests.support.package_edits import (
    CELL,
    EVENT_VALUE_RULES,
    Draw,
    Violation,
    add_rows,
    change_cells,
    copy_with_evidence,
    draw_other_key,
    draw_row,
    find_rows,
    location_of,
    violates_only,
)


@violates_only("no_duplicate_spans", consequences=EVENT_VALUE_RULES)
def test_two_rows_with_the_same_span(package: Package, draw: Draw) -> Violation:
    table = draw(st.sampled_from(["person_mentions", "event_mentions", "fact_checks"]))
    row = draw_row(package, draw, table)
    key = f"{row[KEYS[table][0]]}b"
    return copy_with_evidence(package, table, row, key), f"{table} {key} text"


@violates_only("external_source_is_listed_once")
def test_address_of_another_source(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "external_sources")
    other = draw_other_key(package, draw, "external_sources", row["external_source_id"])
    [copied] = find_rows(package, "external_sources", external_source_id=other)
    changed = change_cells(package, "external_sources", row, url=copied["url"])
    return changed, "external_sources"


@violates_only("no_duplicate_evidence")
def test_same_evidence_under_another_number(package: Package, draw: Draw) -> Violation:
    evidence = draw_row(package, draw, "evidence")
    assume(evidence["target_column"] not in ("published", "archived", "date"))  # two rows would mean `resolved`
    cell = {name: evidence[name] for name in CELL}
    copy = evidence | {"evidence_no": len(find_rows(package, "evidence", **cell)) + 1}
    return add_rows(package, "evidence", copy), location_of("evidence", copy, "evidence_no")


@violates_only("verdict_and_explanation_share_sources")
def test_verdict_and_explanation_with_different_sources(package: Package, draw: Draw) -> Violation:
    column = draw(st.sampled_from(["verdict", "explanation"]))
    evidence = draw_row(package, draw, "evidence", target_table="fact_checks", target_column=column, target_id="c01")
    source = draw_other_key(package, draw, "external_sources", evidence["external_source_id"])
    changed = change_cells(package, "evidence", evidence, external_source_id=source)
    return changed, location_of("evidence", evidence, "external_source_id")

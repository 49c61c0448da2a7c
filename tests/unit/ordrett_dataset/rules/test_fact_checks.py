from hypothesis import strategies as st

from ordrett_dataset.rules.package_view import Package
from tests.support.package_edits import (
    Draw,
    Violation,
    change_cells,
    draw_other_key,
    draw_row,
    find_evidence,
    find_rows,
    location_of,
    violates_only,
)


@violates_only("fact_check_overlaps_event_and_quote")
def test_fact_check_of_an_event_or_quote_elsewhere(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "fact_checks", event_id=..., quote_id=None, verdict="agrees")
    column, table = draw(st.sampled_from([("event_id", "events"), ("quote_id", "quotes")]))
    key = draw_other_key(package, draw, table, row[column])
    return change_cells(package, "fact_checks", row, **{column: key}), location_of("fact_checks", row, column)


@violates_only("fact_check_has_aspect_of_target")
def test_fact_check_without_aspect_or_target(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "fact_checks", event_id=..., quote_id=None)
    column, value = draw(st.sampled_from([("aspect", None), ("event_id", None), ("aspect", "wording")]))
    return change_cells(package, "fact_checks", row, **{column: value}), location_of("fact_checks", row, "aspect")


@violates_only("external_source_is_described")
def test_source_without_title_and_excerpt(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "external_sources")
    changed = change_cells(package, "external_sources", row, title=None, excerpt=None)
    return changed, location_of("external_sources", row, "excerpt")


@violates_only("conclusive_check_has_independent_source")
def test_verdict_on_the_word_of_the_publisher(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "fact_checks")
    [article] = find_rows(package, "articles", article_id=row["article_id"])
    for evidence in find_evidence(package, "fact_checks", row, "verdict"):
        [source] = find_rows(package, "external_sources", external_source_id=evidence["external_source_id"])
        package = change_cells(package, "external_sources", source, publisher=article["publisher"])
    return package, location_of("fact_checks", row, "verdict")

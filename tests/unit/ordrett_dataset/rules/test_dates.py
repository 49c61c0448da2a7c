from datetime import date, timedelta
from typing import Final

from hypothesis import assume
from hypothesis import strategies as st

from ordrett_dataset.rules.package_view import Package
from tests.support.package_edits import Draw, Violation, change_cells, draw_row, find_rows, location_of, violates_only

SOURCE_DATES: Final = [("articles", "published"), ("articles", "archived"), ("external_sources", "published")]


@violates_only("date_bounds_match_date")
def test_bound_a_day_too_early_or_late(package: Package, draw: Draw) -> Violation:
    table, column = draw(st.sampled_from([*SOURCE_DATES, ("event_mentions", "date"), ("events", "date")]))
    row = draw_row(package, draw, table)
    # The bounds of several mentions decide which of them dates the event.
    assume(table != "event_mentions" or len(find_rows(package, "event_mentions", event_id=row["event_id"])) == 1)
    bound, n_days = draw(st.sampled_from([("earliest", -1), ("latest", 1)]))
    day = (row[f"{column}_{bound}"] or date(2024, 1, 1)) + timedelta(n_days)
    changed = change_cells(package, table, row, **{f"{column}_{bound}": day})
    return changed, location_of(table, row, f"{column}_{bound}")


@violates_only("date_has_basis")
def test_date_without_basis_or_basis_without_date(package: Package, draw: Draw) -> Violation:
    table, column = draw(st.sampled_from(SOURCE_DATES))
    row = draw_row(package, draw, table)
    basis = None if row[f"{column}_basis"] else "printed"
    changed = change_cells(package, table, row, **{f"{column}_basis": basis})
    return changed, location_of(table, row, f"{column}_basis")


@violates_only("date_basis_matches_evidence")
def test_other_basis_than_the_evidence_gives(package: Package, draw: Draw) -> Violation:
    column = draw(st.sampled_from(["published", "archived"]))
    row = draw_row(package, draw, "articles", **{f"{column}_basis": ...})
    basis = draw(st.sampled_from(sorted({"printed", "resolved", "external"} - {row[f"{column}_basis"]})))
    changed = change_cells(package, "articles", row, **{f"{column}_basis": basis})
    return changed, location_of("articles", row, f"{column}_basis")

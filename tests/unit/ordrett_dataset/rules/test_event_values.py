from datetime import date

from hypothesis import strategies as st

from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas.codebook import CODEBOOK
from tests.support.package_edits import Draw, Violation, change_cells, draw_row, location_of, violates_only

DAY = date(1999, 1, 2)


@violates_only("event_factuality_matches_mentions")
def test_wrong_factuality(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "events")
    factuality = draw(st.sampled_from(sorted(CODEBOOK["factuality"].keys() - {row["factuality"]})))
    return change_cells(package, "events", row, factuality=factuality), location_of("events", row, "factuality")


@violates_only("event_contradicted_matches_mentions_and_fact_checks")
def test_wrong_contradicted(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "events")
    changed = change_cells(package, "events", row, contradicted=not row["contradicted"])
    return changed, location_of("events", row, "contradicted")


@violates_only("event_denied_by_source_matches_mentions")
def test_wrong_denied_by_source(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "events")
    changed = change_cells(package, "events", row, denied_by_source=not row["denied_by_source"])
    return changed, location_of("events", row, "denied_by_source")


@violates_only("event_date_is_common_to_asserted_mentions")
def test_event_date_of_no_mention(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "events")
    basis = row["date_basis"] or "printed"
    cells = {"date": "1999-01-02", "date_earliest": DAY, "date_latest": DAY, "date_basis": basis}
    return change_cells(package, "events", row, **cells), location_of("events", row, "date")


@violates_only("event_claimed_date_is_common_to_mentions")
def test_claimed_date_of_no_mention(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "events")
    cells = {
        "date_claimed": "1999-01-02",
        "date_claimed_earliest": DAY,
        "date_claimed_latest": DAY,
        "date_claimed_basis": row["date_claimed_basis"] or "printed",
    }
    return change_cells(package, "events", row, **cells), location_of("events", row, "date_claimed")


@violates_only("mentions_consistent_is_correct")
def test_wrong_mentions_consistent(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "events")
    changed = change_cells(package, "events", row, mentions_consistent=not row["mentions_consistent"])
    return changed, location_of("events", row, "mentions_consistent")


@violates_only("event_counts_match_mentions")
def test_wrong_number_of_mentions_or_articles(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "events")
    column = draw(st.sampled_from(["n_mentions", "n_articles", "n_articles_asserting"]))
    return change_cells(package, "events", row, **{column: row[column] + 1}), location_of("events", row, column)

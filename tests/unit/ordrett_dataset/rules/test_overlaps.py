from hypothesis import strategies as st

from ordrett_dataset.rules.overlaps import MAX_SHARING
from ordrett_dataset.rules.package_view import Package
from tests.support.package_edits import Draw, Violation, copy_with_evidence, draw_row, violates_only


@violates_only("few_rows_share_a_place", consequences={"no_duplicate_spans"})
def test_crowded_place(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "person_mentions")
    for number in range(draw(st.integers(MAX_SHARING, MAX_SHARING + 5))):
        package = copy_with_evidence(package, "person_mentions", row, f"x.m{number}")
    return package, "person_mentions"

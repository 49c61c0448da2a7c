"""The type of each change, the bump that it requires, and the draft of the changelog."""

import re
from typing import Final

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from ordrett_dataset.versioning import Bump, Changes, ChangeType, classify_changes, compare_versions, required_bump
from ordrett_dataset.versioning.changelog import draft_changelog
from scripts.docs.versioning_page import write_versioning_page
from tests.support.version_edits import EDITS, Edit, open_edited

BUMPS: Final = (None, "patch", "minor", "major")
# The recipe of the Data Package standard, by the types of change.
RECIPE: Final[dict[Bump, set[ChangeType]]] = {
    "major": {
        ChangeType.PACKAGE_RENAMED,
        ChangeType.TABLE_REMOVED,
        ChangeType.FIELD_ADDED,
        ChangeType.FIELD_REMOVED,
        ChangeType.FIELDS_REORDERED,
        ChangeType.TYPE_CHANGED,
        ChangeType.CONSTRAINT_STRICTER,
        ChangeType.REFERENCED_ROW_REMOVED,
    },
    "minor": {ChangeType.TABLE_ADDED, ChangeType.ROW_ADDED, ChangeType.CONSTRAINT_LOOSER, ChangeType.REFERENCE_CHANGED},
    "patch": {ChangeType.CELL_CHANGED, ChangeType.DESCRIPTION_CHANGED},
}
# Edits that do not undo each other.
INDEPENDENT_EDITS: Final = [edit for edit, _ in EDITS[:10] + EDITS[-9:]]


def compare(*edits: Edit) -> Changes:
    return compare_versions(open_edited(), open_edited(*edits))


@pytest.mark.parametrize(("edit", "expected"), EDITS)
def test_a_change_has_its_type_and_requires_its_bump(edit: Edit, expected: dict[ChangeType, list[str]]) -> None:
    changes = compare(edit)
    assert classify_changes(changes) == expected
    bumps = [BUMPS.index(change_type.bump) for change_type in expected]
    assert BUMPS.index(required_bump(changes)) == max(bumps, default=0)
    bullets = re.findall(r"^- ", draft_changelog(changes, "2.0.0"), re.MULTILINE)
    assert bullets or not expected.keys() - {ChangeType.RELEASE_CHANGED}, (
        "the changelog leaves out release metadata only"
    )


def test_the_edits_cover_every_type_and_bumps_are_those_of_the_recipe() -> None:
    assert {change_type for _, expected in EDITS for change_type in expected} == set(ChangeType)
    for bump, change_types in RECIPE.items():
        assert {change_type.bump for change_type in change_types} == {bump}


def test_the_versioning_page_lists_every_type_from_the_largest_bump_down() -> None:
    rows = [line.split(" | ")[:2] for line in write_versioning_page().splitlines() if line.startswith("| ")][2:]
    assert rows == [[f"| {change_type.label}", str(change_type.bump or "none")] for change_type in ChangeType]
    order = ["major", "minor", "patch", "none"]
    assert [bump for _, bump in rows] == sorted((bump for _, bump in rows), key=order.index)


@pytest.mark.slow
@given(st.lists(st.sampled_from(INDEPENDENT_EDITS), max_size=4, unique=True))
def test_several_edits_require_no_smaller_bump_than_each(edits: list[Edit]) -> None:
    try:
        together = required_bump(compare(*edits))
    except KeyError:
        reject()  # one edit removes what another changes
    assert BUMPS.index(together) >= max((BUMPS.index(required_bump(compare(edit))) for edit in edits), default=0)

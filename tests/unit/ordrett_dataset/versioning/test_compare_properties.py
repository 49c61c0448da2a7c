"""Properties of the comparison of any two versions."""

import json
import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from ordrett_dataset.versioning import (
    Bump,
    Changes,
    apply_changes,
    changes_from_json,
    changes_to_json,
    compare_versions,
    required_bump,
)
from ordrett_dataset.versioning.metadata_diff import MetadataChange
from ordrett_dataset.versioning.row_diff import RowChanges
from tests.support.sample_versions import PAIRS, SAME_SCHEMA_PAIRS, Pair, SamplePackage, SampleTable

# For properties whose machinery other properties exercise too.
FEWER_EXAMPLES: Final = 40
BUMPS: Final[tuple[Bump | None, ...]] = (None, "patch", "minor", "major")


def compare(pair: Pair) -> Changes:
    before, after = pair
    return compare_versions(before.version(), after.version())


def through_json(changes: Changes) -> Changes:
    return changes_from_json(json.loads(json.dumps(changes_to_json(changes))))


@given(PAIRS)
def test_applying_the_changes_to_one_version_gives_the_other(pair: Pair) -> None:
    before, after = pair
    original = compare(pair)
    old, new = before.version(), after.version()
    for changes in (original, through_json(original)):
        tables = apply_changes(changes, before.sorted_frames())
        assert tables.keys() == after.tables.keys()
        for name, frame in after.sorted_frames().items():
            assert_frame_equal(tables[name].sort(after.tables[name].key), frame)
        for name, table in changes.tables.items():
            if table.before is not None and table.after is not None:
                assert apply_metadata(old.tables[name].metadata, table.metadata) == new.tables[name].metadata
        assert apply_metadata(old.metadata, changes.metadata) == new.metadata
        assert apply_metadata(old.files, changes.files) == new.files


def apply_metadata(before: Mapping[str, Any], changes: Iterable[MetadataChange]) -> dict[str, Any]:
    after = dict(before)
    for change in changes:
        key, *rest = change.path
        if rest:
            after[key] = apply_metadata(after[key], [MetadataChange(tuple(rest), change.before, change.after)])
        elif change.after is None:
            del after[key]
        else:
            after[key] = change.after
    return after


@given(PAIRS)
def test_inverted_changes_lead_back(pair: Pair) -> None:
    before, after = pair
    original = compare(pair)
    for changes in (original, through_json(original)):
        tables = apply_changes(invert(changes), after.sorted_frames())
        assert tables.keys() == before.tables.keys()
        for name, frame in before.sorted_frames().items():
            assert_frame_equal(tables[name].sort(before.tables[name].key), frame)


def invert(changes: Changes) -> Changes:
    """Return the changes with `before` and `after` exchanged."""
    swap = {"before": "after", "after": "before"}
    tables = {}
    for name, table in changes.tables.items():
        cells = {column: frame.rename(swap) for column, frame in table.rows.cells.items()}
        rows = RowChanges(table.rows.removed, table.rows.added, cells)
        tables[name] = replace(table, before=table.after, after=table.before, rows=rows)
    return replace(changes, tables=tables)


@given(SAME_SCHEMA_PAIRS)
def test_rows_and_cells_are_those_of_a_plain_comparison(pair: Pair) -> None:
    changes = compare(pair)
    old, new = (package.tables["t"].rows_by_key() for package in pair)
    expected = {
        (column, key, type(old[key][column]), old[key][column], new[key][column])
        for key in old.keys() & new.keys()
        for column in old[key]
        if old[key][column] != new[key][column]
    }
    if "t" not in changes.tables:
        assert old == new
        return
    rows, schema = changes.tables["t"].rows, pair[0].tables["t"].schema
    assert SampleTable(schema, rows.added.to_dicts()).rows_by_key().keys() == new.keys() - old.keys()
    assert SampleTable(schema, rows.removed.to_dicts()).rows_by_key().keys() == old.keys() - new.keys()
    assert expected == {
        (column, tuple(key), type(old_cell), old_cell, new_cell)
        for column, cells in rows.cells.items()
        for *key, old_cell, new_cell in cells.iter_rows()
    }


@given(PAIRS, st.randoms(use_true_random=False))
@settings(max_examples=FEWER_EXAMPLES)
def test_a_package_with_shuffled_rows_has_no_changes(pair: Pair, chance: random.Random) -> None:
    for package in pair:
        assert not compare((package, shuffle_rows(package, chance)))


@given(SAME_SCHEMA_PAIRS, st.randoms(use_true_random=False))
@settings(max_examples=FEWER_EXAMPLES)
def test_the_order_of_rows_does_not_affect_the_changes(pair: Pair, chance: random.Random) -> None:
    before, after = pair
    shuffled = (shuffle_rows(before, chance), shuffle_rows(after, chance))
    assert changes_to_json(compare(shuffled)) == changes_to_json(compare(pair))


def shuffle_rows(package: SamplePackage, chance: random.Random) -> SamplePackage:
    tables = {
        name: SampleTable(table.schema, chance.sample(table.rows, len(table.rows)))
        for name, table in package.tables.items()
    }
    return replace(package, tables=tables)


@given(PAIRS, st.integers(1, 3))
@settings(max_examples=FEWER_EXAMPLES)
def test_comparing_in_parts_gives_the_same_changes(pair: Pair, max_rows: int) -> None:
    expected = changes_to_json(compare(pair))
    in_order = (sort_rows(pair[0]), sort_rows(pair[1]))
    with pytest.MonkeyPatch.context() as patch:
        for name in ("MAX_ROWS_IN_MEMORY", "SORTED_BATCH_ROWS"):
            patch.setattr(f"ordrett_dataset.versioning.row_diff.{name}", max_rows)
        assert changes_to_json(compare(pair)) == expected
        assert changes_to_json(compare(in_order)) == expected


def sort_rows(package: SamplePackage) -> SamplePackage:
    tables = {
        name: replace(table, rows=table.frame().sort(table.key, nulls_last=True).to_dicts())
        for name, table in package.tables.items()
    }
    return replace(package, tables=tables)


@given(SAME_SCHEMA_PAIRS)
@settings(max_examples=FEWER_EXAMPLES)
def test_keys_with_the_same_hash_are_distinguished(pair: Pair) -> None:
    expected = changes_to_json(compare(pair))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "ordrett_dataset.versioning.row_diff._hash_keys",
            lambda _, rows: pl.Series([0] * rows.height, dtype=pl.UInt64),
        )
        assert changes_to_json(compare(pair)) == expected


@given(PAIRS, SAME_SCHEMA_PAIRS)
@settings(max_examples=FEWER_EXAMPLES)
def test_more_changes_require_no_smaller_bump(pair: Pair, other_pair: Pair) -> None:
    first, second = compare(pair), compare(other_pair)
    both = Changes(
        first.metadata + second.metadata,
        dict(first.tables) | {f"{name} too": table for name, table in second.tables.items()},
        first.files + second.files,
    )
    bumps = [BUMPS.index(required_bump(changes)) for changes in (first, second)]
    assert BUMPS.index(required_bump(both)) == max(bumps)

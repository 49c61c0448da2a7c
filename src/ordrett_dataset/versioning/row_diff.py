"""Compare the rows and cells of two tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from ordrett_dataset.versioning.sorted_rows import NotSortedError, pair_sorted_rows
from ordrett_dataset.versioning.table_shape import TableShape
from ordrett_dataset.versioning.versioned_table import VersionedTable

# Rows of each table that are in memory at a time: if it is sorted, and if it is not.
SORTED_BATCH_ROWS: Final = 50_000
MAX_ROWS_IN_MEMORY: Final = 500_000
# Put before the names of key columns, which stand beside columns named `before` and `after`.
KEY_PREFIX: Final = "key."


@dataclass(frozen=True)
class RowChanges:
    """Rows that only one table has, and the changed cells by column, in columns `key.COLUMN`, `before`, `after`.

    All frames are sorted by key. If only one table has a column, the cells of the other are null.
    """

    added: pl.DataFrame
    removed: pl.DataFrame
    cells: Mapping[str, pl.DataFrame]


def compare_rows(before: VersionedTable, after: VersionedTable) -> RowChanges:
    """Return the rows that were added and removed, and the changed cells of the others, matched by key.

    If the key columns or their types differ, all rows count as removed and added. In a column that was added, removed
    or retyped, every cell with a value counts as changed. Tables are compared in parts, so only the changes need
    memory; tables with the same file hashes are not read. Raises InputError if a table cannot be read, its CSV and its
    Parquet differ, or a key is not unique.
    """
    old, new = before.shape, after.shape
    if old.key_dtypes != new.key_dtypes:
        return RowChanges(_sort(after.read_rows(), new), _sort(before.read_rows(), old), {})
    if before.hashes and before.hashes == after.hashes and _parse_alike(old, new):
        return RowChanges(new.empty_frame(), old.empty_frame(), {})
    try:
        parts = [_compare_part(before, after, *part) for part in pair_sorted_rows(before, after, SORTED_BATCH_ROWS)]
    except NotSortedError:
        parts = [_compare_part(before, after, *part) for part in _pair_hashed_rows(before, after)]
    key_columns = [KEY_PREFIX + name for name in new.key]
    cells = {
        name: pl.concat([part.cells[name] for part in parts if name in part.cells]).sort(key_columns, nulls_last=True)
        for name in _value_columns(before, after)
        if any(name in part.cells for part in parts)
    }
    added, removed = pl.concat([part.added for part in parts]), pl.concat([part.removed for part in parts])
    return RowChanges(_sort(added, new), _sort(removed, old), cells)


def _pair_hashed_rows(before: VersionedTable, after: VersionedTable) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """Yield the rows of both tables in parts by the hash of their keys; reads the files once for each part."""
    n_parts = 1 + max(before.count_rows(), after.count_rows()) // MAX_ROWS_IN_MEMORY
    for part in range(n_parts):
        yield before.read_rows(part, n_parts), after.read_rows(part, n_parts)


def _compare_part(before: VersionedTable, after: VersionedTable, old: pl.DataFrame, new: pl.DataFrame) -> RowChanges:
    key = list(after.shape.key)
    old_hashes, new_hashes = _hash_keys(before, old), _hash_keys(after, new)
    in_new, in_old = old_hashes.is_in(new_hashes.implode()), new_hashes.is_in(old_hashes.implode())
    old_shared, new_shared = _align(old.filter(in_new), new.filter(in_old), key)
    removed, added = old.filter(~in_new), new.filter(~in_old)
    if not old_shared.select(key).equals(new_shared.select(key)):
        # Two different keys have the same hash: compare the keys themselves.
        removed, added = _rows_without_match(old, new, key), _rows_without_match(new, old, key)
        old_shared, new_shared = _align(
            _rows_without_match(old, removed, key), _rows_without_match(new, added, key), key
        )
    cells = {name: _changed_cells(name, old_shared, new_shared, key) for name in _value_columns(before, after)}
    return RowChanges(added, removed, {name: changed for name, changed in cells.items() if changed.height})


def _value_columns(before: VersionedTable, after: VersionedTable) -> list[str]:
    """Return the columns of either table that are not in the key, those of `after` first."""
    return [name for name in {**after.shape.dtypes, **before.shape.dtypes} if name not in after.shape.key]


def _align(old: pl.DataFrame, new: pl.DataFrame, key: list[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return both frames in the same row order; in most packages they already are."""
    if old.select(key).equals(new.select(key)):
        return old, new
    return old.sort(key), new.sort(key)


def _changed_cells(name: str, old: pl.DataFrame, new: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """Return the changed cells of a column; both frames hold the same keys in the same order."""
    after, before = (frame[name] if name in frame.columns else None for frame in (new, old))
    after = pl.repeat(None, new.height, dtype=old[name].dtype, eager=True) if after is None else after
    before = pl.repeat(None, new.height, dtype=after.dtype, eager=True) if before is None else before
    has_same_type = after.dtype == before.dtype
    is_changed = after.ne_missing(before) if has_same_type else after.is_not_null() | before.is_not_null()
    keys = {KEY_PREFIX + column: new[column].filter(is_changed) for column in key}
    return pl.DataFrame({**keys, "before": before.filter(is_changed), "after": after.filter(is_changed)})


def _rows_without_match(rows: pl.DataFrame, others: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """Return the rows whose key is not in `others`."""
    return rows.join(others, on=key, how="anti", nulls_equal=True)


def _sort(rows: pl.DataFrame, shape: TableShape) -> pl.DataFrame:
    return rows.sort(shape.key, nulls_last=True)


def _parse_alike(old: TableShape, new: TableShape) -> bool:
    """Return whether both shapes parse the same bytes as the same rows."""
    return list(old.dtypes.items()) == list(new.dtypes.items()) and old.missing_values == new.missing_values


def _hash_keys(table: VersionedTable, rows: pl.DataFrame) -> pl.Series:
    """Return the hash of the key of each row; raise InputError if a key is not unique."""
    hashes = rows.select(pl.struct(table.shape.key).hash()).to_series()
    # If there are as many hashes as rows, the keys are unique; this is faster than comparing the keys.
    if hashes.n_unique() < rows.height:
        duplicates = rows.filter(pl.struct(table.shape.key).is_duplicated()).select(table.shape.key)
        if duplicates.height:
            key = "/".join(map(str, duplicates.sort(table.shape.key).row(0)))
            raise table.error("key_is_unique", f"{key} occurs more than once")
    return hashes

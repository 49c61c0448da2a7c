"""Two tables -> the rows and cells in which they differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from ordrett_dataset.versioning.table_shape import Shape
from ordrett_dataset.versioning.versioned_table import Table

# So many rows of a table are held at a time, before and after.
HELD: Final = 500_000
# How the columns of the key are called where columns `before` and `after` stand beside them.
KEY: Final = "key."


@dataclass(frozen=True)
class RowChanges:
    """Rows that are only in one of the tables, and by column the cells that differ: `key.COLUMN`, `before`, `after`.

    All are sorted by the key. Of a column that only one side has, the other side of each cell is null.
    """

    added: pl.DataFrame
    removed: pl.DataFrame
    cells: Mapping[str, pl.DataFrame]


def row_changes(before: Table, after: Table) -> RowChanges:
    """Return the rows that came and went, and the cells that changed in the others, told apart by their key.

    Where the columns of the key, or their types, are others, all rows went and came. In a column that came, went or has
    another type every cell with a value is one that changed. The tables are held part by part, what changed as a whole;
    of two whose files are the same none is read. Raises InputError where a table cannot be read, its CSV and its
    Parquet differ, or a key stands twice in it.
    """
    old, new = before.shape, after.shape
    if old.key_types != new.key_types:
        return RowChanges(_sorted(after.rows(), new), _sorted(before.rows(), old), {})
    if before.content and before.content == after.content and _read_alike(old, new):
        return RowChanges(new.rows(), old.rows(), {})
    parts = 1 + max(before.height(), after.height()) // HELD
    found = [_of_part(before, after, part, parts) for part in range(parts)]
    named = [KEY + name for name in new.key]
    cells = {
        name: pl.concat([of.cells[name] for of in found if name in of.cells]).sort(named, nulls_last=True)
        for name in _columns(before, after)
        if any(name in of.cells for of in found)
    }
    added, removed = (pl.concat([getattr(of, which) for of in found]) for which in ("added", "removed"))
    return RowChanges(_sorted(added, new), _sorted(removed, old), cells)


def _of_part(before: Table, after: Table, part: int, parts: int) -> RowChanges:
    key = list(after.shape.key)
    old, new = before.rows(part, parts), after.rows(part, parts)
    old_hashes, new_hashes = _hashes(before, old), _hashes(after, new)
    stays, was = old_hashes.is_in(new_hashes.implode()), new_hashes.is_in(old_hashes.implode())
    here, there = _aligned(old.filter(stays), new.filter(was), key)
    removed, added = old.filter(~stays), new.filter(~was)
    if not here.select(key).equals(there.select(key)):
        # Two keys have the same hash, which is next to impossible, but no reason to tell anything wrong.
        removed, added = _only(old, new, key), _only(new, old, key)
        here, there = _aligned(_only(old, removed, key), _only(new, added, key), key)
    cells = {name: found for name in _columns(before, after) if (found := _cells(name, here, there, key)).height}
    return RowChanges(added, removed, cells)


def _columns(before: Table, after: Table) -> list[str]:
    """Return the columns of either side without those of the key, the later side's first."""
    return [name for name in {**after.shape.types, **before.shape.types} if name not in after.shape.key]


def _aligned(old: pl.DataFrame, new: pl.DataFrame, key: list[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the rows of both sides in the same order; mostly they are in it."""
    if old.select(key).equals(new.select(key)):
        return old, new
    return old.sort(key), new.sort(key)


def _cells(name: str, old: pl.DataFrame, new: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """Return the cells of a column that differ, of rows that stand in the same order."""
    here, there = (rows[name] if name in rows.columns else None for rows in (new, old))
    here = pl.repeat(None, new.height, dtype=old[name].dtype, eager=True) if here is None else here
    there = pl.repeat(None, new.height, dtype=here.dtype, eager=True) if there is None else there
    alike = here.dtype == there.dtype
    differs = here.ne_missing(there) if alike else here.is_not_null() | there.is_not_null()
    keys = {KEY + column: new[column].filter(differs) for column in key}
    return pl.DataFrame({**keys, "before": there.filter(differs), "after": here.filter(differs)})


def _only(rows: pl.DataFrame, others: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """Return the rows whose key none of the others has."""
    return rows.join(others, on=key, how="anti", nulls_equal=True)


def _sorted(rows: pl.DataFrame, shape: Shape) -> pl.DataFrame:
    return rows.sort(shape.key, nulls_last=True)


def _read_alike(old: Shape, new: Shape) -> bool:
    """Return whether the same bytes are the same rows."""
    return list(old.types.items()) == list(new.types.items()) and old.missing == new.missing


def _hashes(table: Table, rows: pl.DataFrame) -> pl.Series:
    """Return the hash of the key of each row; raise InputError where a key stands twice."""
    hashes = rows.select(pl.struct(table.shape.key).hash()).to_series()
    # As many hashes as rows are as many keys as rows, and are counted faster.
    if hashes.n_unique() < rows.height:
        twice = rows.filter(pl.struct(table.shape.key).is_duplicated()).select(table.shape.key)
        if twice.height:
            named = "/".join(map(str, twice.sort(table.shape.key).row(0)))
            raise table.refusal("yaml_key_is_unique", f"{named} stands more than once")
    return hashes

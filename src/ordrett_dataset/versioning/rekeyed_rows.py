"""Rows that have another key in the later version and stand for the same words, such as annotated automatic ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from ordrett_dataset.versioning.compare import TableChanges

PLACE: Final = ("article_id", "text_start", "text_end")


@dataclass(frozen=True)
class RekeyedRow:
    """The keys of a row in both versions, and its changed cells by column: the value before and after."""

    before: str
    after: str
    cells: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, eq=False)
class RekeyedRows:
    """The removed and the added row of each pair at the same place; both frames have the same number of rows."""

    removed: pl.DataFrame
    added: pl.DataFrame
    key: str

    @property
    def height(self) -> int:
        """The number of pairs."""
        return self.removed.height

    def rows(self, limit: int | None = None) -> list[RekeyedRow]:
        """Return the first pairs, by their key before."""
        shared = [name for name in self.removed.columns if name in self.added.columns and name != self.key]
        old, new = (frame.head(frame.height if limit is None else limit) for frame in (self.removed, self.added))
        return [
            RekeyedRow(
                before[self.key],
                after[self.key],
                {name: (before[name], after[name]) for name in shared if before[name] != after[name]},
            )
            for before, after in zip(old.iter_rows(named=True), new.iter_rows(named=True), strict=True)
        ]


def find_rekeyed_rows(changes: TableChanges) -> RekeyedRows | None:
    """Return the removed rows whose words an added row has too; None if there are none.

    A place at which several rows were removed or added gives no pair: which belong together is not known.
    """
    rows, shapes = changes.rows, (changes.before, changes.after)
    if any(shape is None or len(shape.key) != 1 or not set(PLACE) <= shape.dtypes.keys() for shape in shapes):
        return None
    [key] = changes.after.key if changes.after else ()
    if changes.before and changes.before.key != (key,):
        return None
    removed, added = (
        frame.drop_nulls(PLACE).filter(pl.struct(PLACE).is_unique()) if frame.height else frame
        for frame in (rows.removed, rows.added)
    )
    if not (removed.height and added.height):
        return None
    removed = removed.join(added, on=PLACE, how="semi", maintain_order="left")
    added = removed.select(PLACE).join(added, on=PLACE, how="left", maintain_order="left").select(added.columns)
    return RekeyedRows(removed, added, key) if removed.height else None

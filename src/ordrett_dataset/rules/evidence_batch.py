"""A stretch of the evidence, beside the cells that it must prove."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import polars as pl

from ordrett_dataset.schemas import KEYS, TABLES

METHODS: Final = ("verbatim", "normalised", "inferred", "external")
CELL: Final = ["target_table", "target_id", "target_column"]

# By table and column the methods by which a cell may come about, where it needs evidence at all.
ALLOWED_DERIVATIONS: Final[dict[str, dict[str, set[str]]]] = {
    table: {
        name: allowed
        for name, column in model.to_schema().columns.items()
        if (allowed := set((column.metadata or {})["origins"]) & set(METHODS))
    }
    for table, model in TABLES.items()
}


@dataclass(frozen=True)
class EvidenceBatch:
    """Rows of evidence, sorted and whole for each row that they are about.

    It answers for the rows that lie behind `after` and not behind `upto`, each a table and a key; None is no bound.
    """

    tables: Mapping[str, pl.DataFrame]
    rows: pl.DataFrame
    after: tuple[str, str] | None = None
    upto: tuple[str, str] | None = None

    def cells(self) -> pl.DataFrame:
        """Return the filled cells that need evidence, as evidence names them, with what they hold."""
        return pl.concat(
            frame.filter(pl.col(column).is_not_null()).select(
                target_table=pl.lit(table),
                target_id=pl.col(KEYS[table][0]),
                target_column=pl.lit(column),
                held=pl.col(column).cast(pl.String),
            )
            for table, columns in ALLOWED_DERIVATIONS.items()
            if columns
            for frame in [self.of(table)]
            for column in columns
        )

    def proves_as_many_cells_as_there_are(self) -> bool:
        """Return whether the evidence is about as many filled cells as there are: then none is without."""
        filled = sum(
            frame.height * len(columns) - sum(frame.select(pl.col(list(columns)).null_count()).row(0))
            for table, columns in ALLOWED_DERIVATIONS.items()
            if columns
            for frame in [self.of(table)]
        )
        again = pl.all_horizontal(pl.col(column) == pl.col(column).shift() for column in CELL).fill_null(value=False)
        return bool(self.beside.select((pl.col("held").is_not_null() & ~again).sum()).item() == filled)

    @cached_property
    def beside(self) -> pl.DataFrame:
        """The rows of evidence with what the cell holds; null where there is no such filled cell."""
        return (
            pl.concat(
                (self._held(table, rows) for (table,), rows in self.rows.group_by("target_table", maintain_order=True)),
                how="vertical",
            )
            if self.rows.height
            else self.rows.with_columns(held=pl.lit(None, pl.String))
        )

    def _held(self, table: object, rows: pl.DataFrame) -> pl.DataFrame:
        columns = ALLOWED_DERIVATIONS.get(str(table), {})
        held = pl.lit(None, pl.String)
        if not columns:
            return rows.with_columns(held=held)
        key = KEYS[str(table)][0]
        cells = self.of(str(table)).select(
            pl.col(key).alias("target_id"), *(pl.col(c).cast(pl.String).alias(f"of {c}") for c in columns)
        )
        # A key that stands twice would double the evidence; that it does is told by the model.
        joined = rows.join(cells.unique("target_id", keep="first"), on="target_id", how="left", maintain_order="left")
        for column in columns:
            held = pl.when(pl.col("target_column") == column).then(pl.col(f"of {column}")).otherwise(held)
        return joined.with_columns(held=held).drop(f"of {column}" for column in columns)

    def of(self, table: str) -> pl.DataFrame:
        """Return the rows of a table for which the stretch answers."""
        if table not in self._rows:
            self._rows[table] = self._within(table)
        return self._rows[table]

    @cached_property
    def _rows(self) -> dict[str, pl.DataFrame]:
        return {}

    def _within(self, table: str) -> pl.DataFrame:
        key, frame = pl.col(KEYS[table][0]), self.tables[table]
        if (self.after and table < self.after[0]) or (self.upto and table > self.upto[0]):
            return frame.clear()
        if self.after and table == self.after[0]:
            frame = frame.filter(key > self.after[1])
        if self.upto and table == self.upto[0]:
            frame = frame.filter(key <= self.upto[1])
        return frame

"""A batch of evidence, joined with the cells that it supports."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import polars as pl

from ordrett_dataset.schemas import KEYS, TABLES

DERIVATIONS: Final = ("verbatim", "normalised", "inferred", "external")
CELL: Final = ["target_table", "target_id", "target_column"]

# By table and column: the derivations that are allowed, for columns that need evidence.
ALLOWED_DERIVATIONS: Final[dict[str, dict[str, set[str]]]] = {
    table: {
        name: allowed
        for name, column in model.to_schema().columns.items()
        if (allowed := set((column.metadata or {})["origins"]) & set(DERIVATIONS))
    }
    for table, model in TABLES.items()
}


@dataclass(frozen=True)
class EvidenceBatch:
    """Sorted rows of evidence: all evidence for the rows after `previous_key`, up to and including `last_key`.

    The two keys are a table and the key of a row; None means no limit.
    """

    tables: Mapping[str, pl.DataFrame]
    rows: pl.DataFrame
    previous_key: tuple[str, str] | None = None
    last_key: tuple[str, str] | None = None

    def filled_cells(self) -> pl.DataFrame:
        """Return the cells that need evidence, with the columns of `CELL` and `cell_value`."""
        return pl.concat(
            frame.select(
                target_table=pl.lit(table),
                target_id=pl.col(KEYS[table][0]),
                target_column=pl.lit(column),
                cell_value=_cell_value(frame, column),
            ).drop_nulls("cell_value")
            for table, columns in ALLOWED_DERIVATIONS.items()
            if columns
            for frame in [self.table_part(table)]
            for column in columns
        )

    def covers_all_cells(self) -> bool:
        """Return whether the evidence supports as many distinct filled cells as there are."""
        n_filled = sum(
            sum(frame.select(_cell_value(frame, column).count().alias(column) for column in columns).row(0))
            for table, columns in ALLOWED_DERIVATIONS.items()
            if columns
            for frame in [self.table_part(table)]
        )
        repeats = pl.all_horizontal(pl.col(column) == pl.col(column).shift() for column in CELL).fill_null(value=False)
        n_supported = self.rows_with_cells.select((pl.col("cell_value").is_not_null() & ~repeats).sum()).item()
        return bool(n_supported == n_filled)

    @cached_property
    def rows_with_cells(self) -> pl.DataFrame:
        """The rows with `cell_value`, the content of their cell: null if the cell is empty or does not exist."""
        if not self.rows.height:
            return self.rows.with_columns(cell_value=pl.lit(None, pl.String))
        groups = self.rows.group_by("target_table", maintain_order=True)
        return pl.concat((self._with_cells(str(table), rows) for (table,), rows in groups), how="vertical")

    def table_part(self, table: str) -> pl.DataFrame:
        """Return the rows of a table whose evidence is in this batch."""
        if table not in self._table_parts:
            self._table_parts[table] = self._select_part(table)
        return self._table_parts[table]

    @cached_property
    def _table_parts(self) -> dict[str, pl.DataFrame]:
        return {}

    def _with_cells(self, table: str, rows: pl.DataFrame) -> pl.DataFrame:
        columns = ALLOWED_DERIVATIONS.get(table, {})
        cell_value = pl.lit(None, pl.String)
        if not columns:
            return rows.with_columns(cell_value=cell_value)
        cells = self.table_part(table).select(
            pl.col(KEYS[table][0]).alias("target_id"),
            *(_cell_value(self.table_part(table), column).alias(f"cell {column}") for column in columns),
        )
        # A duplicate key would duplicate evidence; `key_is_unique` reports it.
        cells = cells.unique("target_id", keep="first")
        joined = rows.join(cells, on="target_id", how="left", maintain_order="left")
        for column in columns:
            cell_value = pl.when(pl.col("target_column") == column).then(pl.col(f"cell {column}")).otherwise(cell_value)
        return joined.with_columns(cell_value=cell_value).drop(f"cell {column}" for column in columns)

    def _select_part(self, table: str) -> pl.DataFrame:
        key, frame = pl.col(KEYS[table][0]), self.tables[table]
        if (self.previous_key and table < self.previous_key[0]) or (self.last_key and table > self.last_key[0]):
            return frame.clear()
        if self.previous_key and table == self.previous_key[0]:
            frame = frame.filter(key > self.previous_key[1])
        if self.last_key and table == self.last_key[0]:
            frame = frame.filter(key <= self.last_key[1])
        return frame


def _cell_value(frame: pl.DataFrame, column: str) -> pl.Expr:
    """Return the content of cells as evidence repeats it; null if a cell is empty or false, which needs no evidence."""
    if frame.schema[column] == pl.Boolean:
        return pl.when(pl.col(column)).then(pl.lit("true"))
    return pl.col(column).cast(pl.String)

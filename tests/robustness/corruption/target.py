"""What an operator changes: a column of a table, or its rows as a whole."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from ordrett_dataset.schemas import KEYS, TABLES
from ordrett_dataset.tables.frames import dtypes
from tests.robustness.corruption.baseline import Baseline, Row
from tests.robustness.corruption.mutant import SetCell


@dataclass(frozen=True)
class Target:
    """A column of a table; `column` is empty for whole rows."""

    baseline: Baseline
    table: str
    column: str

    @property
    def rows(self) -> list[Row]:
        """The rows of the table."""
        return self.baseline.rows[self.table]

    @property
    def dtype(self) -> pl.DataType | None:
        """The type of the column; None for whole rows."""
        return dtypes(self.table).get(self.column)

    @property
    def metadata(self) -> dict[str, Any]:
        """The metadata of the column in its schema: origins, references, codes."""
        if not self.column:
            return {}
        return TABLES[self.table].to_schema().columns[self.column].metadata or {}

    @property
    def is_offset(self) -> bool:
        """Whether the column is the start or end of a text."""
        return self.column.endswith(("_start", "_end"))

    @property
    def is_anchored(self) -> bool:
        """Whether the column is a text with offsets."""
        return f"{self.column}_start" in dtypes(self.table)

    @property
    def is_date(self) -> bool:
        """Whether the column is an EDTF date."""
        return f"{self.column}_basis" in dtypes(self.table)

    def filled_rows(self, rng: random.Random) -> Iterator[tuple[int, Row]]:
        """Yield position and cells of the rows in which the column is filled, in random order."""
        for position, row in self.shuffled_rows(rng):
            if not self.column or row[self.column] is not None:
                yield position, row

    def shuffled_rows(self, rng: random.Random) -> Iterator[tuple[int, Row]]:
        """Yield position and cells of each row, in random order."""
        positions = list(range(len(self.rows)))
        rng.shuffle(positions)
        return ((position, self.rows[position]) for position in positions)

    def set_cell(self, position: int, value: object) -> SetCell:
        """Return the edit that sets the column in one row."""
        return SetCell(self.table, position, self.column, value)

    def evidence_positions(self, row: Row) -> list[int]:
        """Return the positions of the evidence for the column in a row."""
        return self.baseline.evidence_positions.get((self.table, str(row[KEYS[self.table][0]]), self.column), [])

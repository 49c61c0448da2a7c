"""Where a mutant differs: one column of a table, or its rows as a whole."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from ordrett_dataset.schemas import KEYS, TABLES
from ordrett_dataset.tables.frames import dtypes
from tests.robustness.corruption.baseline import Ground, Row
from tests.robustness.corruption.edit import Cell

OFFSETS: Final = ("_start", "_end")


@dataclass(frozen=True)
class Place:
    """A column of a table of the right package; the name is empty for whole rows."""

    ground: Ground
    table: str
    name: str

    @property
    def rows(self) -> list[Row]:
        """The rows of the table."""
        return self.ground.rows[self.table]

    @property
    def dtype(self) -> pl.DataType | None:
        """The type of the column."""
        return dtypes(self.table).get(self.name)

    @property
    def said(self) -> dict[str, Any]:
        """What the model says of the column beside its type: origins, references, codes."""
        return TABLES[self.table].to_schema().columns[self.name].metadata or {} if self.name else {}

    @property
    def is_offset(self) -> bool:
        """Whether the column tells where words begin or end."""
        return self.name.endswith(OFFSETS)

    @property
    def is_anchored(self) -> bool:
        """Whether the column holds words beside which their offsets stand."""
        return f"{self.name}_start" in dtypes(self.table)

    @property
    def is_edtf(self) -> bool:
        """Whether the column holds dates of EDTF."""
        return f"{self.name}_basis" in dtypes(self.table)

    def filled(self, chance: random.Random) -> Iterator[tuple[int, Row]]:
        """Yield place and cells of each row in which the column is filled, in no order."""
        return ((n, row) for n, row in self.shuffled(chance) if not self.name or row[self.name] is not None)

    def shuffled(self, chance: random.Random) -> Iterator[tuple[int, Row]]:
        """Yield place and cells of each row, in no order."""
        order = list(range(len(self.rows)))
        chance.shuffle(order)
        return ((n, self.rows[n]) for n in order)

    def with_value(self, row: int, value: object) -> Cell:
        """Return the change of one cell."""
        return Cell(self.table, row, self.name, value)

    def reasons(self, row: Row) -> list[int]:
        """Return the places of the evidence of a cell."""
        return self.ground.reasons.get((self.table, str(row[KEYS[self.table][0]]), self.name), [])

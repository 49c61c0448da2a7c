"""Swap two values."""

import random
from collections.abc import Iterator
from typing import Final

from ordrett_dataset.tables.frames import dtypes
from tests.robustness.corruption.mutant import SetCell
from tests.robustness.corruption.operator import Change, operator
from tests.robustness.corruption.target import Target

# Rows with the same value in one of these columns are swapped first.
_GROUP_COLUMNS: Final = ("target_id", "event_id", "article_id")


@operator("swapped with another row")
def swap_rows(target: Target, rng: random.Random) -> Iterator[Change]:
    """Swap the values of two rows, of the same event or article if possible."""
    if not target.column:
        return
    column = target.column
    for position, row in target.filled_rows(rng):
        others = [
            (number, other) for number, other in enumerate(target.rows) if other[column] not in (None, row[column])
        ]
        if others:
            group = [name for name in _GROUP_COLUMNS if row.get(name) is not None and name != column]
            rng.shuffle(others)
            number, other = min(others, key=lambda pair: [pair[1][name] != row[name] for name in group])
            description = f"{row[column]!r} <-> {other[column]!r} of {target.baseline.key(target.table, other)}"
            edits = (target.set_cell(position, other[column]), target.set_cell(number, row[column]))
            yield Change(row, description, edits)


@operator("swapped with another column")
def swap_columns(target: Target, rng: random.Random) -> Iterator[Change]:
    """Swap the values of two columns of the same type."""
    if not target.column:
        return
    column, column_types = target.column, dtypes(target.table)
    for position, row in target.filled_rows(rng):
        others = [
            name
            for name, dtype in column_types.items()
            if dtype == target.dtype and name != column and row[name] not in (None, row[column])
        ]
        if others:
            other = rng.choice(others)
            description = f"{row[column]!r} <-> {row[other]!r} of {other}"
            edits = (target.set_cell(position, row[other]), SetCell(target.table, position, other, row[column]))
            yield Change(row, description, edits)

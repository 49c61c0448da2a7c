"""Two values that have changed places."""

import random
from collections.abc import Iterator
from typing import Final

from ordrett_dataset.tables.frames import dtypes
from tests.robustness.corruption.edit import Cell
from tests.robustness.corruption.operator import Change, kind
from tests.robustness.corruption.target import Place

NEAR: Final = ("target_id", "event_id", "article_id")


@kind("swapped with another row")
def of_two_rows(place: Place, chance: random.Random) -> Iterator[Change]:
    """Yield two rows with one another's value, of the same event or article where there are two."""
    if not place.name:
        return
    for n, row in place.filled(chance):
        others = [(m, other) for m, other in enumerate(place.rows) if other[place.name] not in (None, row[place.name])]
        if others:
            same = [name for name in NEAR if row.get(name) is not None and name != place.name]
            chance.shuffle(others)
            m, other = min(others, key=lambda found: [found[1][name] != row[name] for name in same])
            said = f"{row[place.name]!r} <-> {other[place.name]!r} of {place.ground.key(place.table, other)}"
            yield Change(row, said, (place.with_value(n, other[place.name]), place.with_value(m, row[place.name])))


@kind("swapped with another column")
def of_two_columns(place: Place, chance: random.Random) -> Iterator[Change]:
    """Yield a row in which two columns of one type hold one another's value."""
    if not place.name:
        return
    types = dtypes(place.table)
    for n, row in place.filled(chance):
        others = [
            name
            for name, dtype in types.items()
            if dtype == place.dtype and name != place.name and row[name] not in (None, row[place.name])
        ]
        if others:
            name = chance.choice(others)
            said = f"{row[place.name]!r} <-> {row[name]!r} of {name}"
            yield Change(row, said, (place.with_value(n, row[name]), Cell(place.table, n, name, row[place.name])))

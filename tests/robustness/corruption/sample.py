"""The mutants of a package: of every column and kind as many, the same ones every time."""

import random
from collections.abc import Iterator
from itertools import islice
from typing import Final

from ordrett_dataset.schemas import TABLES
from tests.robustness.corruption.baseline import Ground
from tests.robustness.corruption.mutant import Group, Mutant
from tests.robustness.corruption.operator import KINDS, Kind
from tests.robustness.corruption.operators import consistent, dates, offsets, rows, spelling, swaps, values
from tests.robustness.corruption.operators.articles import changed_seeds
from tests.robustness.corruption.operators.descriptors import changed_descriptors
from tests.robustness.corruption.target import Place
from tests.robustness.corruption.undetectable import reason

# Importing a family registers its kinds.
FAMILIES: Final = (consistent, dates, spelling, offsets, rows, swaps, values)
CERTAIN: Final = frozenset({"anchored", "computed"})


def drawn(ground: Ground, most: int, seed: int = 0) -> Iterator[Mutant]:
    """Yield at most so many mutants of each kind for each column of each table, for its rows, seeds and descriptor."""
    for place in places(ground):
        for kind in KINDS.values():
            yield from islice(of_kind(place, kind, seed), most)
    yield from changed_seeds(ground, random.Random(seed), most)  # noqa: S311 - nothing to keep secret
    yield from changed_descriptors(ground, random.Random(seed))  # noqa: S311


def places(ground: Ground) -> Iterator[Place]:
    """Yield every column of every table, and each table's rows as a whole."""
    for table, model in TABLES.items():
        for name in ("", *model.to_schema().columns):
            yield Place(ground, table, name)


def of_kind(place: Place, kind: Kind, seed: int = 0) -> Iterator[Mutant]:
    """Yield the mutants of one kind for one column, in an order that follows from the seed."""
    chance = random.Random(f"{seed} {place.table} {place.name} {kind.name}")  # noqa: S311
    group = group_of(place, kind)
    for row, said, edits in kind.make(place, chance):
        yield Mutant(kind.name, group, place.table, place.name, place.ground.key(place.table, row), said, edits)


def group_of(place: Place, kind: Kind) -> Group:
    """Return what is to be expected of a kind for a column."""
    if kind.alike:
        return "alike"
    if reason(place.table, place.name, kind.name):
        return "outside"
    return "certain" if CERTAIN.issuperset(place.said.get("origins", ())) else "read"

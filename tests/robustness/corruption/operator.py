"""A kind of mutation: a function that yields the changes of one column, one after another."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from tests.robustness.corruption.baseline import Row
from tests.robustness.corruption.edit import Edit
from tests.robustness.corruption.target import Place


class Change(NamedTuple):
    """What becomes of a row, in words and as edits."""

    row: Row
    said: str
    edits: tuple[Edit, ...]


Make = Callable[[Place, random.Random], Iterator[Change]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A family of changes; `alike` where a cell changes together with what proves it."""

    name: str
    make: Make
    alike: bool


KINDS: Final[dict[str, Kind]] = {}


def kind(name: str, *, alike: bool = False) -> Callable[[Make], Make]:
    """Register a function as the kind of mutation of this name."""

    def register(make: Make) -> Make:
        KINDS[name] = Kind(name, make, alike)
        return make

    return register


def one_cell(place: Place, n: int, row: Row, value: object) -> Change:
    """Return the change of the place's cell in one row to another value."""
    return Change(row, f"{row[place.name]!r} -> {value!r}", (place.with_value(n, value),))

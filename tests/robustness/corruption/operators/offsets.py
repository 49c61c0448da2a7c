"""Words that begin or end a character too early or too late, and numbers that are one too many."""

import random
from collections.abc import Iterator
from functools import partial
from typing import Final

import polars as pl

from tests.robustness.corruption.baseline import Row
from tests.robustness.corruption.edit import Cell, Edit
from tests.robustness.corruption.operator import Change, kind, one_cell
from tests.robustness.corruption.target import Place

BY: Final = {"less": -1, "more": 1}
# Of the first and the last character, by how many each moves.
WINDOWS: Final = {
    "begin one earlier": (-1, 0),
    "begin one later": (1, 0),
    "end one earlier": (0, -1),
    "end one later": (0, 1),
    "stand one earlier": (-1, -1),
    "stand one later": (1, 1),
}


def _moved(by: int, place: Place, chance: random.Random) -> Iterator[Change]:
    """An offset, alone."""
    if place.is_offset:
        for n, row in place.filled(chance):
            yield one_cell(place, n, row, row[place.name] + by)


def _counted(by: int, place: Place, chance: random.Random) -> Iterator[Change]:
    """A number that is no offset."""
    if place.dtype == pl.Int64 and not place.is_offset:
        for n, row in place.filled(chance):
            yield one_cell(place, n, row, row[place.name] + by)


def _shifted(by: int, place: Place, chance: random.Random) -> Iterator[Change]:
    """Both offsets, the words left as they are."""
    if place.is_anchored:
        for n, row in place.filled(chance):
            yield Change(row, f"both offsets {by:+}", tuple(_offsets(place, n, row, by, by)))


def _cut(first: int, last: int, place: Place, chance: random.Random) -> Iterator[Change]:
    """Words cut anew, offsets and words agreeing."""
    if not place.is_anchored:
        return
    for n, row in place.filled(chance):
        start, end = row[f"{place.name}_start"] + first, row[f"{place.name}_end"] + last
        text = place.ground.texts[row["article_id"]]
        if 0 <= start < end <= len(text):
            words = place.with_value(n, text[start:end])
            said = f"{row[place.name]!r} -> {text[start:end]!r}"
            yield Change(row, said, (words, *_offsets(place, n, row, first, last)))


def _offsets(place: Place, n: int, row: Row, first: int, last: int) -> Iterator[Edit]:
    for name, by in ((f"{place.name}_start", first), (f"{place.name}_end", last)):
        if by:
            yield Cell(place.table, n, name, row[name] + by)


for said, number in BY.items():
    kind(f"offset one {said}")(partial(_moved, number))
    kind(f"number one {said}")(partial(_counted, number))
    kind(f"both offsets one {said}")(partial(_shifted, number))
for said, (begin, finish) in WINDOWS.items():
    kind(f"words cut anew: {said}", alike=True)(partial(_cut, begin, finish))

"""A cell that changes together with what proves it."""

import random
from collections.abc import Callable, Iterator
from typing import Any, Final

import polars as pl

from ordrett.edtf import parse_date_bounds
from ordrett_dataset.rules.evidence_batch import ALLOWED_DERIVATIONS
from tests.robustness.corruption.edit import Cell, Edit
from tests.robustness.corruption.operator import KINDS, Change, kind
from tests.robustness.corruption.operators import dates, spelling, values
from tests.robustness.corruption.target import Place

# Importing them registers their kinds.
FAMILIES: Final = (dates, spelling, values)

# The kinds of one cell that are made again here, with the evidence that repeats the cell.
AGAIN: Final = (
    "another value of the list",
    "another key that is there",
    "value of another row",
    "flipped",
    "date a day later",
    "date a month later",
    "date a year later",
    "date less precise",
    "date open at its end",
    "another letter",
)
WORDS: Final = {"cue": "source", "source": "cue"}


def _again(of: Callable[[Place, random.Random], Iterator[Change]]) -> Callable[..., Iterator[Change]]:
    def make(place: Place, chance: random.Random) -> Iterator[Change]:
        if place.name not in ALLOWED_DERIVATIONS[place.table]:
            return
        for row, said, edits in of(place, chance):
            (cell,) = (edit for edit in edits if isinstance(edit, Cell))
            if place.is_edtf and not _is_date(cell.value):
                continue
            repeated = tuple(Cell("evidence", n, "value", _printed(cell.value)) for n in place.reasons(row))
            yield Change(row, said, (cell, *_beside(place, cell), *repeated))

    return make


def _printed(value: Any) -> str:
    return pl.Series([value]).cast(pl.String).item()  # type: ignore[no-any-return]  # polars says Any


def _beside(place: Place, cell: Cell) -> Iterator[Edit]:
    """Yield the bounds of a date, which follow from it."""
    if place.is_edtf:
        for which, day in zip(("earliest", "latest"), parse_date_bounds(cell.value), strict=True):
            yield Cell(place.table, cell.row, f"{place.name}_{which}", day)


def _is_date(edtf: str) -> bool:
    try:
        parse_date_bounds(edtf)
    except ValueError:
        return False
    return True


for name in AGAIN:
    kind(f"{name}, and its evidence", alike=True)(_again(KINDS[name].make))


@kind("another speaker, with kind, name and evidence", alike=True)
def another_speaker(place: Place, chance: random.Random) -> Iterator[Change]:
    """Yield a quote that is given to another person of its article, evidence and all."""
    if (place.table, place.name) != ("quotes", "speaker_id"):
        return
    names = {row["person_id"]: row["name"] for row in place.ground.rows["people"]}
    for n, row in place.filled(chance):
        near = {m["person_id"] for m in place.ground.rows["person_mentions"] if m["article_id"] == row["article_id"]}
        others = sorted(near - {row["speaker_id"]})
        if others:
            other = chance.choice(others)
            cells = {"speaker_id": other, "speaker_name": names[other]}
            edits: list[Edit] = []
            for column, value in cells.items():
                beside = Place(place.ground, "quotes", column)
                edits.append(beside.with_value(n, value))
                edits += [Cell("evidence", m, "value", value) for m in beside.reasons(row)]
            yield Change(row, f"{row['speaker_id']!r} -> {other!r}", tuple(edits))


@kind("cue and source swapped", alike=True)
def cue_and_source(place: Place, chance: random.Random) -> Iterator[Change]:
    """Yield a quote whose source stands as its cue and its cue as its source, with their offsets."""
    if place.table != "quotes" or place.name not in WORDS:
        return
    other = WORDS[place.name]
    for n, row in place.filled(chance):
        if row[other] is not None:
            cells = {f"{a}{end}": row[f"{b}{end}"] for a, b in WORDS.items() for end in ("", "_start", "_end")}
            edits = tuple(Cell("quotes", n, column, value) for column, value in cells.items())
            yield Change(row, f"{row['cue']!r} <-> {row['source']!r}", edits)

"""A value that the column may hold, in a row where it is wrong."""

import random
from collections.abc import Iterator
from typing import Any

import polars as pl

from ordrett_dataset.schemas import KEYS, TABLES
from ordrett_dataset.schemas.codebook import CODEBOOK
from tests.robustness.corruption.baseline import Row
from tests.robustness.corruption.operator import Change, kind, one_cell
from tests.robustness.corruption.target import Place


@kind("another value of the list")
def another_code(place: Place, chance: random.Random) -> Iterator[Change]:
    """Yield what the codebook has beside."""
    if codes := place.said.get("codes"):
        for n, row in place.filled(chance):
            yield one_cell(place, n, row, chance.choice([code for code in CODEBOOK[codes] if code != row[place.name]]))


@kind("another key that is there")
def another_key(place: Place, chance: random.Random) -> Iterator[Change]:
    """Yield the key of another row, first of one that is easily taken for the right one."""
    if to := place.said.get("references"):
        for n, row in place.filled(chance):
            if others := _confusable(place, row, to, chance):
                yield one_cell(place, n, row, others[0])


@kind("value of another row")
def another_value(place: Place, chance: random.Random) -> Iterator[Change]:
    """Yield what the column holds elsewhere, first in the same article."""
    if not place.name or place.said["codes"] or place.said["references"] or place.dtype == pl.Boolean:
        return
    for n, row in place.filled(chance):
        if others := _elsewhere(place, row, chance):
            yield one_cell(place, n, row, others[0])


@kind("null")
def emptied(place: Place, chance: random.Random) -> Iterator[Change]:
    """Yield nothing instead of a value."""
    if place.name:
        for n, row in place.filled(chance):
            yield one_cell(place, n, row, None)


@kind("value where there is none")
def filled(place: Place, chance: random.Random) -> Iterator[Change]:
    """Yield a value of the column, or one that it could hold, in the place of nothing."""
    if not place.name or not TABLES[place.table].to_schema().columns[place.name].nullable:
        return
    for n, row in place.shuffled(chance):
        if row[place.name] is None and (others := _elsewhere(place, row, chance) or _made(place)):
            yield one_cell(place, n, row, others[0])


@kind("flipped")
def flipped(place: Place, chance: random.Random) -> Iterator[Change]:
    """Yield true for false and false for true."""
    if place.dtype == pl.Boolean:
        for n, row in place.filled(chance):
            yield one_cell(place, n, row, not row[place.name])


def _confusable(place: Place, row: Row, to: str, chance: random.Random) -> list[Any]:
    """Return the other keys, those before all that rows of the same article or event name."""
    table, key = to.split(".")
    near = {
        other[place.name]
        for other in place.rows
        for same in ("article_id", "event_id", "target_id")
        if same != place.name and other.get(same, ...) == row.get(same) is not None
    }
    keys = [other[key] for other in place.ground.rows[table] if other[key] not in (row[place.name], None)]
    chance.shuffle(keys)
    return sorted(keys, key=lambda value: value not in near)


def _elsewhere(place: Place, row: Row, chance: random.Random) -> list[Any]:
    by = "article_id" if "article_id" in row and place.name != "article_id" else KEYS[place.table][0]
    others = {
        other[place.name]: other[by] != row[by]
        for other in sorted(place.rows, key=lambda other: other[by] == row[by])
        if other[place.name] not in (None, row[place.name])
    }
    values = sorted(others, key=str)
    chance.shuffle(values)
    return sorted(values, key=lambda value: others[value])


def _made(place: Place) -> list[Any]:
    if place.said["codes"]:
        return list(CODEBOOK[place.said["codes"]])
    return ["something"] if place.dtype == pl.String else [1] if place.dtype == pl.Int64 else []

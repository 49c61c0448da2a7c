"""Dates and their bounds, moved."""

import random
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Final

import polars as pl

from tests.robustness.corruption.operator import Change, kind, one_cell
from tests.robustness.corruption.target import Place

DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MONTH: Final = re.compile(r"([0-9]{4})-(0[0-9]|1[0-2])")
YEAR: Final = re.compile(r"[0-9]{4}")


def _day(edtf: str) -> str:
    return DAY.sub(lambda found: (date.fromisoformat(found[0]) + timedelta(1)).isoformat(), edtf, count=1)


def _month(edtf: str) -> str:
    return MONTH.sub(lambda found: f"{found[1]}-{int(found[2]) % 12 + 1:02}", edtf, count=1)


def _year(edtf: str) -> str:
    return YEAR.sub(lambda found: f"{int(found[0]) + 1:04}", edtf, count=1)


def _coarser(edtf: str) -> str:
    return re.sub(r"-[0-9]{2}(?=$|/)", "", edtf, count=1)


def _open(edtf: str) -> str:
    return edtf.split("/")[0] + "/.." if "/.." not in edtf else edtf.split("/")[0]


EDTF: Final[dict[str, Callable[[str], str]]] = {
    "date a day later": _day,
    "date a month later": _month,
    "date a year later": _year,
    "date less precise": _coarser,
    "date with a qualifier": lambda edtf: f"{edtf}?" if edtf[-1].isdigit() else edtf[:-1],
    "date open at its end": _open,
}
BOUNDS: Final = {"bound a day earlier": -1, "bound a day later": 1, "bound a year later": 365}


def _dated(change: Callable[[str], str], place: Place, chance: random.Random) -> Iterator[Change]:
    if place.is_edtf:
        for n, row in place.filled(chance):
            if (other := change(row[place.name])) != row[place.name]:
                yield one_cell(place, n, row, other)


def _bounded(days: int, place: Place, chance: random.Random) -> Iterator[Change]:
    if place.dtype == pl.Date:
        for n, row in place.filled(chance):
            yield one_cell(place, n, row, row[place.name] + timedelta(days))


for name, by in EDTF.items():
    kind(name)(partial(_dated, by))
for name, number in BOUNDS.items():
    kind(name)(partial(_bounded, number))

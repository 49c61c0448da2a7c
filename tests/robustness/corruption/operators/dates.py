"""Change dates and their bounds."""

import random
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Final

import polars as pl

from tests.robustness.corruption.operator import Change, change_cell, operator
from tests.robustness.corruption.target import Target

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH: Final = re.compile(r"([0-9]{4})-(0[0-9]|1[0-2])")
_YEAR: Final = re.compile(r"[0-9]{4}")


def _add_day(edtf: str) -> str:
    return _DAY.sub(lambda match: (date.fromisoformat(match[0]) + timedelta(1)).isoformat(), edtf, count=1)


def _add_month(edtf: str) -> str:
    return _MONTH.sub(lambda match: f"{match[1]}-{int(match[2]) % 12 + 1:02}", edtf, count=1)


def _add_year(edtf: str) -> str:
    return _YEAR.sub(lambda match: f"{int(match[0]) + 1:04}", edtf, count=1)


def _reduce_precision(edtf: str) -> str:
    return re.sub(r"-[0-9]{2}(?=$|/)", "", edtf, count=1)


def _toggle_open_end(edtf: str) -> str:
    start = edtf.split("/")[0]
    return start if "/.." in edtf else f"{start}/.."


def _toggle_qualifier(edtf: str) -> str:
    return f"{edtf}?" if edtf[-1].isdigit() else edtf[:-1]


_DATE_OPERATORS: Final[dict[str, Callable[[str], str]]] = {
    "date a day later": _add_day,
    "date a month later": _add_month,
    "date a year later": _add_year,
    "date less precise": _reduce_precision,
    "date with a qualifier": _toggle_qualifier,
    "date with an open end": _toggle_open_end,
}
# Operator -> days that a bound moves.
_BOUND_OPERATORS: Final = {"bound a day earlier": -1, "bound a day later": 1, "bound a year later": 365}


def _change_date(change: Callable[[str], str], target: Target, rng: random.Random) -> Iterator[Change]:
    if target.is_date:
        for position, row in target.filled_rows(rng):
            if (changed := change(row[target.column])) != row[target.column]:
                yield change_cell(target, position, row, changed)


def _move_bound(n_days: int, target: Target, rng: random.Random) -> Iterator[Change]:
    if target.dtype == pl.Date:
        for position, row in target.filled_rows(rng):
            yield change_cell(target, position, row, row[target.column] + timedelta(n_days))


for _name, _change in _DATE_OPERATORS.items():
    operator(_name)(partial(_change_date, _change))
for _name, _n_days in _BOUND_OPERATORS.items():
    operator(_name)(partial(_move_bound, _n_days))

"""Change offsets and other numbers by one, and move the ends of texts."""

import random
from collections.abc import Iterator
from functools import partial
from typing import Final

import polars as pl

from tests.robustness.corruption.baseline import Row
from tests.robustness.corruption.mutant import Edit, SetCell
from tests.robustness.corruption.operator import Change, change_cell, operator
from tests.robustness.corruption.target import Target

_STEPS: Final = {"less": -1, "more": 1}
# Operator -> characters that the start and the end of a text move.
_SPAN_OPERATORS: Final = {
    "starts one earlier": (-1, 0),
    "starts one later": (1, 0),
    "ends one earlier": (0, -1),
    "ends one later": (0, 1),
    "is one earlier": (-1, -1),
    "is one later": (1, 1),
}


def _change_offset(step: int, target: Target, rng: random.Random) -> Iterator[Change]:
    if target.is_offset:
        for position, row in target.filled_rows(rng):
            yield change_cell(target, position, row, row[target.column] + step)


def _change_number(step: int, target: Target, rng: random.Random) -> Iterator[Change]:
    if target.dtype == pl.Int64 and not target.is_offset:
        for position, row in target.filled_rows(rng):
            yield change_cell(target, position, row, row[target.column] + step)


def _change_both_offsets(step: int, target: Target, rng: random.Random) -> Iterator[Change]:
    """Move both offsets of a text, and leave the text as it is."""
    if target.is_anchored:
        for position, row in target.filled_rows(rng):
            yield Change(row, f"both offsets {step:+}", tuple(_move_offsets(target, position, row, step, step)))


def _move_span(start_step: int, end_step: int, target: Target, rng: random.Random) -> Iterator[Change]:
    """Move the ends of a text, and take the text from the article again."""
    if not target.is_anchored:
        return
    for position, row in target.filled_rows(rng):
        start, end = row[f"{target.column}_start"] + start_step, row[f"{target.column}_end"] + end_step
        article = target.baseline.texts[row["article_id"]]
        if 0 <= start < end <= len(article):
            text = target.set_cell(position, article[start:end])
            description = f"{row[target.column]!r} -> {article[start:end]!r}"
            yield Change(row, description, (text, *_move_offsets(target, position, row, start_step, end_step)))


def _move_offsets(target: Target, position: int, row: Row, start_step: int, end_step: int) -> Iterator[Edit]:
    for column, step in ((f"{target.column}_start", start_step), (f"{target.column}_end", end_step)):
        if step:
            yield SetCell(target.table, position, column, row[column] + step)


for _name, _step in _STEPS.items():
    operator(f"offset one {_name}")(partial(_change_offset, _step))
    operator(f"number one {_name}")(partial(_change_number, _step))
    operator(f"both offsets one {_name}")(partial(_change_both_offsets, _step))
for _name, (_start_step, _end_step) in _SPAN_OPERATORS.items():
    operator(f"text {_name}, with its offsets", is_consistent=True)(partial(_move_span, _start_step, _end_step))

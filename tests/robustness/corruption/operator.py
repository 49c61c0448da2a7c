"""Mutation operators: functions that yield the possible changes of a target, one after another."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from tests.robustness.corruption.baseline import Row
from tests.robustness.corruption.mutant import Edit
from tests.robustness.corruption.target import Target


class Change(NamedTuple):
    """A change of one row."""

    row: Row
    description: str
    edits: tuple[Edit, ...]


YieldChanges = Callable[[Target, random.Random], Iterator[Change]]


@dataclass(frozen=True, slots=True)
class Operator:
    """A mutation operator; `is_consistent` if it changes a value together with its evidence."""

    name: str
    yield_changes: YieldChanges
    is_consistent: bool


OPERATORS: Final[dict[str, Operator]] = {}


def operator(name: str, *, is_consistent: bool = False) -> Callable[[YieldChanges], YieldChanges]:
    """Register a function as the operator of this name."""

    def register(function: YieldChanges) -> YieldChanges:
        OPERATORS[name] = Operator(name, function, is_consistent)
        return function

    return register


def change_cell(target: Target, position: int, row: Row, value: object) -> Change:
    """Return the change of the target column in one row."""
    return Change(row, f"{row[target.column]!r} -> {value!r}", (target.set_cell(position, value),))

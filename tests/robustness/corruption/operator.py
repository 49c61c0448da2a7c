"""Mutation operators: functions that yield the possible changes of a target, one after another."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

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
    """A mutation operator; `group` if it changes a value together with its evidence, and is counted apart."""

    name: str
    yield_changes: YieldChanges
    group: Literal["", "consistent", "forged"] = ""

    @property
    def is_consistent(self) -> bool:
        """Whether it changes a value together with its evidence."""
        return bool(self.group)


OPERATORS: Final[dict[str, Operator]] = {}


def operator(
    name: str, *, is_consistent: bool = False, group: Literal["", "forged"] = ""
) -> Callable[[YieldChanges], YieldChanges]:
    """Register a function as the operator of this name."""

    def register(function: YieldChanges) -> YieldChanges:
        OPERATORS[name] = Operator(name, function, group or ("consistent" if is_consistent else ""))
        return function

    return register


def change_cell(target: Target, position: int, row: Row, value: object) -> Change:
    """Return the change of the target column in one row."""
    return Change(row, f"{row[target.column]!r} -> {value!r}", (target.set_cell(position, value),))

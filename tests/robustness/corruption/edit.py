"""What is changed in a package: cells, rows, seeds, and what the descriptor says."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Cell:
    """The row of a table, by its place in the real package, holds another value in a column."""

    table: str
    row: int
    column: str
    value: Any


@dataclass(frozen=True, slots=True)
class Lost:
    """A row of a table is gone."""

    table: str
    row: int


@dataclass(frozen=True, slots=True)
class Added:
    """A table has a row more: its cells."""

    table: str
    cells: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Seed:
    """The seed of an article is another one."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Described:
    """The descriptor says something else at a place, which is named by keys and numbers; `...` takes it out."""

    place: tuple[str | int, ...]
    value: Any


Edit = Cell | Lost | Added | Seed | Described

"""A corrupted package: the edits that turn the valid package into it."""

from dataclasses import dataclass
from typing import Any, Literal

# determined: the package determines the value: keys, offsets, computed columns, text as printed, rows.
# annotated: the annotator chose the value. consistent: a value and its evidence are changed together.
# forged: the same, and the words of the article beside it contradict the change.
# undetectable: nothing in the package contradicts another value.
Group = Literal["determined", "annotated", "consistent", "forged", "undetectable"]


@dataclass(frozen=True, slots=True)
class SetCell:
    """Set a cell; `row` is the position of the row in the table of the valid package."""

    table: str
    row: int
    column: str
    value: Any


@dataclass(frozen=True, slots=True)
class DeleteRow:
    """Delete a row by its position."""

    table: str
    row: int


@dataclass(frozen=True, slots=True)
class AddRow:
    """Add a row: pairs of column and value."""

    table: str
    cells: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class ReplaceArticle:
    """Replace the file of an article."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class SetProperty:
    """Set a property of the descriptor, found by keys and list positions; the value `...` deletes it."""

    location: tuple[str | int, ...]
    value: Any


Edit = SetCell | DeleteRow | AddRow | ReplaceArticle | SetProperty


@dataclass(frozen=True, slots=True)
class Mutant:
    """A package with one injected error; `description` says what was changed."""

    operator: str
    group: Group
    table: str
    column: str
    row: str
    description: str
    edits: tuple[Edit, ...]

    def edits_descriptor(self) -> bool:
        """Return whether an edit concerns the descriptor, so that only the written files can be validated."""
        return any(isinstance(edit, SetProperty) for edit in self.edits)

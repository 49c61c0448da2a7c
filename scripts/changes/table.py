"""A table of a version: what is said of it, and its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from ordrett.refusal import Refusal
from scripts.changes.shape import Shape
from scripts.opened.table_files import UNREADABLE


@dataclass(frozen=True)
class Table:
    """What the descriptor says of a table, and its rows, which are read part by part when they are asked for."""

    where: str
    said: Mapping[str, Any]  # as scripts.changes.said arranges it
    shape: Shape
    lazy: pl.LazyFrame
    content: str | None = None  # the hash of the file that the rows are read from, where it was held to it

    def rows(self, part: int = 0, of: int = 1) -> pl.DataFrame:
        """Return the rows of one of several parts, into which rows fall by their key; raise Refusal."""
        try:
            wanted = self.lazy.select(list(self.shape.types))
            if of > 1:
                wanted = wanted.filter(pl.struct(self.shape.key).hash() % of == part)
            return wanted.collect(engine="streaming")
        except UNREADABLE as error:
            raise self.refusal("table_can_be_read", str(error) or type(error).__name__) from None

    def height(self) -> int:
        """Return the number of rows; raise Refusal."""
        try:
            return int(self.lazy.select(pl.len()).collect(engine="streaming").item())
        except UNREADABLE as error:
            raise self.refusal("table_can_be_read", str(error) or type(error).__name__) from None

    def refusal(self, rule: str, found: str) -> Refusal:
        """Return what is said where the table is at fault."""
        first = (found.splitlines() or [""])[0]
        return Refusal(self.where, rule, first, "python -m scripts validate tells more.")

    def leads_to(self, name: str) -> set[str]:
        """Return the tables that its foreign keys lead to; `name` is its own, to which an empty one leads."""
        found = self.said["schema"]["foreignKeys"].values()
        return {str(reference.get("resource") or name) for references in found for reference in references}

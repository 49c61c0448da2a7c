"""A row of a package, as one cites it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from ordrett.errors import InputError
from ordrett_dataset.schemas import KEYS, TABLES

Row = dict[str, Any]


@dataclass(frozen=True)
class CitedRow:
    """A row: its table, its key, its cells, and the article that it was read in, where it is of one."""

    table: str
    key: str
    cells: Row
    article: Row | None

    @property
    def place(self) -> str | None:
        """Where it was read: author, title, outlet and day of the article, and the characters, where it has any."""
        if self.article is None:
            return None
        said = [self.article[name] for name in ("byline", "headline", "publisher", "published") if self.article[name]]
        place = str(self.article["article_id"])
        if "text_start" in self.cells:
            place += f", characters {self.cells['text_start']} to {self.cells['text_end']}"
        return f"From: {', '.join(said)} ({place})." if said else f"From: {place}."


def cited_row(tables: Mapping[str, pl.DataFrame], key: str) -> CitedRow:
    """Return the row of that key in any table that has keys of one column; raise InputError where there is none."""
    for table in TABLES:
        [first, *others] = KEYS[table]
        found = tables[table].filter(pl.col(first) == key) if not others else None
        if found is not None and found.height:
            cells = found.row(0, named=True)
            return CitedRow(table, key, cells, _article(tables, cells.get("article_id")))
    remedy = "Give the key of a row, such as the first cell of a line of dataset/quotes.csv."
    raise InputError(repr(key), "row_exists", "no table has a row of that key", remedy)


def _article(tables: Mapping[str, pl.DataFrame], article: str | None) -> Row | None:
    found = tables["articles"].filter(pl.col("article_id").is_in([article]))
    return found.row(0, named=True) if found.height else None

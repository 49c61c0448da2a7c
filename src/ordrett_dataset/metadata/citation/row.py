"""Find the row that a citation is about."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ordrett.errors import InputError

Row = Mapping[str, Any]
# From a table, a column and a value to the first row with that value, or None.
Lookup = Callable[[str, str, str], Row | None]


@dataclass(frozen=True)
class CitedRow:
    """A row of the dataset: its table, key and cells, and the row of its article if it has one."""

    table: str
    key: str
    cells: Row
    article: Row | None

    @property
    def source_note(self) -> str | None:
        """The article (author, headline, publisher, date) and the characters of it that the row comes from."""
        if self.article is None:
            return None
        names = ("byline", "headline", "publisher", "published")
        parts = [self.article[name] for name in names if self.article[name]]
        source = str(self.article["article_id"])
        if "text_start" in self.cells:
            source += f", characters {self.cells['text_start']} to {self.cells['text_end']}"
        return f"From: {', '.join(parts)} ({source})." if parts else f"From: {source}."


def find_cited_row(
    key: str, table_keys: Mapping[str, Sequence[str]], lookup: Lookup, removed_rows: Mapping[str, str]
) -> CitedRow:
    """Return the row with this key in any table whose primary key is one column.

    `table_keys` are the key columns of each table; `removed_rows` says why rows of earlier versions were removed.
    Raises InputError if no table has the key.
    """
    for table, columns in table_keys.items():
        row = lookup(table, columns[0], key) if len(columns) == 1 else None
        if row is not None:
            article = row.get("article_id")
            return CitedRow(table, key, row, lookup("articles", "article_id", article) if article else None)
    if notice := removed_rows.get(key):
        hint = "Cite the version that had it only for what it says no longer."
        raise InputError(repr(key), "row_exists", f"the row was removed from the dataset: {notice}", hint)
    hint = "Use the key of a row, such as a value in the first column of dataset/quotes.csv."
    raise InputError(repr(key), "row_exists", "no table has a row with this key", hint)

"""Rows of a table -> a polars frame of its types, sorted."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

import polars as pl

from schemas import TABLES
from schemas.table import primary_key

# By what the rows of a table are sorted; the others are sorted by their key.
ORDER: Final[Mapping[str, tuple[str, ...]]] = {
    "quotes": ("article_id", "text_start", "text_end", "quote_id"),
    "mentions": ("article_id", "text_start", "text_end", "mention_id"),
    "reports": ("article_id", "text_start", "text_end", "report_id"),
}


@cache
def dtypes(table: str) -> dict[str, pl.DataType]:
    """Return the polars type of each column, in order."""
    return {name: column.dtype.type for name, column in TABLES[table].to_schema().columns.items()}


def frame(table: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Return rows as a frame of the table's types, sorted."""
    return ordered(table, pl.DataFrame(rows, schema=dtypes(table), orient="row"))


def joined(table: str, frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Return the rows of several frames of a table as one, sorted."""
    return ordered(table, pl.concat([pl.DataFrame(schema=dtypes(table)), *frames]))


def ordered(table: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows of a table in its order."""
    return rows.sort(ORDER.get(table) or tuple(primary_key(TABLES[table])), nulls_last=True)

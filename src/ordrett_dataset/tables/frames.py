"""Rows of a table -> a polars frame of its types, sorted."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

import polars as pl

from ordrett_dataset.schemas import KEYS, TABLES

# By what the rows of a table are sorted; the others are sorted by their key.
ORDER: Final[Mapping[str, tuple[str, ...]]] = {
    "quotes": ("article_id", "text_start", "text_end", "quote_id"),
    "person_mentions": ("article_id", "text_start", "text_end", "person_mention_id"),
    "event_mentions": ("article_id", "text_start", "text_end", "event_mention_id"),
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
    return rows.sort(order_of(table), nulls_last=True)


def order_of(table: str) -> tuple[str, ...]:
    """Return the columns by which the rows of a table are sorted."""
    return ORDER.get(table) or tuple(KEYS[table])


def in_order(table: str, rows: pl.DataFrame) -> bool:
    """Return whether the rows are in the order of their table, without sorting them."""
    return rows.height < 2 or not rows.head(-1).select(_behind(table, rows)).to_series().any()


def _behind(table: str, rows: pl.DataFrame) -> pl.Expr:
    """Return of each row whether it belongs behind the next one."""
    behind = pl.lit(value=False)
    for name in reversed(order_of(table)):
        here, there = pl.col(name), pl.lit(rows[name].slice(1))
        # Nulls stand last.
        later = (here > there).fill_null(here.is_null() & there.is_not_null())
        behind = later | (here.eq_missing(there) & behind)
    return behind

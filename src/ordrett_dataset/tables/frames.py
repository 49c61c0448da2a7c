"""Polars frames of a table: column types and row order."""

import io
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

import polars as pl

from ordrett_dataset.schemas import ALL_TABLES, KEYS

# Tables that are sorted by position in the text; all others are sorted by their key.
SORT_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "quotes": ("article_id", "text_start", "text_end", "quote_id"),
    "person_mentions": ("article_id", "text_start", "text_end", "person_mention_id"),
    "event_mentions": ("article_id", "text_start", "text_end", "event_mention_id"),
}


@cache
def dtypes(table: str) -> dict[str, pl.DataType]:
    """Return the polars type of each column, in the order of the schema."""
    return {name: column.dtype.type for name, column in ALL_TABLES[table].to_schema().columns.items()}


def to_frame(table: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Return rows as a sorted frame of the table."""
    return sort_rows(table, pl.DataFrame(rows, schema=dtypes(table), orient="row"))


def concat_sorted(table: str, frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Return the rows of several frames of the same table as one sorted frame."""
    return sort_rows(table, pl.concat([pl.DataFrame(schema=dtypes(table)), *frames]))


def sort_rows(table: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Sort rows in the order of their table; nulls come last."""
    return rows.sort(sort_columns(table), nulls_last=True)


def sort_columns(table: str) -> tuple[str, ...]:
    """Return the columns by which the rows of a table are sorted."""
    return SORT_COLUMNS.get(table) or tuple(KEYS[table])


def is_sorted(table: str, rows: pl.DataFrame) -> bool:
    """Return whether rows are in the order of their table; cheaper than sorting them."""
    return rows.height < 2 or not rows.head(-1).select(_sorts_after_next(table, rows)).to_series().any()


def to_csv_bytes(rows: pl.DataFrame, *, include_header: bool = True) -> bytes:
    """Return rows as the CSV of a package: null is an empty cell, the header and cells that need it are quoted.

    A reader that infers the dialect from the first rows, such as DuckDB, learns from the header that cells are quoted.
    """
    content = io.BytesIO()
    if include_header:
        content.write((",".join(f'"{name}"' for name in rows.columns) + "\n").encode())
    rows.write_csv(content, include_header=False)
    return content.getvalue()


def _sorts_after_next(table: str, rows: pl.DataFrame) -> pl.Expr:
    """Return an expression that is true for each row that belongs after the row that follows it."""
    sorts_after = pl.lit(value=False)
    for name in reversed(sort_columns(table)):
        this, following = pl.col(name), pl.lit(rows[name].slice(1))
        is_greater = (this > following).fill_null(this.is_null() & following.is_not_null())
        sorts_after = is_greater | (this.eq_missing(following) & sorts_after)
    return sorts_after

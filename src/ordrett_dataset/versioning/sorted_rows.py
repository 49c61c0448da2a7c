"""Read two sorted tables side by side, in parts that hold the same range of keys."""

from collections.abc import Iterator, Sequence
from typing import Any

import polars as pl

from ordrett_dataset.versioning.versioned_table import VersionedTable


class NotSortedError(Exception):
    """The rows of a table are not in ascending order of their key, or a key occurs twice."""


def pair_sorted_rows(
    before: VersionedTable, after: VersionedTable, batch_rows: int
) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """Yield the rows of both tables in parts; a part holds all rows of either table whose key lies in its range.

    Both tables have the same key; at most about two batches of `batch_rows` rows of each are in memory. Raises
    NotSortedError if the rows of a table are not in strictly ascending order, null last, and InputError if a table
    cannot be read.
    """
    key = after.shape.key
    old_batches, new_batches = (_ascending(table.read_batches(batch_rows), key) for table in (before, after))
    old, new = before.shape.empty_frame(), after.shape.empty_frame()
    while True:
        old = next(old_batches, old) if old.is_empty() else old
        new = next(new_batches, new) if new.is_empty() else new
        if old.is_empty() or new.is_empty():
            break
        last_shared = min(old.select(key).row(-1), new.select(key).row(-1), key=_null_last)
        n_old, n_new = _count_up_to(old, key, last_shared), _count_up_to(new, key, last_shared)
        yield old.head(n_old), new.head(n_new)
        old, new = old.slice(n_old), new.slice(n_new)
    for rest in (old, *old_batches):
        yield rest, after.shape.empty_frame()
    for rest in (new, *new_batches):
        yield before.shape.empty_frame(), rest


def _ascending(batches: Iterator[pl.DataFrame], key: Sequence[str]) -> Iterator[pl.DataFrame]:
    """Yield the batches that have rows; raise NotSortedError at the first key that is not above the one before it."""
    previous: tuple[Any, ...] | None = None
    for batch in batches:
        if batch.is_empty():
            continue
        first, last = batch.select(key).row(0), batch.select(key).row(-1)
        is_above_next = _precedes([pl.col(name).shift(-1) for name in key], [pl.col(name) for name in key])
        if batch.select(is_above_next.head(batch.height - 1).any()).item():
            raise NotSortedError
        if previous is not None and _null_last(previous) >= _null_last(first):
            raise NotSortedError
        previous = last
        yield batch


def _count_up_to(rows: pl.DataFrame, key: Sequence[str], limit: tuple[Any, ...]) -> int:
    """Return how many of the sorted rows have a key of at most `limit`."""
    limits = [pl.lit(value, dtype=rows.schema[name]) for name, value in zip(key, limit, strict=True)]
    count: int = rows.select(_precedes([pl.col(name) for name in key], limits).sum()).item()
    return count


def _precedes(left: list[pl.Expr], right: list[pl.Expr]) -> pl.Expr:
    """Return whether a key sorts before another, column by column, null last; equal keys count too."""
    result = pl.lit(True)
    for ours, theirs in reversed(list(zip(left, right, strict=True))):
        is_less = (ours < theirs).fill_null(ours.is_not_null() & theirs.is_null())
        result = is_less | (ours.eq_missing(theirs) & result)
    return result


def _null_last(key: tuple[Any, ...]) -> list[tuple[bool, Any]]:
    return [(value is None, value if value is not None else 0) for value in key]

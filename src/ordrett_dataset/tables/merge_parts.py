"""Merge the sorted parts of a table, of which no two are in memory at once."""

from collections.abc import Iterator, Sequence

import polars as pl

from ordrett_dataset.schemas import TABLES
from ordrett_dataset.tables.frames import dtypes, sort_columns, sort_rows


def merge_parts(table: str, parts: Sequence[pl.LazyFrame]) -> Iterator[pl.DataFrame]:
    """Yield the rows of sorted parts in the order of the table.

    Each part holds the rows of some articles, in the order of their ids. Keys begin with the id of an article, so the
    parts follow each other, except where `a-1.q0` sorts before `a.q0`: such rows wait until their turn comes.
    """
    if table == "evidence":
        for target in sorted(TABLES):
            yield from _merge(table, [part.filter(target_table=target) for part in parts], "target_id")
    else:
        yield from _merge(table, parts, sort_columns(table)[0])


def _merge(table: str, parts: Sequence[pl.LazyFrame], key: str) -> Iterator[pl.DataFrame]:
    pending = pl.DataFrame(schema=dtypes(table))
    limits = _smallest_keys_after(parts, key)
    for part, limit in zip(parts, limits, strict=True):
        rows = sort_rows(table, pl.concat([pending, part.collect()]))
        n_due = rows.height if limit is None else int((rows[key] < limit).sum())
        yield rows.head(n_due)
        pending = rows.slice(n_due)


def _smallest_keys_after(parts: Sequence[pl.LazyFrame], key: str) -> list[str | None]:
    """Return, for each part, the smallest key in the parts after it."""
    smallest: list[str | None] = [None]
    for part in reversed(parts[1:]):
        first = part.select(pl.col(key).min()).collect().item()
        smallest.append(min(filter(None, (first, smallest[-1])), default=None))
    return smallest[::-1]

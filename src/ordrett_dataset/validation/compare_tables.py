"""The cells in which two packages differ."""

from collections.abc import Iterator, Mapping
from typing import Final

import polars as pl

from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.rules.registry import format_value, issues_for_rows, row_key
from ordrett_dataset.schemas import KEYS, TABLES

RULE: Final = "package_matches_rebuild"


def compare_tables(there: Mapping[str, pl.DataFrame], made: Mapping[str, pl.DataFrame]) -> Iterator[Issue]:
    """Yield each cell in which the tables that are there differ from those that are made; a lost row once.

    A row is named by its key. Where a key stands twice, its rows are held to the one that is made.
    """
    for table in TABLES:
        # What has equal frames has equal cells.
        if not there[table].equals(made[table], null_equal=True):
            yield from _of_table(table, there[table], made[table])


def _of_table(table: str, there: pl.DataFrame, made: pl.DataFrame) -> Iterator[Issue]:
    key = KEYS[table]
    lost = made.join(there, on=key, how="anti", nulls_equal=True, maintain_order="left")
    surplus = there.join(made, on=key, how="anti", nulls_equal=True, maintain_order="left")
    twice = there.filter(there.select(pl.struct(key).is_duplicated()).to_series()).unique(key, maintain_order=True)
    for rows, found, says in (
        (lost, "no such row", "the seeds and annotations give it"),
        (surplus, "a row more", "the seeds and annotations give none"),
        (twice, "the row is there more than once", "the seeds and annotations give it once"),
    ):
        for row in rows.iter_rows(named=True):
            yield Issue(RULE, table, row_key(table, row), "", found, says)
    both = there.join(made, on=key, how="inner", nulls_equal=True, suffix=" made", maintain_order="left")
    for column in there.columns:
        if column not in key:
            other = both.with_columns(made=f"{column} made").filter(pl.col(column).ne_missing(pl.col("made")))
            for violation in issues_for_rows(
                table, other, column, lambda row: f"the seeds and annotations give {format_value(row['made'])}"
            ):
                yield violation.to_issue(RULE)

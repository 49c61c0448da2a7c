"""Compare the tables of a package with those of a rebuild, cell by cell."""

from collections.abc import Iterator, Mapping
from typing import Final

import polars as pl

from ordrett_dataset.rules.issue import Issue, format_value
from ordrett_dataset.rules.registry import issues_for_rows, row_key
from ordrett_dataset.schemas import KEYS, TABLES

RULE: Final = "package_matches_rebuild"


def compare_tables(actual: Mapping[str, pl.DataFrame], rebuilt: Mapping[str, pl.DataFrame]) -> Iterator[Issue]:
    """Yield each missing, surplus or repeated row, and each cell that differs.

    Rows are matched by key; rows with a repeated key are all compared with the rebuilt one.
    """
    for table in TABLES:
        if not actual[table].equals(rebuilt[table], null_equal=True):
            yield from _compare_table(table, actual[table], rebuilt[table])


def _compare_table(table: str, actual: pl.DataFrame, rebuilt: pl.DataFrame) -> Iterator[Issue]:
    key = KEYS[table]
    missing = rebuilt.join(actual, on=key, how="anti", nulls_equal=True, maintain_order="left")
    surplus = actual.join(rebuilt, on=key, how="anti", nulls_equal=True, maintain_order="left")
    is_repeated = actual.select(pl.struct(key).is_duplicated()).to_series()
    repeated = actual.filter(is_repeated).unique(key, maintain_order=True)
    for rows, description, expected in (
        (missing, "no such row", "a row, as in the rebuilt package"),
        (surplus, "a surplus row", "no such row, as in the rebuilt package"),
        (repeated, "a repeated row", "one row, as in the rebuilt package"),
    ):
        for row in rows.iter_rows(named=True):
            yield Issue(RULE, table, row_key(table, row), "", description, expected)
    pairs = actual.join(rebuilt, on=key, how="inner", nulls_equal=True, suffix=" rebuilt", maintain_order="left")
    for column in actual.columns:
        if column not in key:
            rows = pairs.with_columns(rebuilt=f"{column} rebuilt")
            rows = rows.filter(pl.col(column).ne_missing(pl.col("rebuilt")))
            for violation in issues_for_rows(table, rows, column, lambda row: format_value(row["rebuilt"])):
                yield violation.to_issue(RULE)

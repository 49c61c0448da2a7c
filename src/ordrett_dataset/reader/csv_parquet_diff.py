"""The cells in which the CSV and the Parquet of a table differ."""

from collections.abc import Iterator
from itertools import zip_longest

import polars as pl

from ordrett_dataset.reader.table_files import HERE, TableFiles
from ordrett_dataset.rules.issue import MAX_ISSUES_PER_RULE, Issue
from ordrett_dataset.rules.registry import format_value, row_key
from ordrett_dataset.schemas import KEYS

RULE = "csv_matches_parquet"


def differences(files: TableFiles) -> Iterator[Issue]:
    """Yield the cells that differ; raise polars' errors where a file cannot be read."""
    rows, told = [0, 0], 0
    for csv, parquet in zip_longest(files.csv(), files.parquet()):
        rows = [
            before + (part.height if part is not None else 0) for before, part in zip(rows, (csv, parquet), strict=True)
        ]
        if csv is not None and parquet is not None and csv.height == parquet.height:
            for issue in _cells(files.table, csv, parquet):
                told += 1
                yield issue
    if rows[0] != rows[1]:
        found, says = f"{rows[0]} rows", f"the Parquet has {rows[1]}. {HERE}"
        yield Issue(RULE, files.csv_path, actual=found, expected=says)
    elif not told:
        found = "the same cells, written otherwise: a byte order mark, other line ends or quotes"
        yield Issue("csv_is_canonical", files.csv_path, actual=found, expected=HERE)


def _cells(table: str, csv: pl.DataFrame, parquet: pl.DataFrame) -> Iterator[Issue]:
    for column in csv.columns:
        at = csv[column].ne_missing(parquet[column]).arg_true()
        for n in at.head(MAX_ISSUES_PER_RULE):
            found, says = format_value(csv[column][n]), f"the Parquet has {format_value(parquet[column][n])}"
            yield Issue(RULE, table, row_key(table, csv.select(KEYS[table]).row(n, named=True)), column, found, says)
        if len(at) > MAX_ISSUES_PER_RULE:
            found = f"{len(at) - MAX_ISSUES_PER_RULE} more cells"
            yield Issue(RULE, table, "", column, found, count=len(at) - MAX_ISSUES_PER_RULE)

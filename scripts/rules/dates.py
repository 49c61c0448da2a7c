"""Dates, their bounds and what fixes them."""

from collections import defaultdict
from collections.abc import Iterator

import polars as pl

from ordrett.edtf import bounds
from scripts.rules.rule import Package, columns_beside, row_name, rows_and_columns, rule

DATED = columns_beside("_basis")


@rule
def bounds_follow_from_the_date(package: Package) -> Iterator[tuple[str, str]]:
    """The bounds are the first and last day that the date may mean, and null where it is null or open."""
    for table, row, column in rows_and_columns(package, DATED):
        try:
            should = bounds(str(row[column])) if row[column] is not None else (None, None)
        except ValueError as error:
            yield f"{row_name(table, row)} {column}", str(error)
            continue
        for which, day in zip(("earliest", "latest"), should, strict=True):
            if row[f"{column}_{which}"] != day:
                yield (
                    f"{row_name(table, row)} {column}_{which}",
                    f"{row[f'{column}_{which}']}; {row[column]!r} gives {day}",
                )


@rule
def date_and_basis_are_filled_together(package: Package) -> Iterator[tuple[str, str]]:
    """A date says what fixes it."""
    for table, row, column in rows_and_columns(package, DATED):
        if (row[column] is None) != (row[f"{column}_basis"] is None):
            yield f"{row_name(table, row)} {column}_basis", f"{row[f'{column}_basis']!r} for the date {row[column]!r}"


@rule
def basis_follows_from_the_evidence(package: Package) -> Iterator[tuple[str, str]]:
    """A date is external by an outside source, resolved by two places of the article, printed by one."""
    methods: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    dated = package.tables["evidence"].filter(
        pl.col("cell_column").is_in({name for of in DATED.values() for name in of})
    )
    for table, key, column, method in dated.select("cell_table", "cell_row", "cell_column", "method").iter_rows():
        methods[table, key, column].append(method)
    for table, row, column in rows_and_columns(package, DATED):
        key = str(next(iter(row.values())))
        proved = methods.get((table, key, column))
        if row[f"{column}_basis"] is None or not proved:
            continue
        should = "external" if "external" in proved else "resolved" if len(proved) > 1 else "printed"
        if row[f"{column}_basis"] != should:
            yield f"{row_name(table, row)} {column}_basis", f"{row[f'{column}_basis']!r}; the evidence is {should}"

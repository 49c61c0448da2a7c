"""Dates, their bounds and what fixes them."""

from collections.abc import Iterator

import polars as pl

from ordrett.edtf import parse_date_bounds
from ordrett_dataset.rules.registry import (
    EvidenceBatch,
    Package,
    RuleViolation,
    batch_rule,
    columns_with_suffix,
    format_value,
    issues_for_rows,
    rule,
)
from ordrett_dataset.schemas import KEYS

DATED = columns_with_suffix("_basis")


@rule
def date_bounds_match_date(package: Package) -> Iterator[RuleViolation]:
    """The bounds are the first and last day that the date may mean, and null where it is null or open."""
    for table, column in _dated():
        rows = package.tables[table]
        known = _bounds(rows[column].drop_nulls().unique().sort().to_list())
        rows = rows.join(known, left_on=column, right_on="date", how="left", maintain_order="left")
        unfit = pl.col("fault").is_not_null()
        yield from issues_for_rows(table, rows.filter(unfit), column, lambda row: row["fault"])
        for which in ("earliest", "latest"):
            day, should = f"{column}_{which}", pl.col(f"is_{which}")
            other = rows.filter(~unfit & pl.col(day).ne_missing(should)).with_columns(date=column, should=should)
            yield from issues_for_rows(
                table, other, day, lambda row: f"{format_value(row['date'])} gives {format_value(row['should'])}"
            )


@rule
def date_has_basis(package: Package) -> Iterator[RuleViolation]:
    """A date says what fixes it."""
    for table, column in _dated():
        half = package.tables[table].filter(pl.col(column).is_null() != pl.col(f"{column}_basis").is_null())
        half = half.with_columns(date=column)
        yield from issues_for_rows(
            table, half, f"{column}_basis", lambda row: f"the date is {format_value(row['date'])}"
        )


@batch_rule
def date_basis_matches_evidence(_: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    """A date is external by an outside source, resolved by two places of the article, printed by one."""
    for table, column in _dated():
        proved = (
            stretch.rows.filter((pl.col("target_table") == table) & (pl.col("target_column") == column))
            .group_by(pl.col("target_id").alias(KEYS[table][0]))
            .agg(reasons=pl.len(), external=(pl.col("derivation") == "external").any())
        )
        within = pl.when(pl.col("reasons") > 1).then(pl.lit("resolved")).otherwise(pl.lit("printed"))
        should = pl.when("external").then(pl.lit("external")).otherwise(within)
        rows = stretch.of(table).filter(pl.col(f"{column}_basis").is_not_null())
        rows = rows.join(proved, on=KEYS[table], how="inner", maintain_order="left").with_columns(should=should)
        other = rows.filter(pl.col(f"{column}_basis") != pl.col("should"))
        yield from issues_for_rows(table, other, f"{column}_basis", lambda row: f"the evidence is {row['should']}")


def _dated() -> Iterator[tuple[str, str]]:
    return ((table, column) for table, columns in DATED.items() for column in columns)


def _bounds(dates: list[str]) -> pl.DataFrame:
    found: list[tuple[object, ...]] = []
    for edtf in dates:
        try:
            found.append((edtf, *parse_date_bounds(edtf), None))
        except ValueError as error:
            found.append((edtf, None, None, str(error)))
    schema = {"date": pl.String, "is_earliest": pl.Date, "is_latest": pl.Date, "fault": pl.String}
    return pl.DataFrame(found, schema=schema, orient="row")

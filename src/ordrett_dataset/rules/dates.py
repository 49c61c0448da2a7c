"""Dates, their bounds and their basis."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett.edtf import parse_date_bounds
from ordrett_dataset.rules.evidence_batch import EvidenceBatch
from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import batch_rule, columns_with_suffix, issues_for_rows, rule
from ordrett_dataset.schemas import KEYS

DATE_COLUMNS: Final = columns_with_suffix("_basis")


@rule
def date_bounds_match_date(package: Package) -> Iterator[RuleViolation]:
    """The bounds of a date are the first and last day that it can mean; null if the date is null or open."""
    for table, column in _date_columns():
        rows = package.tables[table].select(*KEYS[table], column, f"{column}_earliest", f"{column}_latest")
        bounds = _parse_all(rows[column].drop_nulls().unique().sort().to_list())
        rows = rows.join(bounds, left_on=column, right_on="edtf", how="left", maintain_order="left")
        is_invalid = pl.col("error").is_not_null()
        yield from issues_for_rows(table, rows.filter(is_invalid), column, lambda row: f"a date: {row['error']}")
        for bound in ("earliest", "latest"):
            differs = pl.col(f"{column}_{bound}").ne_missing(pl.col(f"expected_{bound}"))
            wrong = rows.filter(~is_invalid & differs).with_columns(edtf=column, expected=f"expected_{bound}")
            yield from issues_for_rows(
                table,
                wrong,
                f"{column}_{bound}",
                lambda row: f"{format_value(row['expected'])}, from the date {format_value(row['edtf'])}",
            )


@rule
def date_has_basis(package: Package) -> Iterator[RuleViolation]:
    """A date and its basis are both filled or both null."""
    for table, column in _date_columns():
        rows = package.tables[table].with_columns(edtf=column)
        rows = rows.filter(pl.col(column).is_null() != pl.col(f"{column}_basis").is_null())
        yield from issues_for_rows(
            table,
            rows,
            f"{column}_basis",
            lambda row: "nothing, since there is no date" if row["edtf"] is None else f"a basis of {row['edtf']!r}",
        )


@batch_rule
def date_basis_matches_evidence(_: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """A date is `external` with an external source, `resolved` with two places in the article, `printed` with one."""
    for table, column in _date_columns():
        targets = (pl.col("target_table") == table) & (pl.col("target_column") == column)
        evidence = (
            batch.rows.filter(targets)
            .group_by(pl.col("target_id").alias(KEYS[table][0]))
            .agg(n_evidence=pl.len(), is_external=(pl.col("derivation") == "external").any())
        )
        internal = pl.when(pl.col("n_evidence") > 1).then(pl.lit("resolved")).otherwise(pl.lit("printed"))
        expected = pl.when("is_external").then(pl.lit("external")).otherwise(internal)
        rows = batch.table_part(table).filter(pl.col(f"{column}_basis").is_not_null())
        rows = rows.join(evidence, on=KEYS[table], how="inner", maintain_order="left").with_columns(expected=expected)
        rows = rows.filter(pl.col(f"{column}_basis") != pl.col("expected"))
        yield from issues_for_rows(
            table, rows, f"{column}_basis", lambda row: f"{row['expected']!r}, from the evidence of the date"
        )


def _date_columns() -> Iterator[tuple[str, str]]:
    return ((table, column) for table, columns in DATE_COLUMNS.items() for column in columns)


def _parse_all(dates: list[str]) -> pl.DataFrame:
    rows: list[tuple[object, ...]] = []
    for edtf in dates:
        try:
            rows.append((edtf, *parse_date_bounds(edtf), None))
        except ValueError as error:
            rows.append((edtf, None, None, str(error)))
    schema = {"edtf": pl.String, "expected_earliest": pl.Date, "expected_latest": pl.Date, "error": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")

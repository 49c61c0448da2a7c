"""Cells that a spreadsheet would run as a formula (CSV injection): a warning, since the value is as printed."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.evidence_batch import EvidenceBatch
from ordrett_dataset.rules.issue import RuleViolation
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import batch_part_of, issues_for_rows, rule
from ordrett_dataset.schemas import TABLES

# Spreadsheets treat a cell that begins with one of these characters as a formula.
_FORMULA: Final = r"^[=+\-@\t\r]"
# Text columns without a codebook or pattern; those with one cannot contain a formula.
FREE_TEXT_COLUMNS: Final = {
    table: [
        name
        for name, column in model.to_schema().columns.items()
        if column.dtype.type == pl.String and not {"isin", "str_matches"} & {check.name for check in column.checks}
    ]
    for table, model in TABLES.items()
}


@rule
def cell_is_not_a_formula(package: Package) -> Iterator[RuleViolation]:
    """A spreadsheet does not take a cell of the CSV for a formula."""
    for table in TABLES:
        if table != "evidence":
            yield from _find_formulas(table, package.tables[table])


@batch_part_of(cell_is_not_a_formula)
def _check_evidence(_: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    yield from _find_formulas("evidence", batch.rows)


def _find_formulas(table: str, frame: pl.DataFrame) -> Iterator[RuleViolation]:
    for column in FREE_TEXT_COLUMNS[table]:
        rows = frame.filter(pl.col(column).str.contains(_FORMULA))
        yield from issues_for_rows(table, rows, column, lambda _: "import the column as text")

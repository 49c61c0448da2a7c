"""Cells that a spreadsheet would run as a formula: worth knowing, and no fault of a table."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.registry import EvidenceBatch, Package, RuleViolation, batch_part_of, issues_for_rows, rule
from ordrett_dataset.schemas import TABLES

# How a cell begins that a spreadsheet does not take for text.
FORMULA: Final = r"^[=+\-@\t\r]"
SAYS: Final = "a spreadsheet would run it: import the column as text"
# The columns in which anything may stand; the others have a list or a form that no formula has.
FREE: Final = {
    table: [
        name
        for name, column in model.to_schema().columns.items()
        if column.dtype.type == pl.String and not {"isin", "str_matches"} & {check.name for check in column.checks}
    ]
    for table, model in TABLES.items()
}


@rule
def cell_is_not_a_formula(package: Package) -> Iterator[RuleViolation]:
    """No cell begins like a formula, which a spreadsheet would run when it opens the CSV."""
    for table in TABLES:
        if table != "evidence":
            yield from _formulas(table, package.tables[table])


@batch_part_of(cell_is_not_a_formula)
def _of_evidence(_: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    yield from _formulas("evidence", stretch.rows)


def _formulas(table: str, rows: pl.DataFrame) -> Iterator[RuleViolation]:
    for column in FREE[table]:
        cells = rows.filter(pl.col(column).str.contains(FORMULA))
        yield from issues_for_rows(table, cells, column, lambda _: SAYS)

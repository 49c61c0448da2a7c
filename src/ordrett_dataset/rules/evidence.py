"""No cell without evidence, and no evidence that does not bear its cell."""

from collections.abc import Iterator
from typing import Any, Final

import polars as pl

from ordrett_dataset.rules.evidence_batch import ALLOWED_DERIVATIONS, CELL, METHODS
from ordrett_dataset.rules.registry import (
    EvidenceBatch,
    Package,
    RuleViolation,
    batch_rule,
    format_value,
    issues_for_rows,
    row_key,
)
from ordrett_dataset.schemas import KEYS

NEEDS: Final = {
    "verbatim": {"text"},
    "normalised": {"text", "normaliser"},
    "inferred": {"text", "note"},
    "external": {"external_source_id"},
}
MAY: Final = {"verbatim": set[str](), "normalised": set[str](), "inferred": set[str](), "external": {"note"}}
ALLOWED: Final = pl.DataFrame(
    [
        (t, c, method)
        for t, columns in ALLOWED_DERIVATIONS.items()
        for c, methods in columns.items()
        for method in sorted(methods)
    ],
    schema=["target_table", "target_column", "derivation"],
    orient="row",
)


@batch_rule
def every_cell_has_evidence(_: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    """Every filled cell of a column that is read has at least one reason."""
    if stretch.proves_as_many_cells_as_there_are():
        return
    unproved = stretch.cells().join(stretch.rows, on=CELL, how="anti", maintain_order="left")
    for table, row, column, held in unproved.select(*CELL, "held").iter_rows():
        yield RuleViolation(table, row, column, format_value(held), "no row of evidence is about the cell")


@batch_rule
def evidence_targets_filled_cell(_: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    """Every reason is about a filled cell of a column that is read; a row that is missing is told once."""
    aimless = stretch.beside.filter(pl.col("held").is_null())
    rows = aimless.group_by("target_table", "target_id", maintain_order=True).agg(
        *(pl.col(key).first() for key in KEYS["evidence"][2:]),
        reasons=pl.len(),
        columns=pl.col("target_column").unique(),
    )
    for row in rows.iter_rows(named=True):
        cells = f"{row['target_table']} {row['target_id']} {' and '.join(sorted(row['columns']))}"
        found = f"{row['reasons']} rows of evidence" if row["reasons"] > 1 else "a row of evidence"
        says = f"there is no such filled cell that needs evidence: {cells}"
        yield RuleViolation("evidence", row_key("evidence", row), "", found, says)


@batch_rule
def evidence_value_matches_cell(_: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    """`value` is what the cell holds."""
    other = stretch.beside.filter(pl.col("value") != pl.col("held"))
    for table, row, column, n, value, held in other.select(*CELL, "evidence_no", "value", "held").iter_rows():
        yield RuleViolation(
            table, row, column, format_value(held), f"its evidence number {n} proves {format_value(value)}"
        )


@batch_rule
def evidence_numbers_are_consecutive(_: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    """The reasons of a cell are numbered 1, 2, 3."""
    # The rows are sorted: a reason stands behind the one before it of the same cell.
    same = pl.all_horizontal(pl.col(column).eq_missing(pl.col(column).shift()) for column in CELL)
    should = pl.when(same).then(pl.col("evidence_no").shift() + 1).otherwise(1)
    off = stretch.rows.with_columns(should=should).filter(pl.col("evidence_no") != pl.col("should"))
    for table, row, column, n, number in (
        off.unique(CELL, keep="first").select(*CELL, "evidence_no", "should").sort(CELL).iter_rows()
    ):
        yield RuleViolation(table, row, column, f"evidence number {n}", f"it is the reason number {number} of the cell")


@batch_rule
def derivation_allowed_for_column(_: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    """A value comes about only as its column allows."""
    used = stretch.rows.select(ALLOWED.columns).unique()
    # Evidence of a column that needs none is told by another rule.
    known = used.join(ALLOWED, on=["target_table", "target_column"], how="semi")
    if (wrong := known.join(ALLOWED, on=ALLOWED.columns, how="anti")).height:
        rows = stretch.rows.join(wrong, on=ALLOWED.columns, how="semi", maintain_order="left")
        yield from issues_for_rows("evidence", rows, "derivation", _allowed)


def _allowed(row: dict[str, Any]) -> str:
    allowed = ALLOWED_DERIVATIONS[row["target_table"]][row["target_column"]]
    return f"{row['target_column']} of {row['target_table']} allows {', '.join(sorted(allowed))}"


@batch_rule
def evidence_has_required_fields(_: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    """What is read has words; what is normalised a rule, what is inferred a note, what is external a source."""
    about = ["text", "normaliser", "note", "external_source_id"]
    whole = pl.any_horizontal(
        *(
            (pl.col("derivation") == method)
            & pl.all_horizontal(
                *(pl.col(column).is_not_null() for column in about if column in NEEDS[method]),
                *(pl.col(column).is_null() for column in about if column not in NEEDS[method] | MAY[method]),
            )
            for method in METHODS
        )
    )

    def found(row: dict[str, Any]) -> str:
        filled = ", ".join(sorted(column for column in about if row[column] is not None)) or "nothing"
        return f"{row['derivation']} with {filled}"

    half = stretch.rows.filter(pl.col("derivation").is_in(METHODS) & ~whole)
    yield from issues_for_rows("evidence", half, "derivation", _needs, found)


def _needs(row: dict[str, Any]) -> str:
    return f"it needs {', '.join(sorted(NEEDS[row['derivation']]))}"


@batch_rule
def verbatim_value_equals_text(_: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    """A verbatim value is what the words say, to the letter."""
    other = (pl.col("derivation") == "verbatim") & (pl.col("text") != pl.col("value"))
    yield from issues_for_rows(
        "evidence", stretch.rows.filter(other), "value", lambda row: f"the article has {format_value(row['text'])}"
    )

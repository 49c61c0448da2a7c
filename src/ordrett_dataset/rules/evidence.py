"""Every cell that needs evidence has some, and every row of evidence supports its cell."""

from collections.abc import Iterator
from typing import Any, Final

import polars as pl

from ordrett_dataset.rules.evidence_batch import ALLOWED_DERIVATIONS, CELL, DERIVATIONS, EvidenceBatch
from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import batch_rule, issues_for_rows, needs_articles, row_key
from ordrett_dataset.schemas import KEYS
from ordrett_dataset.schemas.codebook import CODEBOOK

_FIELDS: Final = ("text", "normaliser", "note", "external_source_id")
_REQUIRED_FIELDS: Final = {
    "verbatim": {"text"},
    "normalised": {"text", "normaliser"},
    "inferred": {"text"},
    "external": {"external_source_id"},
}
_OPTIONAL_FIELDS: Final = {"inferred": {"note"}, "external": {"note"}}
# The notes that only state the meaning of a code, by table and column, for columns that hold codes.
_CODEBOOK_NOTES: Final = pl.DataFrame(
    [
        (table, column, note)
        for table, columns in ALLOWED_DERIVATIONS.items()
        for column in columns
        for value, meaning in CODEBOOK.get(column, {}).items()
        for note in (meaning, f"{value}: {meaning}")
    ],
    schema=["target_table", "target_column", "note"],
    orient="row",
)
_ALLOWED: Final = pl.DataFrame(
    [
        (table, column, derivation)
        for table, columns in ALLOWED_DERIVATIONS.items()
        for column, derivations in columns.items()
        for derivation in sorted(derivations)
    ],
    schema=["target_table", "target_column", "derivation"],
    orient="row",
)


@batch_rule
def every_cell_has_evidence(_: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """Every filled cell of a column that needs evidence has at least one row of evidence."""
    if batch.covers_all_cells():
        return
    unsupported = batch.filled_cells().join(batch.rows, on=CELL, how="anti", maintain_order="left")
    for table, row, column, value in unsupported.select(*CELL, "cell_value").iter_rows():
        yield RuleViolation(table, row, column, f"{format_value(value)} without evidence", "a row of evidence")


@batch_rule
def evidence_targets_filled_cell(_: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """Every row of evidence names a filled cell of a column that needs evidence."""
    without_cell = batch.rows_with_cells.filter(pl.col("cell_value").is_null())
    # One issue for all cells of a missing row.
    rows = without_cell.group_by("target_table", "target_id", maintain_order=True).agg(
        *(pl.col(key).first() for key in KEYS["evidence"][2:]),
        n_rows=pl.len(),
        columns=pl.col("target_column").unique(),
    )
    for row in rows.iter_rows(named=True):
        cells = f"{row['target_table']} {row['target_id']} {' and '.join(sorted(row['columns']))}"
        actual = f"{row['n_rows']} rows of evidence" if row["n_rows"] > 1 else "a row of evidence"
        yield RuleViolation("evidence", row_key("evidence", row), "", f"{actual} for {cells}", "a filled cell there")


@batch_rule
def evidence_value_matches_cell(_: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """The value of a row of evidence is the value of its cell."""
    rows = batch.rows_with_cells.filter(pl.col("value") != pl.col("cell_value"))
    for table, row, column, number, value, cell_value in rows.select(
        *CELL, "evidence_no", "value", "cell_value"
    ).iter_rows():
        expected = f"{format_value(value)}, from its evidence number {number}"
        yield RuleViolation(table, row, column, format_value(cell_value), expected)


@batch_rule
def evidence_numbers_are_consecutive(_: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """The evidence of a cell is numbered 1, 2, 3."""
    # The rows are sorted: evidence of the same cell is adjacent.
    same_cell = pl.all_horizontal(pl.col(column).eq_missing(pl.col(column).shift()) for column in CELL)
    expected = pl.when(same_cell).then(pl.col("evidence_no").shift() + 1).otherwise(1)
    rows = batch.rows.with_columns(expected=expected).filter(pl.col("evidence_no") != pl.col("expected"))
    rows = rows.unique(CELL, keep="first").select(*CELL, "evidence_no", "expected").sort(CELL)
    for table, row, column, number, expected_number in rows.iter_rows():
        yield RuleViolation(table, row, column, f"evidence number {number}", f"number {expected_number}")


@batch_rule
def derivation_allowed_for_column(_: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """The derivation of a value is one that its column allows."""
    combinations = batch.rows.select(_ALLOWED.columns).unique()
    # Evidence for a column that needs none is reported by `evidence_targets_filled_cell`.
    combinations = combinations.join(_ALLOWED, on=["target_table", "target_column"], how="semi")
    wrong = combinations.join(_ALLOWED, on=_ALLOWED.columns, how="anti")
    if wrong.height:
        rows = batch.rows.join(wrong, on=_ALLOWED.columns, how="semi", maintain_order="left")
        yield from issues_for_rows("evidence", rows, "derivation", _list_allowed)


def _list_allowed(row: dict[str, Any]) -> str:
    allowed = ALLOWED_DERIVATIONS[row["target_table"]][row["target_column"]]
    return f"{' or '.join(sorted(allowed))}, for {row['target_column']} of {row['target_table']}"


@batch_rule
def evidence_has_required_fields(_: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """Evidence fills the fields that its derivation requires: text, normaliser or external source."""
    is_complete = pl.any_horizontal((pl.col("derivation") == name) & _has_fields(name) for name in DERIVATIONS)
    rows = batch.rows.filter(pl.col("derivation").is_in(DERIVATIONS) & ~is_complete)

    def list_filled(row: dict[str, Any]) -> str:
        filled = ", ".join(sorted(name for name in _FIELDS if row[name] is not None)) or "nothing"
        return f"{row['derivation']} with {filled}"

    def list_required(row: dict[str, Any]) -> str:
        return f"{row['derivation']} with {', '.join(sorted(_REQUIRED_FIELDS[row['derivation']]))}"

    yield from issues_for_rows("evidence", rows, "derivation", list_required, list_filled)


def _has_fields(derivation: str) -> pl.Expr:
    # A text that a package withholds has offsets.
    columns = {name: "text_start" if name == "text" else name for name in _FIELDS}
    required = _REQUIRED_FIELDS[derivation]
    optional = _OPTIONAL_FIELDS.get(derivation, set())
    return pl.all_horizontal(
        pl.col(column).is_not_null() if name in required else pl.col(column).is_null()
        for name, column in columns.items()
        if name not in optional
    )


@batch_rule
def inferred_value_has_reason(_: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """A note says why an inferred value follows from its text, unless the value is a code of the codebook."""
    rows = batch.rows.filter((pl.col("derivation") == "inferred") & pl.col("note").is_null())
    codes = _CODEBOOK_NOTES.select("target_table", "target_column").unique()
    rows = rows.join(codes, on=codes.columns, how="anti", maintain_order="left")
    yield from issues_for_rows("evidence", rows, "note", lambda _: "a note with the reason")


@batch_rule
def note_does_not_repeat_codebook(_: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """A note tells more than the codebook, which has the meaning of every code."""
    rows = batch.rows.join(_CODEBOOK_NOTES, on=_CODEBOOK_NOTES.columns, how="semi", maintain_order="left")
    yield from issues_for_rows("evidence", rows, "note", lambda _: "no note, since the codebook says this")


@batch_rule
@needs_articles
def verbatim_value_equals_text(_: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """A verbatim value is the text of its evidence."""
    rows = batch.rows.filter((pl.col("derivation") == "verbatim") & (pl.col("text") != pl.col("value")))
    yield from issues_for_rows("evidence", rows, "value", lambda row: format_value(row["text"]))

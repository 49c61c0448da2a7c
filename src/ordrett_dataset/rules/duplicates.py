"""Rows that repeat each other, and sources that must be repeated."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.evidence_batch import CELL, EvidenceBatch
from ordrett_dataset.rules.issue import RuleViolation
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import batch_rule, issues_for_rows, rule
from ordrett_dataset.schemas import KEYS

_SPAN: Final = ["article_id", "text_start", "text_end"]
# Table -> columns in which no two rows agree.
_DISTINCT_COLUMNS: Final = {
    "person_mentions": _SPAN,
    "quotes": _SPAN,
    "event_mentions": [*_SPAN, "event_id"],
    "fact_checks": _SPAN,
}


@rule
def no_duplicate_spans(package: Package) -> Iterator[RuleViolation]:
    """No two person mentions, quotes, fact checks or mentions of an event have the same span."""
    for table, columns in _DISTINCT_COLUMNS.items():
        key, rows = KEYS[table][0], package.tables[table].select(*KEYS[table], "text", *columns)
        duplicates = rows.filter(rows.select(pl.struct(columns).is_duplicated()).to_series())
        # A repeated key is not counted: `key_is_unique` reports it.
        rows = duplicates.with_columns(first_key=pl.col(key).min().over(columns)).filter(
            pl.col(key) != pl.col("first_key")
        )
        yield from issues_for_rows(table, rows, "text", lambda row: f"a span of its own, other than {row['first_key']}")


@rule
def external_source_is_listed_once(package: Package) -> Iterator[RuleViolation]:
    """No two external sources have the same address."""
    rows = package.tables["external_sources"].filter(pl.col("url").is_not_null())
    yield from issues_for_rows(
        "external_sources", rows.filter(rows["url"].is_duplicated()), "url", lambda _: "an address of its own"
    )


@batch_rule
def no_duplicate_evidence(_: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """No two rows of evidence differ only in their number."""
    columns = [name for name in batch.rows.columns if name != "evidence_no"]
    # Most cells have one row of evidence: look only at those with several, which are adjacent.
    same_cell = [pl.all_horizontal(pl.col(name) == pl.col(name).shift(by) for name in CELL) for by in (1, -1)]
    rows = batch.rows.filter(pl.any_horizontal(same_cell))
    duplicates = rows.filter(rows.select(pl.struct(columns).is_duplicated()).to_series())
    rows = duplicates.with_columns(first=pl.col("evidence_no").min().over(columns))
    rows = rows.filter(pl.col("evidence_no") != pl.col("first"))
    yield from issues_for_rows(
        "evidence", rows, "evidence_no", lambda row: f"other evidence than number {row['first']} of the cell"
    )


@batch_rule
def verdict_and_explanation_share_sources(_: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """The verdict and the explanation of a fact check cite the same external sources."""
    is_cited = (pl.col("target_table") == "fact_checks") & pl.col("external_source_id").is_not_null()
    other_column = (
        pl.when(pl.col("target_column") == "verdict").then(pl.lit("explanation")).otherwise(pl.lit("verdict"))
    )
    rows = batch.rows.filter(is_cited).with_columns(other_column=other_column)
    other_cell = ["target_table", "target_id", "other_column"]
    # If the other cell has no evidence at all, `every_cell_has_evidence` reports it.
    with_other = rows.join(
        rows.select(CELL).unique(), left_on=other_cell, right_on=CELL, how="semi", maintain_order="left"
    )
    cited_by_other = rows.select("target_table", "target_id", "external_source_id", target_column="other_column")
    missing = with_other.join(cited_by_other, on=[*CELL, "external_source_id"], how="anti", maintain_order="left")
    yield from issues_for_rows(
        "evidence", missing, "external_source_id", lambda row: f"a source that the {row['other_column']} cites too"
    )

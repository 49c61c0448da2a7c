"""What is said once."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.evidence_batch import CELL
from ordrett_dataset.rules.registry import EvidenceBatch, Package, RuleViolation, batch_rule, issues_for_rows, rule
from ordrett_dataset.schemas import KEYS

# By table the columns that no two rows have alike.
SAID: Final = {
    table: ["article_id", "text_start", "text_end", *beside]
    for table, beside in {
        "person_mentions": [],
        "quotes": [],
        "event_mentions": ["event_id"],
        "fact_checks": [],
    }.items()
}


@rule
def no_duplicate_spans(package: Package) -> Iterator[RuleViolation]:
    """No two mentions, quotes or checks are the same words, and no two reports of one event."""
    for table, columns in SAID.items():
        rows = package.tables[table]
        doubled = rows.filter(rows.select(pl.struct(columns).is_duplicated()).to_series())
        # A row that is there twice to the key is told elsewhere.
        of = doubled.group_by(columns).agg(keys=pl.col(KEYS[table][0]).unique().sort())
        of = doubled.join(of, on=columns, how="left", maintain_order="left").filter(pl.col("keys").list.len() > 1)
        later = of.filter(pl.col(KEYS[table][0]) != pl.col("keys").list.first())
        yield from issues_for_rows(table, later, "text", lambda row: f"{row['keys'][0]} is the same words")


@batch_rule
def no_duplicate_evidence(_: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    """No two reasons of a cell differ in their number alone."""
    said = [name for name in stretch.rows.columns if name != "evidence_no"]
    # Most cells have one reason.
    beside = [pl.all_horizontal(pl.col(of) == pl.col(of).shift(by) for of in CELL) for by in (1, -1)]
    rows = stretch.rows.filter(pl.any_horizontal(beside))
    doubled = rows.filter(rows.select(pl.struct(said).is_duplicated()).to_series())
    later = doubled.with_columns(first=pl.col("evidence_no").min().over(said)).filter(
        pl.col("evidence_no") != pl.col("first")
    )
    yield from issues_for_rows(
        "evidence", later, "evidence_no", lambda row: f"reason {row['first']} of its cell says the same"
    )


@batch_rule
def verdict_and_explanation_share_sources(_: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    """What the sources of a check say, and what follows from it, is proved by the same sources."""
    rows = stretch.rows.filter((pl.col("target_table") == "fact_checks") & pl.col("external_source_id").is_not_null())
    other = pl.when(pl.col("target_column") == "verdict").then(pl.lit("explanation")).otherwise(pl.lit("verdict"))
    facing = rows.select("target_table", "target_id", other.alias("target_column"), "external_source_id")
    judged = rows.select(CELL).unique()
    # A cell without any evidence is told elsewhere.
    both = rows.with_columns(facing=other).join(
        judged, left_on=["target_table", "target_id", "facing"], right_on=CELL, how="semi", maintain_order="left"
    )
    alone = both.join(facing, on=[*CELL, "external_source_id"], how="anti", maintain_order="left")
    yield from issues_for_rows(
        "evidence", alone, "external_source_id", lambda row: f"it does not prove the {row['facing']} too"
    )

"""Where evidence must stand: beside what it is about."""

from collections.abc import Iterator
from typing import Any, Final

import polars as pl

from ordrett_dataset.rules.registry import (
    EvidenceBatch,
    Package,
    RuleViolation,
    batch_rule,
    issues_for_rows,
    needs_articles,
)
from ordrett_dataset.schemas import KEYS

IN_AN_ARTICLE: Final = ("articles", "person_mentions", "quotes", "event_mentions")
OF_EVENTS: Final = ("events", "event_participants")


@batch_rule
def evidence_is_in_same_article(package: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    """The words that prove a cell of an article, or of a row that stands in one, stand in that article."""
    articles = package.tables["articles"].select("article_id")
    for table in IN_AN_ARTICLE:
        rows = _beside(stretch, table, ["article_id"]).filter(pl.col("article_id") != pl.col("of_article_id"))
        # An article that is not there is told elsewhere.
        for name in ("article_id", "of_article_id") if rows.height else ():
            rows = rows.join(articles, left_on=name, right_on="article_id", how="semi", maintain_order="left")
        yield from issues_for_rows(
            "evidence", rows, "article_id", lambda row: f"the row stands in {row['of_article_id']}"
        )


@batch_rule
def event_evidence_is_in_mentioning_article(package: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    """The words that prove a cell of an event, or of who takes part in it, stand in an article that reports it."""
    known = package.tables["articles"].select("article_id"), package.reported.select("event_id")
    for table in OF_EVENTS:
        rows = _beside(stretch, table, ["event_id"]).rename({"of_event_id": "event_id"})
        # Of sorted rows, the events lie between the first and the last.
        first, last = pl.lit(rows["event_id"].min(), pl.String), pl.lit(rows["event_id"].max(), pl.String)
        told = package.reported.filter(pl.col("event_id").is_between(first, last))
        other = rows.join(told, on=["event_id", "article_id"], how="anti", maintain_order="left")
        for of in known if other.height else ():  # an event or article that is not there is told elsewhere
            other = other.join(of, on=of.columns, how="semi", maintain_order="left")
        yield from issues_for_rows("evidence", other, "article_id", lambda row: f"it does not report {row['event_id']}")


@batch_rule
def mention_evidence_is_its_text(_: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    """Whose name it is, the name itself says; other words may say it besides."""
    yield from _proved_elsewhere(stretch, "person_mentions", ["person_id"], "text", ["language_model", "rules"])


@batch_rule
def speaker_evidence_includes_source(_: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    """Where words name the speaker, an annotation has them among the reasons for who speaks, and of what kind it is.

    An automatic reading may name the words alone for which a pronoun stands.
    """
    yield from _proved_elsewhere(stretch, "quotes", ["speaker_id", "speaker_kind"], "source", ["language_model"])


@batch_rule
@needs_articles
def modality_evidence_is_in_same_paragraph(package: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    """The words that decide how sure a report is, and whether it denies, stand in its paragraph."""
    rows = _beside(stretch, "event_mentions", ["article_id", "text_start"])
    rows = rows.filter(pl.col("target_column").is_in(["modality", "is_negated"]) & pl.col("text_start").is_not_null())
    rows = rows.filter(pl.col("article_id") == pl.col("of_article_id"))
    rows = rows.with_columns(
        line=package.slices.line_start(rows, "text_start"), of_line=package.slices.line_start(rows, "of_text_start")
    )
    other = rows.filter(pl.col("line") != pl.col("of_line"))
    yield from issues_for_rows(
        "evidence", other, "text", lambda row: f"the paragraph of the report begins at {row['of_line']}"
    )


def _proved_elsewhere(
    stretch: EvidenceBatch, table: str, columns: list[str], words: str, readings: list[str]
) -> Iterator[RuleViolation]:
    """Yield the cells for which no reason begins where these words begin and ends within them."""
    start, end = f"of_{words}_start", f"of_{words}_end"
    rows = _beside(stretch, table, [f"{words}_start", f"{words}_end", "annotation_source"])
    rows = rows.filter(
        pl.col("target_column").is_in(columns) & pl.col("of_annotation_source").is_in(readings)
    ).drop_nulls([start, end, "text_start", "text_end"])
    there = (pl.col("text_start") == pl.col(start)) & (pl.col("text_end") <= pl.col(end))
    of = rows.group_by("target_id", "target_column", maintain_order=True).agg(
        there.any().alias("there"), *(pl.col(name).first() for name in ("value", start, end, "text_start", "text_end"))
    )
    other = of.filter(~pl.col("there")).rename({"target_id": KEYS[table][0]})

    def says(row: dict[str, Any]) -> str:
        return f"its reasons stand at [{row['text_start']}, {row['text_end']}), not at [{row[start]}, {row[end]})"

    for column in columns:
        rows = other.filter(pl.col("target_column") == column).with_columns(pl.col("value").alias(column))
        yield from issues_for_rows(table, rows, column, says)


def _beside(stretch: EvidenceBatch, table: str, columns: list[str]) -> pl.DataFrame:
    """Return the rows of evidence that are about this table, beside columns of the row that they are about."""
    cells = stretch.of(table).select(
        pl.col(KEYS[table][0]).alias("target_id"), *(pl.col(column).alias(f"of_{column}") for column in columns)
    )
    rows = stretch.rows.filter(pl.col("target_table") == table)
    return rows.join(cells, on="target_id", how="inner", maintain_order="left")

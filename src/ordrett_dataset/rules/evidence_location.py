"""Evidence is located near what it supports."""

from collections.abc import Iterator
from typing import Any, Final

import polars as pl

from ordrett_dataset.rules.evidence_batch import EvidenceBatch
from ordrett_dataset.rules.issue import RuleViolation
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import batch_rule, issues_for_rows, needs_articles
from ordrett_dataset.schemas import KEYS

_ARTICLE_TABLES: Final = ("articles", "person_mentions", "quotes", "event_mentions")
_EVENT_TABLES: Final = ("events", "event_participants")


@batch_rule
def evidence_is_in_same_article(package: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """The evidence for a row of an article is in that article."""
    articles = package.tables["articles"].select("article_id")
    for table in _ARTICLE_TABLES:
        rows = _join_target(batch, table, ["article_id"])
        rows = rows.filter(pl.col("article_id") != pl.col("target_article_id"))
        # `foreign_keys_resolve` reports articles that do not exist.
        for name in ("article_id", "target_article_id") if rows.height else ():
            rows = rows.join(articles, left_on=name, right_on="article_id", how="semi", maintain_order="left")
        yield from issues_for_rows("evidence", rows, "article_id", lambda row: f"{row['target_article_id']!r}")


@batch_rule
def event_evidence_is_in_mentioning_article(package: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """The evidence for an event or a participant is in an article that mentions the event."""
    pairs = package.articles_by_event
    # `foreign_keys_resolve` and `every_event_is_mentioned` report events and articles that do not exist.
    known = package.tables["articles"].select("article_id"), pairs.select("event_id")
    for table in _EVENT_TABLES:
        rows = _join_target(batch, table, ["event_id"]).rename({"target_event_id": "event_id"})
        # The rows are sorted: their events lie between the first and the last.
        first, last = pl.lit(rows["event_id"].min(), pl.String), pl.lit(rows["event_id"].max(), pl.String)
        in_range = pairs.filter(pl.col("event_id").is_between(first, last))
        rows = rows.join(in_range, on=["event_id", "article_id"], how="anti", maintain_order="left")
        for keys in known if rows.height else ():
            rows = rows.join(keys, on=keys.columns, how="semi", maintain_order="left")
        yield from issues_for_rows(
            "evidence", rows, "article_id", lambda row: f"an article that mentions {row['event_id']}"
        )


@batch_rule
def mention_evidence_is_its_text(_: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """The person of a mention has evidence within the text of the mention."""
    yield from _find_evidence_elsewhere(
        batch, "person_mentions", ["person_id"], "text", ["language_model", "human", "rules"]
    )


@batch_rule
def speaker_evidence_includes_source(_: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """The speaker of an annotated quote with a source has evidence within that source."""
    # Rules may instead cite what a pronoun in the source refers to.
    yield from _find_evidence_elsewhere(
        batch, "quotes", ["speaker_id", "speaker_kind"], "source", ["language_model", "human"]
    )


@batch_rule
@needs_articles
def modality_evidence_is_in_same_paragraph(package: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """The evidence for modality and negation of an event mention is in its paragraph."""
    rows = _join_target(batch, "event_mentions", ["article_id", "text_start"])
    rows = rows.filter(
        pl.col("target_column").is_in(["modality", "is_negated"])
        & pl.col("text_start").is_not_null()
        & (pl.col("article_id") == pl.col("target_article_id"))
    )
    rows = rows.with_columns(
        line=package.article_texts.line_starts(rows, "text_start"),
        target_line=package.article_texts.line_starts(rows, "target_text_start"),
    )
    rows = rows.filter(pl.col("line") != pl.col("target_line"))
    yield from issues_for_rows(
        "evidence", rows, "text", lambda row: f"a text in the paragraph that begins at {row['target_line']}"
    )


def _find_evidence_elsewhere(
    batch: EvidenceBatch, table: str, columns: list[str], span: str, annotation_sources: list[str]
) -> Iterator[RuleViolation]:
    """Yield the cells for which no evidence begins where `span` of their row begins and ends within it."""
    start, end = f"target_{span}_start", f"target_{span}_end"
    rows = _join_target(batch, table, [f"{span}_start", f"{span}_end", "annotation_source"])
    rows = rows.filter(
        pl.col("target_column").is_in(columns) & pl.col("target_annotation_source").is_in(annotation_sources)
    ).drop_nulls([start, end, "text_start", "text_end"])
    is_within = (pl.col("text_start") == pl.col(start)) & (pl.col("text_end") <= pl.col(end))
    cells = rows.group_by("target_id", "target_column", maintain_order=True).agg(
        is_within.any().alias("is_within"),
        *(pl.col(name).first() for name in ("value", start, end, "text_start", "text_end")),
    )
    cells = cells.filter(~pl.col("is_within")).rename({"target_id": KEYS[table][0]})

    def describe_actual(row: dict[str, Any]) -> str:
        return f"{row['value']!r} with evidence at {row['text_start']}–{row['text_end']}"

    def describe_expected(row: dict[str, Any]) -> str:
        return f"evidence within {row[start]}–{row[end]}"

    for column in columns:
        wrong = cells.filter(pl.col("target_column") == column)
        yield from issues_for_rows(table, wrong, column, describe_expected, describe_actual)


def _join_target(batch: EvidenceBatch, table: str, columns: list[str]) -> pl.DataFrame:
    """Return the evidence for rows of a table, with columns of those rows under the prefix `target_`."""
    targets = batch.table_part(table).select(
        pl.col(KEYS[table][0]).alias("target_id"), *(pl.col(column).alias(f"target_{column}") for column in columns)
    )
    rows = batch.rows.filter(pl.col("target_table") == table)
    return rows.join(targets, on="target_id", how="inner", maintain_order="left")

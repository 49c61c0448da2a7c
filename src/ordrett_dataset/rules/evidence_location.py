"""Where evidence must stand: beside what it is about."""

from collections.abc import Iterator
from typing import Any, Final

import polars as pl

from ordrett_dataset.rules.registry import Broken, Package, Stretch, each, evidence_rule, needs_texts
from ordrett_dataset.schemas import KEYS

IN_AN_ARTICLE: Final = ("articles", "mentions", "quotes", "reports")
OF_EVENTS: Final = ("events", "participants")


@evidence_rule
def evidence_stands_in_the_article_of_its_row(package: Package, stretch: Stretch) -> Iterator[Broken]:
    """The words that prove a cell of an article, or of a row that stands in one, stand in that article."""
    articles = package.tables["articles"].select("article_id")
    for table in IN_AN_ARTICLE:
        rows = _beside(stretch, table, ["article_id"]).filter(pl.col("article_id") != pl.col("of_article_id"))
        # An article that is not there is told elsewhere.
        for name in ("article_id", "of_article_id") if rows.height else ():
            rows = rows.join(articles, left_on=name, right_on="article_id", how="semi", maintain_order="left")
        yield from each("evidence", rows, "article_id", lambda row: f"the row stands in {row['of_article_id']}")


@evidence_rule
def evidence_of_an_event_stands_where_it_is_told(package: Package, stretch: Stretch) -> Iterator[Broken]:
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
        yield from each("evidence", other, "article_id", lambda row: f"it does not report {row['event_id']}")


@evidence_rule
def mention_is_proved_by_its_own_words(_: Package, stretch: Stretch) -> Iterator[Broken]:
    """Whose name it is, the name itself says; other words may say it besides."""
    yield from _proved_elsewhere(stretch, "mentions", ["person_id"], "text", ["annotated", "automatic"])


@evidence_rule
def speaker_is_proved_by_the_source(_: Package, stretch: Stretch) -> Iterator[Broken]:
    """Where words name the speaker, an annotation has them among the reasons for who speaks, and of what kind it is.

    An automatic reading may name the words alone for which a pronoun stands.
    """
    yield from _proved_elsewhere(stretch, "quotes", ["speaker_id", "speaker_kind"], "source", ["annotated"])


@evidence_rule
@needs_texts
def report_is_decided_in_its_paragraph(package: Package, stretch: Stretch) -> Iterator[Broken]:
    """The words that decide how sure a report is, and whether it denies, stand in its paragraph."""
    rows = _beside(stretch, "reports", ["article_id", "text_start"])
    rows = rows.filter(pl.col("cell_column").is_in(["modality", "negated"]) & pl.col("text_start").is_not_null())
    rows = rows.filter(pl.col("article_id") == pl.col("of_article_id"))
    rows = rows.with_columns(
        line=package.slices.line_start(rows, "text_start"), of_line=package.slices.line_start(rows, "of_text_start")
    )
    other = rows.filter(pl.col("line") != pl.col("of_line"))
    yield from each("evidence", other, "text", lambda row: f"the paragraph of the report begins at {row['of_line']}")


def _proved_elsewhere(
    stretch: Stretch, table: str, columns: list[str], words: str, readings: list[str]
) -> Iterator[Broken]:
    """Yield the cells for which no reason begins where these words begin and ends within them."""
    start, end = f"of_{words}_start", f"of_{words}_end"
    rows = _beside(stretch, table, [f"{words}_start", f"{words}_end", "reading"])
    rows = rows.filter(pl.col("cell_column").is_in(columns) & pl.col("of_reading").is_in(readings)).drop_nulls(
        [start, end, "text_start", "text_end"]
    )
    there = (pl.col("text_start") == pl.col(start)) & (pl.col("text_end") <= pl.col(end))
    of = rows.group_by("cell_row", "cell_column", maintain_order=True).agg(
        there.any().alias("there"), *(pl.col(name).first() for name in ("value", start, end, "text_start", "text_end"))
    )
    other = of.filter(~pl.col("there")).rename({"cell_row": KEYS[table][0]})

    def says(row: dict[str, Any]) -> str:
        return f"its reasons stand at [{row['text_start']}, {row['text_end']}), not at [{row[start]}, {row[end]})"

    for column in columns:
        rows = other.filter(pl.col("cell_column") == column).with_columns(pl.col("value").alias(column))
        yield from each(table, rows, column, says)


def _beside(stretch: Stretch, table: str, columns: list[str]) -> pl.DataFrame:
    """Return the rows of evidence that are about this table, beside columns of the row that they are about."""
    cells = stretch.of(table).select(
        pl.col(KEYS[table][0]).alias("cell_row"), *(pl.col(column).alias(f"of_{column}") for column in columns)
    )
    rows = stretch.rows.filter(pl.col("cell_table") == table)
    return rows.join(cells, on="cell_row", how="inner", maintain_order="left")

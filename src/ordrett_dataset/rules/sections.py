"""Sections of articles."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.package_view import SPAN_TABLES, Package
from ordrett_dataset.rules.registry import issues_for_rows, needs_articles, rule
from ordrett_dataset.schemas import KEYS

_IS_ANNOTATED: Final = pl.col("annotation_source") != "rules"
_NOT_REPORTING: Final = ("byline", "credit", "furniture")
_SHORT_SECTIONS: Final = ("headline", "crosshead", "byline", "credit")
_MAX_HEADING: Final = 200  # characters
_MANY_ROWS: Final = 10  # a short notice may have no more than a headline


@rule
@needs_articles
def paragraph_has_one_section(package: Package) -> Iterator[RuleViolation]:
    """Rows that begin in the same paragraph have the same section."""
    rows = pl.concat(
        package.tables[table].select("article_id", "section", "text_start", table=pl.lit(table), row=KEYS[table][0])
        for table in SPAN_TABLES
    )
    paragraph = ["article_id", "line"]
    rows = rows.with_columns(line=package.article_texts.line_starts(rows, "text_start")).drop_nulls("line")
    counts = rows.group_by(*paragraph, "section").len().sort(*paragraph, "len", "section")
    paragraphs = counts.group_by(paragraph, maintain_order=True).agg(rarest=pl.first("section"), others="section")
    rows = rows.join(paragraphs.filter(pl.col("others").list.len() > 1), on=paragraph, maintain_order="left")
    # Report the least frequent section.
    rows = rows.filter(pl.col("section") == pl.col("rarest"))
    for table, row, section, others in rows.select("table", "row", "section", "others").iter_rows():
        expected = f"{' or '.join(sorted(set(others) - {section}))}, as other rows of its paragraph"
        yield RuleViolation(table, row, "section", format_value(section), expected)


@rule
def headline_text_has_headline_section(package: Package) -> Iterator[RuleViolation]:
    """A row within the headline of its article has the section `headline`."""
    headlines = package.tables["articles"].select("article_id", "headline_start", "headline_end")
    for table in SPAN_TABLES:
        rows = package.tables[table].select(*KEYS[table], "article_id", "section", "text_start", "text_end")
        rows = rows.join(headlines, on="article_id", how="inner", maintain_order="left")
        is_within = (pl.col("text_start") >= pl.col("headline_start")) & (pl.col("text_end") <= pl.col("headline_end"))
        rows = rows.filter(is_within & (pl.col("section") != "headline"))
        yield from issues_for_rows(table, rows, "section", lambda _: "'headline'")


@rule
def headline_section_is_headline(package: Package) -> Iterator[RuleViolation]:
    """An annotated row in the section `headline` is within the headline of its article."""
    headlines = package.tables["articles"].select("article_id", "headline_start", "headline_end")
    for table in SPAN_TABLES:
        rows = package.tables[table].filter((pl.col("section") == "headline") & _IS_ANNOTATED)
        rows = rows.join(headlines, on="article_id", how="inner", maintain_order="left")
        is_outside = (pl.col("text_start") < pl.col("headline_start")) | (pl.col("text_end") > pl.col("headline_end"))
        yield from issues_for_rows(table, rows.filter(is_outside), "section", lambda _: "the section of its paragraph")


@rule
def reported_row_is_in_article_text(package: Package) -> Iterator[RuleViolation]:
    """No annotated quote or event mention is in a byline, a credit or page furniture."""
    for table in ("quotes", "event_mentions"):
        rows = package.tables[table].filter(pl.col("section").is_in(_NOT_REPORTING) & _IS_ANNOTATED)
        yield from issues_for_rows(table, rows, "section", lambda _: "a section of the text of the article")


@rule
@needs_articles
def heading_is_short_line(package: Package) -> Iterator[RuleViolation]:
    """A headline, crosshead, byline or credit that was annotated is a line of at most 200 characters."""
    lines = package.article_texts
    for table in SPAN_TABLES:
        rows = package.tables[table].filter(pl.col("section").is_in(_SHORT_SECTIONS) & _IS_ANNOTATED)
        rows = rows.join(lines.lengths(), on="article_id", how="inner", maintain_order="left")
        rows = rows.with_columns(line=lines.line_starts(rows, "text_start"))
        rows = rows.with_columns(line_limit=pl.col("line") + _MAX_HEADING)
        is_long = (pl.col("line_limit") < pl.col("length")) & (lines.line_starts(rows, "line_limit") == pl.col("line"))
        yield from issues_for_rows(table, rows.filter(is_long), "section", lambda _: "'body' or another kind of text")


@rule
def standfirst_precedes_body(package: Package) -> Iterator[RuleViolation]:
    """An annotated article has rows in its body, and those of its standfirst are before them."""
    rows = pl.concat(
        package.tables[table]
        .filter(_IS_ANNOTATED)
        .select("article_id", "section", "text_start", table=pl.lit(table), row=KEYS[table][0])
        for table in SPAN_TABLES
    )
    first_in_body = pl.col("text_start").filter(pl.col("section") == "body").min().over("article_id")
    rows = rows.with_columns(first_in_body=first_in_body)
    after_body = rows.filter((pl.col("section") == "standfirst") & (pl.col("text_start") > pl.col("first_in_body")))
    for table, row in after_body.select("table", "row").sort("table", "row").iter_rows():
        yield RuleViolation(
            table, row, "section", "'standfirst' after rows of the body", "the section of its paragraph"
        )
    without_body = rows.filter(pl.col("first_in_body").is_null() & pl.col("text_start").is_not_null())
    for article, n_rows in without_body.group_by("article_id").len().sort("article_id").iter_rows():
        if n_rows >= _MANY_ROWS:
            yield RuleViolation("articles", article, "", f"{n_rows} rows, none in the section 'body'", "a body")

"""Sections of articles."""

from collections.abc import Iterator

import polars as pl

from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.package_view import SPAN_TABLES, Package
from ordrett_dataset.rules.registry import issues_for_rows, needs_articles, rule
from ordrett_dataset.schemas import KEYS


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
        rows = package.tables[table].join(headlines, on="article_id", how="inner", maintain_order="left")
        is_within = (pl.col("text_start") >= pl.col("headline_start")) & (pl.col("text_end") <= pl.col("headline_end"))
        rows = rows.filter(is_within & (pl.col("section") != "headline"))
        yield from issues_for_rows(table, rows, "section", lambda _: "'headline'")

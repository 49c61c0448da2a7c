"""Articles name their headline."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.issue import RuleViolation
from ordrett_dataset.rules.package_view import SPAN_TABLES, Package
from ordrett_dataset.rules.registry import issues_for_rows, needs_articles, rule

_BETWEEN: Final = 2  # characters between a headline and another part of its line, such as " | News"
_GOES_ON: Final = r"^ ?[\p{L}\p{N}]"
_BEGINS_BEFORE: Final = r"[\p{L}\p{N}] ?$"


@rule
def article_with_headline_section_has_headline(package: Package) -> Iterator[RuleViolation]:
    """An article with rows in the section `headline` has a headline."""
    sections = pl.concat(
        package.tables[table].filter(pl.col("section") == "headline").select("article_id") for table in SPAN_TABLES
    )
    rows = package.tables["articles"].filter(pl.col("headline").is_null() & pl.col("headline_start").is_null())
    rows = rows.join(sections.unique(), on="article_id", how="semi", maintain_order="left")
    yield from issues_for_rows("articles", rows, "headline", lambda _: "the headline in which rows stand")


@rule
@needs_articles
def headline_is_whole_line(package: Package) -> Iterator[RuleViolation]:
    """An annotated headline is a whole line, or a part of one that a mark separates from the rest."""
    texts = package.article_texts
    rows = package.tables["articles"].filter(pl.col("annotation_source") != "rules").drop_nulls("headline_start")
    rows = rows.join(texts.lengths(), on="article_id", how="inner", maintain_order="left")
    rows = rows.with_columns(line=texts.line_starts(rows, "headline_start"))
    rows = rows.with_columns(
        before_start=pl.max_horizontal("line", pl.col("headline_start") - _BETWEEN),
        after_end=pl.min_horizontal("length", pl.col("headline_end") + _BETWEEN),
    )
    before, after = (
        texts.slices(rows, *offsets).cast(pl.String).fill_null("")
        for offsets in (("before_start", "headline_start"), ("headline_end", "after_end"))
    )
    wrong = rows.filter(before.str.contains(_BEGINS_BEFORE) | after.str.contains(_GOES_ON))
    yield from issues_for_rows("articles", wrong, "headline", lambda _: "all words of the headline")

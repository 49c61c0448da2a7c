"""Articles name their headline."""

from collections.abc import Iterator

import polars as pl

from ordrett_dataset.rules.issue import RuleViolation
from ordrett_dataset.rules.package_view import SPAN_TABLES, Package
from ordrett_dataset.rules.registry import issues_for_rows, rule


@rule
def article_with_headline_section_has_headline(package: Package) -> Iterator[RuleViolation]:
    """An article with rows in the section `headline` has a headline."""
    sections = pl.concat(
        package.tables[table].filter(pl.col("section") == "headline").select("article_id") for table in SPAN_TABLES
    )
    rows = package.tables["articles"].filter(pl.col("headline").is_null() & pl.col("headline_start").is_null())
    rows = rows.join(sections.unique(), on="article_id", how="semi", maintain_order="left")
    yield from issues_for_rows("articles", rows, "headline", lambda _: "the headline in which rows stand")

"""Person mentions and the quotes that contain them."""

from collections.abc import Iterator

import polars as pl

from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.overlaps import overlapping_pairs
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import issues_for_rows, rule


@rule
def person_mention_links_containing_quote(package: Package) -> Iterator[RuleViolation]:
    """The `quote_id` of a person mention is the shortest quote that contains it, if there is one."""
    mentions = package.tables["person_mentions"]
    span = ["article_id", "text_start", "text_end"]
    pairs = overlapping_pairs(
        mentions.select("person_mention_id", *span), package.tables["quotes"].select(*span, expected="quote_id")
    )
    quote_start, quote_end = pl.col("text_start_other"), pl.col("text_end_other")
    expected = (
        pairs.filter(pl.col("text_start") >= quote_start, pl.col("text_end") <= quote_end)
        .sort(quote_end - quote_start, quote_start, "expected")
        .unique("person_mention_id", keep="first", maintain_order=True)
        .select("person_mention_id", "expected")
    )
    rows = mentions.select("person_mention_id", "quote_id").join(
        expected, on="person_mention_id", how="left", maintain_order="left"
    )
    rows = rows.filter(pl.col("quote_id").ne_missing(pl.col("expected")))
    yield from issues_for_rows("person_mentions", rows, "quote_id", lambda row: format_value(row["expected"]))

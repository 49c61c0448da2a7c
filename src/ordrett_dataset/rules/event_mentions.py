"""Event mentions and the quotes that contain them."""

from collections.abc import Iterator

import polars as pl

from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.overlaps import overlapping_pairs
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.quotes import chain_heads
from ordrett_dataset.rules.registry import issues_for_rows, rule


@rule
def event_mention_links_containing_quote(package: Package) -> Iterator[RuleViolation]:
    """`quote_id` is the shortest quote with more than half of the mention, or the first of a chain of such quotes."""
    quotes = package.tables["quotes"]
    quotes = quotes.select("quote_id", "article_id", "text_start", "text_end", head=chain_heads(quotes))
    mentions = package.tables["event_mentions"]
    rows = mentions.join(
        _containing_quotes(mentions, quotes), on="event_mention_id", how="left", maintain_order="left"
    ).filter(pl.col("quote_id").ne_missing(pl.col("expected")))
    yield from issues_for_rows("event_mentions", rows, "quote_id", lambda row: format_value(row["expected"]))


@rule
def presupposed_mention_is_in_quote(package: Package) -> Iterator[RuleViolation]:
    """An event that is only presupposed is named within a quote."""
    rows = package.tables["event_mentions"]
    rows = rows.filter((pl.col("modality") == "presupposed") & pl.col("quote_id").is_null())
    yield from issues_for_rows("event_mentions", rows, "modality", lambda _: "another modality outside quotes")


def _containing_quotes(mentions: pl.DataFrame, quotes: pl.DataFrame) -> pl.DataFrame:
    """Return the quote that contains each mention, if there is one: `event_mention_id`, `expected`."""
    start, end = pl.col("text_start_other"), pl.col("text_end_other")
    overlap = pl.min_horizontal(end, "text_end") - pl.max_horizontal(start, "text_start")
    half = (pl.col("text_end") - pl.col("text_start")) / 2
    spans = mentions.select("event_mention_id", "article_id", "text_start", "text_end")
    pairs = (
        overlapping_pairs(spans, quotes.with_columns(chain_start=pl.col("text_start").min().over("head")))
        .with_columns(overlap=overlap)
        .with_columns(chain_overlap=pl.col("overlap").sum().over("event_mention_id", "head"))
    )
    in_quote = pairs.filter(pl.col("overlap") > half).sort(end - start, start, "quote_id")
    in_chain = pairs.filter(pl.col("chain_overlap") > half).sort("chain_start", "head")
    candidates = [
        in_quote.select("event_mention_id", expected="quote_id"),
        in_chain.select("event_mention_id", expected="head"),
    ]
    return pl.concat(candidates).unique("event_mention_id", keep="first", maintain_order=True)

"""EventMentions, and the quotes that tell them."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.heads import heads
from ordrett_dataset.rules.registry import Package, RuleViolation, format_value, issues_for_rows, rule

# Each report is held beside each quote of its article: so many articles at a time.
ARTICLES: Final = 300


@rule
def event_mention_links_containing_quote(package: Package) -> Iterator[RuleViolation]:
    """`quote_id` is the shortest quote with more than half of the report, or the head of the utterance that has it."""
    quotes = _with_heads(package.tables["quotes"])
    reports = package.tables["event_mentions"]
    articles = reports["article_id"].unique().sort()
    for n in range(0, len(articles), ARTICLES):
        of = pl.DataFrame({"article_id": articles.slice(n, ARTICLES)})
        part = reports.join(of, on="article_id", how="semi", maintain_order="left")
        rows = part.join(_telling(part, quotes), on="event_mention_id", how="left", maintain_order="left")
        other = rows.filter(pl.col("quote_id").ne_missing(pl.col("should")))
        yield from issues_for_rows(
            "event_mentions", other, "quote_id", lambda row: f"{format_value(row['should'])} tells it"
        )


def _with_heads(quotes: pl.DataFrame) -> pl.DataFrame:
    """Return place and head of each quote: the first part of its utterance."""
    places = quotes.select("quote_id", "article_id", start="text_start", end="text_end")
    return places.with_columns(head=heads(quotes))


def _telling(reports: pl.DataFrame, quotes: pl.DataFrame) -> pl.DataFrame:
    """Return by `event_mention_id` the quote that tells it, where one does."""
    shared = pl.min_horizontal("end", "text_end") - pl.max_horizontal("start", "text_start")
    half = (pl.col("text_end") - pl.col("text_start")) / 2
    pairs = (
        reports.select("event_mention_id", "article_id", "text_start", "text_end")
        .join(quotes.with_columns(first=pl.col("start").min().over("head")), on="article_id")
        .with_columns(shared=shared)
        .filter(pl.col("shared") > 0)
        .with_columns(together=pl.col("shared").sum().over("event_mention_id", "head"))
    )
    single = pairs.filter(pl.col("shared") > half).sort(pl.col("end") - pl.col("start"), "start", "quote_id")
    joint = pairs.filter(pl.col("together") > half).sort("first", "head")
    return pl.concat(
        [
            single.unique("event_mention_id", keep="first", maintain_order=True).select(
                "event_mention_id", should="quote_id"
            ),
            joint.unique("event_mention_id", keep="first", maintain_order=True).select(
                "event_mention_id", should="head"
            ),
        ]
    ).unique("event_mention_id", keep="first", maintain_order=True)

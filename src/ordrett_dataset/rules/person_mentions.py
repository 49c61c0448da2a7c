"""Person mentions and the quotes that contain them."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import issues_for_rows, rule

# Longer than any article: offsets of different articles never meet.
_ARTICLE_DISTANCE: Final = 2**40


@rule
def person_mention_links_containing_quote(package: Package) -> Iterator[RuleViolation]:
    """The `quote_id` of a person mention is the shortest quote that contains it, if there is one."""
    mentions, quotes = package.tables["person_mentions"], package.tables["quotes"]
    article_ids = pl.concat([mentions["article_id"], quotes["article_id"]]).unique().sort()
    bases = pl.DataFrame({"article_id": article_ids}).with_row_index("base")
    bases = bases.with_columns(pl.col("base").cast(pl.Int64) * _ARTICLE_DISTANCE)
    start, end = pl.col("text_start") + pl.col("base"), pl.col("text_end") + pl.col("base")
    placed_mentions = mentions.join(bases, on="article_id").select("person_mention_id", start=start, end=end)
    placed_quotes = quotes.join(bases, on="article_id").select(expected="quote_id", quote_start=start, quote_end=end)
    expected = (
        placed_mentions.join_where(
            placed_quotes, pl.col("start") >= pl.col("quote_start"), pl.col("end") <= pl.col("quote_end")
        )
        .sort(pl.col("quote_end") - pl.col("quote_start"), "quote_start", "expected")
        .unique("person_mention_id", keep="first", maintain_order=True)
        .select("person_mention_id", "expected")
    )
    rows = mentions.join(expected, on="person_mention_id", how="left", maintain_order="left")
    rows = rows.filter(pl.col("quote_id").ne_missing(pl.col("expected")))
    yield from issues_for_rows("person_mentions", rows, "quote_id", lambda row: format_value(row["expected"]))

"""The cue, source and outlets of a quote stand near it."""

import re
from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.issue import RuleViolation
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.quotes import chain_heads
from ordrett_dataset.rules.registry import issues_for_rows, needs_articles, rule

_COLUMNS: Final = ("cue", "source", "relayed_by", "addressed_to")
_NEAR: Final = 300  # characters
_SEARCHED: Final = 2_000  # characters at each end of a long utterance


@rule
@needs_articles
def quote_names_near_occurrence(package: Package) -> Iterator[RuleViolation]:
    """Cue, source and outlets of an annotated quote are near it, if the same words stand near it."""
    rows = package.tables["quotes"].filter(pl.col("annotation_source") != "rules")
    rows = rows.with_columns(head=chain_heads(rows)).with_columns(
        first=pl.col("text_start").min().over("head", "article_id"),
        last=pl.col("text_end").max().over("head", "article_id"),
    )
    for column in _COLUMNS:
        start, end = pl.col(f"{column}_start"), pl.col(f"{column}_end")
        distance = pl.max_horizontal(start - pl.col("last"), pl.col("first") - end)
        far = rows.filter((start < end) & (distance > _NEAR)).drop_nulls(column)
        is_wrong = [
            _occurs_near(package, article, words, first, last)
            for article, words, first, last in far.select("article_id", column, "first", "last").iter_rows()
        ]
        wrong = far.filter(pl.Series(is_wrong, dtype=pl.Boolean))
        yield from issues_for_rows("quotes", wrong, column, lambda _: "the same words near the quote")


@rule
def quote_names_are_outside_its_text(package: Package) -> Iterator[RuleViolation]:
    """Cue, source and outlets of an annotated quote are not among the quoted words."""
    rows = package.tables["quotes"].filter(pl.col("annotation_source") != "rules")
    for column in _COLUMNS:
        overlaps = (pl.col(f"{column}_start") < pl.col("text_end")) & (pl.col("text_start") < pl.col(f"{column}_end"))
        yield from issues_for_rows("quotes", rows.filter(overlaps), column, lambda _: "words outside the quote")


def _occurs_near(package: Package, article: str, words: str, first: int, last: int) -> bool:
    """Return whether whole words occur near the beginning or the end of an utterance."""
    if article not in package.texts or first < 0:
        return False
    text = package.texts[article]
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    start, end = max(0, first - _NEAR), last + _NEAR
    windows = (start, min(end, start + _SEARCHED)), (max(start, end - _SEARCHED), end)
    return any(pattern.search(text, *window) for window in windows)

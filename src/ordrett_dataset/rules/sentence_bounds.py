"""Annotated clauses are within one sentence."""

from collections.abc import Iterator

import polars as pl

from ordrett_dataset.rules.evidence_text import POSSIBLE_BREAK, abbreviations, article_languages, has_two_sentences
from ordrett_dataset.rules.issue import RuleViolation
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import issues_for_rows, needs_articles, rule


@rule
@needs_articles
def clause_is_within_sentence(package: Package) -> Iterator[RuleViolation]:
    """An annotated event mention or indirect quote does not go on in the next sentence."""
    quotes = package.tables["quotes"].filter(pl.col("quote_kind") == "indirect")
    for table, rows in (("event_mentions", package.tables["event_mentions"]), ("quotes", quotes)):
        is_candidate = (pl.col("annotation_source") != "rules") & pl.col("text").str.contains(POSSIBLE_BREAK)
        candidates = rows.filter(is_candidate)
        candidates = candidates.join(article_languages(package), on="article_id", maintain_order="left")
        is_long = [
            has_two_sentences(text, abbreviations(language))
            for text, language in candidates.select("text", "language").iter_rows()
        ]
        wrong = candidates.filter(pl.Series(is_long, dtype=pl.Boolean))
        yield from issues_for_rows(table, wrong, "text", lambda _: "words of one sentence")

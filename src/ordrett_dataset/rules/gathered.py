"""What is kept of evidence that has gone by."""

from collections import Counter

import polars as pl


class Gathered:
    """How many rows of evidence each article has, and the outside sources that evidence names."""

    def __init__(self) -> None:
        self.by_article: Counter[str] = Counter()
        self.sources: set[str] = set()

    def clear(self) -> None:
        """Forget all."""
        self.by_article.clear()
        self.sources.clear()

    def add(self, evidence: pl.DataFrame) -> None:
        """Take note of more rows of evidence."""
        counts = evidence.select("article_id").drop_nulls().group_by("article_id").len()
        self.by_article.update(dict(counts.iter_rows()))
        self.sources.update(evidence["external_source_id"].drop_nulls().unique())

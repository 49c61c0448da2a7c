"""Whether the places in tables hold the words that are given for them."""

from collections.abc import Mapping

import polars as pl

from ordrett.article import Article
from ordrett_dataset.evaluation.metric import Figure


def slices(tables: Mapping[str, pl.DataFrame], articles: Mapping[str, Article]) -> Figure:
    """Return how many of all places, also those of evidence, cut their words out of the article."""
    right = told = 0
    for frame in tables.values():
        for column in (name.removesuffix("_start") for name in frame.columns if name.endswith("_start")):
            placed = frame.select("article_id", column, f"{column}_start", f"{column}_end").drop_nulls()
            for article, words, start, end in placed.iter_rows():
                told += 1
                right += articles[article].text[start:end] == words
    return Figure("spans", "slice back to the text", right, told)

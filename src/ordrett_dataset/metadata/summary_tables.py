"""What is inside, counted."""

from collections.abc import Mapping

import polars as pl

from ordrett_dataset.metadata.markdown import table
from ordrett_dataset.schemas import TABLES

Tables = Mapping[str, pl.DataFrame]


def rows_of_tables(tables: Tables) -> str:
    """Return a row a table: how many rows, and what a row is."""
    rows = [
        (f"`{name}`", tables[name].height, str(model.__doc__).removeprefix("One row "))
        for name, model in TABLES.items()
    ]
    return table(("table", "rows", "a row is"), rows)


def rows_of_articles(tables: Tables) -> str:
    """Return a row an article: language, publisher, dates, and its rows of each table."""
    head = [
        "article",
        "language",
        "publisher",
        "published",
        "characters",
        "quotes",
        "person_mentions",
        "event_mentions",
        "fact_checks",
    ]
    rows = []
    for article in tables["articles"].iter_rows(named=True):
        counts = [
            tables[name].filter(pl.col("article_id") == article["article_id"]).height
            for name in ("quotes", "person_mentions", "event_mentions", "fact_checks")
        ]
        told = [article[name] for name in ("article_id", "language", "publisher", "published", "n_characters")]
        rows.append([f"`{told[0]}`", *told[1:], *counts])
    return table(head, rows)


def kinds_of_quotes(tables: Tables) -> str:
    """Return a row a kind of quote and of speaker."""
    counted = tables["quotes"].group_by("quote_kind", "speaker_kind").len().sort("quote_kind", "speaker_kind")
    return table(("kind of quote", "kind of speaker", "rows"), counted.iter_rows())


def lengths_of_evidence(tables: Tables) -> str:
    """Return a row a proved column: rows of evidence by method, and the median and greatest length of the words."""
    evidence = tables["evidence"].with_columns(length=pl.col("text").str.len_chars())
    methods = ("verbatim", "normalised", "inferred", "external")
    counted = (
        evidence.group_by("target_table", "target_column")
        .agg(
            *((pl.col("derivation") == method).sum().alias(method) for method in methods),
            median=pl.col("length").median(),
            longest=pl.col("length").max(),
        )
        .sort("target_table", "target_column")
    )
    rows = [
        (f"`{table}.{column}`", *numbers, median if median is None else round(median, 1), longest)
        for table, column, *numbers, median, longest in counted.iter_rows()
    ]
    return table(("column", *methods, "median characters", "longest"), rows)

"""The first part of the utterance that a quote belongs to."""

import polars as pl


def heads(quotes: pl.DataFrame) -> pl.Series:
    """Return for each quote the first of those that it continues; a circle ends where it closes."""
    before = dict(quotes.select("quote_id", "continues_quote_id").drop_nulls().iter_rows())
    found: list[str] = []
    for quote in quotes["quote_id"]:
        first, seen = quote, {quote}
        while (other := before.get(first)) is not None and other not in seen:
            first = other
            seen.add(first)
        found.append(first)
    return pl.Series("head", found, dtype=pl.String)

"""The tables of the public edition, which disclose no more of an article than corpus.toml allows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

import polars as pl

from ordrett_dataset.release.disclosure import (
    ArticleText,
    PassageHashes,
    collect_spans,
    mark_spans,
    measure_disclosure,
)
from ordrett_dataset.release.file_texts import read_texts
from ordrett_dataset.tables.withheld import withhold_texts

# A page that prints more characters of an article than this, beyond what the tables hold, quotes sentences.
MAX_PAGE_CHARACTERS: Final = 100
# Part of `max_share` that tables and pages may use: the other files of a release repeat a little more.
USABLE_PART: Final = 0.95


def build_public_tables(
    tables: Mapping[str, pl.DataFrame],
    article_bytes: Mapping[str, bytes],
    articles: Sequence[ArticleText],
    max_share: float,
    documentation: Mapping[str, bytes],
) -> dict[str, pl.DataFrame]:
    """Return the tables with all texts withheld that the public edition does not hold.

    If tables and documentation would still disclose nearly `max_share` of an article, its longest quotes are withheld
    too, as few as possible.
    """
    limit = max_share if max_share == 1 else max_share * USABLE_PART
    withheld: set[str] = set()
    while True:
        public = withhold_texts(tables, article_bytes, withheld)
        omitted = find_quoting_pages(documentation, public, articles)
        pages = (
            text for path, content in documentation.items() if path not in omitted for text in read_texts(path, content)
        )
        disclosures = measure_disclosure(articles, public, (*read_cells(public), *pages))
        surplus = {
            article.article_id: (disclosure.share - limit) * article.n_counted
            for article, disclosure in zip(articles, disclosures, strict=True)
            if disclosure.share > limit
        }
        longest = set(_select_longest_quotes(public["quotes"], surplus))
        if not longest:
            return public
        withheld |= longest


def find_quoting_pages(
    documentation: Mapping[str, bytes], tables: Mapping[str, pl.DataFrame], articles: Collection[ArticleText]
) -> list[str]:
    """Return the pages with more than `MAX_PAGE_CHARACTERS` of an article that the tables do not hold."""
    in_tables = PassageHashes(read_cells(tables))
    spans = collect_spans(tables)
    disclosed = {
        article.article_id: in_tables.find_in(article.text)
        | mark_spans(article.text, spans.get(article.article_id, ()))
        for article in articles
    }
    quoting = []
    for path, content in documentation.items():
        on_page = PassageHashes(read_texts(path, content))
        added = (on_page.find_in(article.text) & ~disclosed[article.article_id] for article in articles)
        if any(characters.sum() > MAX_PAGE_CHARACTERS for characters in added):
            quoting.append(path)
    return sorted(quoting)


def read_cells(tables: Mapping[str, pl.DataFrame]) -> Iterator[str]:
    """Yield each distinct text of each column."""
    for frame in tables.values():
        for column in frame.select(pl.col(pl.String)):
            yield from column.drop_nulls().unique()


def _select_longest_quotes(quotes: pl.DataFrame, surplus: Mapping[str, float]) -> Iterator[str]:
    """Yield of each article in `surplus` the longest quotes that together have as many characters as stated there."""
    ordered = quotes.drop_nulls("text").sort(pl.col("text").str.len_chars(), "quote_id", descending=[True, False])
    for article, n_characters in surplus.items():
        rows = ordered.filter(pl.col("article_id") == article).select("quote_id", pl.col("text").str.len_chars())
        n_withheld = 0
        for quote_id, length in rows.iter_rows():
            if n_withheld < n_characters:
                n_withheld += length
                yield quote_id

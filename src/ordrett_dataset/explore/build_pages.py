"""The pages of a package: one, or, if it has many articles, one for each and an index of them."""

from collections.abc import Iterator
from typing import Any, Final

import polars as pl

from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.explore.build_page import build_page
from ordrett_dataset.explore.split_package import split_package
from ordrett_dataset.rules.package_view import Package

MAX_ARTICLES: Final = 200  # of one page, which then opens within about two seconds
INDEX: Final = "index.html"


def needs_index(package: Package) -> bool:
    """Whether the package is too large for one page."""
    return package.tables["articles"].height > MAX_ARTICLES


def build_pages(package: Package, metadata: CorpusConfig) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of the index of a large package, and of a page for each article."""
    listed = {table: package.tables[table] for table in ("articles", "people")}
    yield INDEX, build_page(Package(listed), metadata, {"index": _summarise(package)})
    for article_id, part in split_package(package):
        yield f"articles/{article_id}.html", build_page(part, metadata, {"home": f"../{INDEX}"})


def _summarise(package: Package) -> dict[str, dict[str, Any]]:
    """Return what the index says of each article: how many rows it has, and who is named in it."""
    tables = package.tables
    counts = {
        table: dict(tables[table].group_by("article_id").len().iter_rows())
        for table in ("quotes", "person_mentions", "event_mentions")
    }
    names = tables["people"].select("person_id", name=pl.coalesce("name_en", "name"))
    named = tables["person_mentions"].join(names, on="person_id", how="inner").group_by("article_id")
    people = dict(named.agg(pl.col("name").unique().sort()).iter_rows())
    return {
        article_id: {
            **{table: found.get(article_id, 0) for table, found in counts.items()},
            "people": people.get(article_id, []),
        }
        for article_id in tables["articles"]["article_id"]
    }

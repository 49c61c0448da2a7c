"""The part of a package that belongs to one article."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import polars as pl

from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import KEYS

# Tables whose rows belong to one article each. A row of the others may belong to several.
ARTICLE_TABLES: Final = ("articles", "quotes", "person_mentions", "event_mentions", "fact_checks")
# Few enough that a search through the rows of so many takes little time for each of them.
ARTICLES_AT_ONCE: Final = 100


def split_package(package: Package) -> Iterator[tuple[str, Package]]:
    """Yield each article with the rows that belong to it, and those that they refer to, with their evidence."""
    articles = package.tables["articles"]["article_id"].to_list()
    for start in range(0, len(articles), ARTICLES_AT_ONCE):
        some = articles[start : start + ARTICLES_AT_ONCE]
        part = _part_of(package, some)
        for article_id in some:
            yield article_id, _part_of(part, [article_id])


def _part_of(package: Package, articles: Sequence[str]) -> Package:
    """Return some articles of a package with their rows, those that these refer to, and the evidence of all of them."""
    tables = package.tables
    part = {table: tables[table].filter(pl.col("article_id").is_in(articles)) for table in ARTICLE_TABLES}
    part |= _shared_rows(tables, part)
    targets = pl.concat(
        rows.select(target_table=pl.lit(table), target_id=pl.col(KEYS[table][0])) for table, rows in part.items()
    )
    evidence = tables["evidence"].join(targets, on=["target_table", "target_id"], how="semi", maintain_order="left")
    sources = evidence["external_source_id"].drop_nulls().implode()
    part["external_sources"] = tables["external_sources"].filter(pl.col("external_source_id").is_in(sources))
    texts = {name: package.article_bytes[name] for name in articles if name in package.article_bytes}
    return Package({**part, "evidence": evidence}, texts)


def _shared_rows(tables: Mapping[str, pl.DataFrame], part: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Return the events that an article mentions, their participants, and the people of all of these."""
    events = _with_canonical(tables["events"], "event_id", part["event_mentions"]["event_id"])
    participants = tables["event_participants"].filter(pl.col("event_id").is_in(events["event_id"].implode()))
    named = pl.concat(
        [
            part["person_mentions"]["person_id"],
            part["quotes"]["speaker_id"],
            part["event_mentions"]["claimant_id"],
            participants["person_id"],
        ]
    )
    people = _with_canonical(tables["people"], "person_id", named.drop_nulls())
    return {"events": events, "event_participants": participants, "people": people}


def _with_canonical(frame: pl.DataFrame, key: str, ids: pl.Series) -> pl.DataFrame:
    """Return the rows with some keys, and their canonical rows."""
    found = frame.filter(pl.col(key).is_in(ids.implode()))
    wanted = pl.concat([found[key], found["canonical_id"]])
    return frame.filter(pl.col(key).is_in(wanted.implode()))

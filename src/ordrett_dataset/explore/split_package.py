"""The part of a package that belongs to one article."""

from collections.abc import Iterator, Mapping
from typing import Final

import polars as pl

from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import KEYS

# Tables whose rows belong to one article each; a row of the others may belong to several.
ARTICLE_TABLES: Final = ("articles", "quotes", "person_mentions", "event_mentions", "fact_checks")
SHARED_TABLES: Final = ("events", "event_participants", "people", "external_sources")


def split_package(package: Package) -> Iterator[tuple[str, Package]]:
    """Yield each article with the rows that belong to it, and those that they refer to, with their evidence."""
    tables = package.tables
    rows = {table: tables[table].partition_by("article_id", as_dict=True) for table in ARTICLE_TABLES}
    owners = pl.concat(
        tables[table].select(target_table=pl.lit(table), target_id=KEYS[table][0], owner="article_id")
        for table in ARTICLE_TABLES
    )
    evidence = tables["evidence"].join(owners, on=["target_table", "target_id"], how="left", maintain_order="left")
    own_evidence = evidence.filter(pl.col("owner").is_not_null()).partition_by("owner", as_dict=True)
    shared_evidence = evidence.filter(pl.col("owner").is_null())
    for article_id in tables["articles"]["article_id"]:
        key = (article_id,)
        part = {table: rows[table].get(key, tables[table].clear()) for table in ARTICLE_TABLES}
        part |= _shared_rows(tables, part)
        shared = shared_evidence.filter(
            pl.any_horizontal(
                (pl.col("target_table") == table) & pl.col("target_id").is_in(part[table][KEYS[table][0]].implode())
                for table in SHARED_TABLES[:-1]
            )
        )
        found = pl.concat([own_evidence.get(key, evidence.clear()), shared]).drop("owner")
        sources = found["external_source_id"].drop_nulls().implode()
        part["external_sources"] = tables["external_sources"].filter(pl.col("external_source_id").is_in(sources))
        texts = {article_id: package.article_bytes[article_id]} if article_id in package.article_bytes else {}
        yield article_id, Package({**part, "evidence": found}, texts)


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

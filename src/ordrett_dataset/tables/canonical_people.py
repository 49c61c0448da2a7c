"""One canonical row for each person of a package, across articles and spellings."""

from collections.abc import Callable, Mapping
from functools import cache

import polars as pl

from ordrett.names.link_people import PersonRecord, link_people


def canonical_ids(tables: Mapping[str, pl.DataFrame]) -> dict[str, str]:
    """Return the canonical id of each person by person_id, from the tables `people` and `person_mentions`.

    An annotated person keeps the canonical id of the annotation.
    """
    mentioned = (
        tables["person_mentions"]
        .group_by("person_id")
        .agg("article_id", is_annotated=(pl.col("annotation_source") != "rules").any())
    )
    if mentioned["is_annotated"].all():
        return dict(tables["people"].select("person_id", "canonical_id").iter_rows())
    people = tables["people"].join(mentioned, on="person_id", how="left")
    columns = ["person_id", "canonical_id", "name", "name_form", "name_en", "article_id", "is_annotated"]
    # The people of an article share a set, of which there would be as many as people otherwise.
    share_set: Callable[[tuple[str, ...]], frozenset[str]] = cache(frozenset)
    return link_people(
        PersonRecord(
            person_id=person,
            name=name,
            name_form=name_form,
            articles=share_set(tuple(articles or ())),
            # A person without mentions is known by this row alone.
            fixed_canonical_id=canonical_id if is_annotated or articles is None else None,
            name_en=name_en,
        )
        for person, canonical_id, name, name_form, name_en, articles, is_annotated in people.select(columns).iter_rows()
    )

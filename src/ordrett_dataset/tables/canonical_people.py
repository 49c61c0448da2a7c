"""The canonical rows of the people of all articles."""

from collections.abc import Mapping

import polars as pl

from ordrett.names.link_people import PersonRecord, link_people


def canonical(tables: Mapping[str, pl.DataFrame]) -> dict[str, str]:
    """Return the canonical row of each person by person_id; that of an annotated person is as the annotation has it."""
    named = (
        tables["person_mentions"]
        .group_by("person_id")
        .agg("article_id", annotated=(pl.col("annotation_source") == "language_model").any())
    )
    if named["annotated"].all():
        return dict(tables["people"].select("person_id", "canonical_id").iter_rows())
    people = tables["people"].join(named, on="person_id", how="left")
    columns = ["person_id", "canonical_id", "name", "name_form", "name_en", "article_id", "annotated"]
    return link_people(
        PersonRecord(
            person_id=person,
            name=name,
            name_form=name_form,
            articles=frozenset(articles or ()),
            # Of a person whom nobody mentions nothing is known but what the row says.
            fixed_canonical_id=canonical_id if annotated or articles is None else None,
            name_en=name_en,
        )
        for person, canonical_id, name, name_form, name_en, articles, annotated in people.select(columns).iter_rows()
    )

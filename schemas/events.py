"""Schema of the table `events`."""

import polars as pl

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import (
    COUNTRY_CODE,
    TEXT_ORIGINS,
    annotation_source_column,
    column,
    date_basis_column,
    date_bound,
    edtf_date,
    foreign_key,
    free_text,
    reviewed_column,
    row_id,
)


class Events(Table):
    """One row per event, whether it happened or is alleged, predicted, planned or hypothetical."""

    event_id: str = row_id(
        "Event", "A key given by the annotator, or ARTICLE.eSTART-END if extracted by rules.", "moscow_meeting"
    )
    canonical_id: str = foreign_key(
        "events.event_id",
        "Canonical event",
        "The row that represents the same event across articles, or this row if there is no other.",
        "moscow_meeting",
    )
    label: str = free_text(
        "Label",
        "What happened, in the words of the annotator; trigger and participants if extracted by rules.",
        "Putin and Lukashenko meet in Moscow",
        "inferred",
        "external",
    )
    plover_type: str = column(
        "PLOVER type",
        "PLOVER category of the event; null if none fits.",
        "CONSULT",
        "inferred",
        "external",
        nullable=True,
        codes="plover_type",
    )
    plover_mode: str = column(
        "PLOVER mode",
        "PLOVER mode of the type; null if none fits.",
        "visit",
        "inferred",
        "external",
        nullable=True,
        codes="plover_mode",
    )
    place: str = free_text(
        "Place",
        "The most precise place that the articles state, under its standard English name.",
        "Moscow",
        *TEXT_ORIGINS,
        nullable=True,
    )
    country_code: str = column(
        "Country code",
        "Country of the place (ISO 3166-1 alpha-2).",
        "RU",
        "computed",
        nullable=True,
        str_matches=COUNTRY_CODE,
    )
    geonames_id: int = column("GeoNames ID", "GeoNames ID of the place.", 524901, "computed", nullable=True, ge=1)
    part_of: str = foreign_key(
        "events.event_id",
        "Part of",
        "The event in the course of which this one happens.",
        "wagner_mutiny",
        "inferred",
        nullable=True,
    )
    factuality: str = column(
        "Factuality",
        "How the articles tell the event: the strongest modality of its mentions that are not negated, or `denied` if "
        "all are negated and one of them is asserted or alleged. Presupposed mentions count only if there are no "
        "others, and then as alleged.",
        "asserted",
        "computed",
        codes="factuality",
    )
    contradicted: bool = column(
        "Contradicted",
        "True if a fact check with the verdict `disagrees` or `disputed` is about its occurrence, or if one asserted "
        "mention is negated and another is not.",
        False,
        "computed",
    )
    denied_by_source: bool = column("Denied by a source", "True if an alleged mention is negated.", False, "computed")
    date: str = edtf_date(
        "Date",
        "When the event happened: the days that the dates of all asserted mentions allow, without negated ones. Null "
        "if no such mention has a date, or if two of the dates cannot both be true. A date that a fact check disputes "
        "does not count in any mention of the event.",
        "2022-03-11",
        "computed",
    )
    date_earliest: pl.Date = date_bound("date", "earliest", "2022-03-11")
    date_latest: pl.Date = date_bound("date", "latest", "2022-03-11")
    date_basis: str = date_basis_column("date", "external")
    date_claimed: str = edtf_date(
        "Claimed date",
        "When sources or forecasts put the event, if `date` is null: the same as `date`, from alleged, predicted and "
        "planned mentions.",
        "2022-03-21/2022-03-22",
        "computed",
    )
    date_claimed_earliest: pl.Date = date_bound("date_claimed", "earliest", "2022-03-21")
    date_claimed_latest: pl.Date = date_bound("date_claimed", "latest", "2022-03-22")
    date_claimed_basis: str = date_basis_column("date_claimed", "external")
    mentions_consistent: bool = column(
        "Mentions consistent",
        "False if `date`, or else `date_claimed`, is null because two dates cannot both be true.",
        True,
        "computed",
    )
    n_mentions: int = column("Mentions", "Number of event mentions.", 1, "computed", ge=1)
    n_articles: int = column("Articles", "Number of articles that mention the event.", 1, "computed", ge=1)
    n_articles_asserting: int = column(
        "Articles that assert it",
        "Number of articles with an asserted mention that is not negated.",
        1,
        "computed",
        ge=0,
    )
    reviewed: str = reviewed_column()
    annotation_source: str = annotation_source_column()

    class Config:
        """Properties of the whole table."""

        title = "Events"

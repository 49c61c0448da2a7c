"""Schema of the table `events`."""

import polars as pl

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import (
    COUNTRY_CODE,
    TEXT_ORIGINS,
    column,
    date_basis,
    date_bound,
    edtf_date,
    foreign_key,
    free_text,
    row_id,
)


class Events(Table):
    """One row per event, whether it happened or is alleged, predicted, planned or hypothetical."""

    event_id: str = row_id("Event", "A key given by the annotator.", "moscow_meeting")
    canonical_id: str = foreign_key(
        "events.event_id",
        "Canonical event",
        "The row that represents the same event across articles, or this row if there is no other.",
        "moscow_meeting",
    )
    label: str = free_text(
        "Label",
        "What happened, in the words of the annotator.",
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
    date: str = edtf_date(
        "Date",
        "The most precise date of its mentions: the one with the fewest days between its bounds, and of equals the "
        "first in the order of `event_mentions`.",
        "2022-03-11",
        "computed",
    )
    date_earliest: pl.Date = date_bound("date", "earliest", "2022-03-11")
    date_latest: pl.Date = date_bound("date", "latest", "2022-03-11")
    date_basis: str = date_basis("date", "external")
    mentions_consistent: bool = column(
        "Mentions consistent",
        "False if the dates of two mentions cannot both be true, or if one mention is negated and another is not.",
        True,
        "computed",
    )

    class Config:
        """Properties of the whole table."""

        title = "Events"

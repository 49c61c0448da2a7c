"""The table of events."""

import polars as pl

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import READ, basis, bound, column, edtf, foreign_key, free_text, key


class Events(Table):
    """One row a happening, whether it came about or is alleged, predicted, planned or imagined."""

    event_id: str = key("Event", "A slug minted in the annotation.", "moscow_meeting")
    canonical_id: str = foreign_key(
        "events.event_id",
        "Canonical event",
        "The row that stands for the same event across articles; the row itself where there is no other.",
        "moscow_meeting",
    )
    label: str = free_text(
        "Label",
        "What happened, in own words.",
        "Putin and Lukashenko meet in Moscow",
        "inferred",
        "external",
    )
    plover_type: str = column(
        "Type",
        "PLOVER category; empty where none fits.",
        "CONSULT",
        "inferred",
        "external",
        nullable=True,
        codes="plover_type",
    )
    plover_mode: str = column(
        "Mode",
        "PLOVER mode of the type; empty where none fits.",
        "visit",
        "inferred",
        "external",
        nullable=True,
        codes="plover_mode",
    )
    place: str = free_text(
        "Place",
        "The finest place that the articles give, in its standard English form.",
        "Moscow",
        *READ,
        nullable=True,
    )
    country_code: str = column(
        "Country",
        "Country of the place, as ISO 3166-1 alpha-2.",
        "RU",
        "computed",
        nullable=True,
        str_matches="^[A-Z]{2}$",
    )
    geonames_id: int = column("GeoNames", "GeoNames id of the place.", 524901, "computed", nullable=True, ge=1)
    date: str = edtf(
        "Date",
        "The finest date that the reports give, by the rule `finest_report`: fewest days between the bounds, then the "
        "first in the order of the reports table.",
        "2022-03-11",
        "computed",
    )
    date_earliest: pl.Date = bound("date", "earliest", "2022-03-11")
    date_latest: pl.Date = bound("date", "latest", "2022-03-11")
    date_basis: str = basis("date")
    mentions_consistent: bool = column(
        "EventMentions agree",
        "False where two reports give dates that cannot both be true, or one denies what another tells.",
        True,
        "computed",
    )

    class Config:
        """The table as a whole."""

        title = "Events"

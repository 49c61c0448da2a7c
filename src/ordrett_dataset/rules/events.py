"""Events and their participants."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.registry import Package, RuleViolation, format_value, issues_for_rows, rule
from ordrett_dataset.schemas.codebook import PLOVER
from ordrett_dataset.tables import gazetteer

MODES: Final = pl.DataFrame(
    [(kind, mode) for kind, category in PLOVER.items() for mode in category["modes"]],
    schema={"plover_type": pl.String, "plover_mode": pl.String},
    orient="row",
)
PLACES: Final = {"place": pl.String, "is_country_code": pl.String, "is_geonames_id": pl.Int64}


@rule
def plover_mode_belongs_to_type(package: Package) -> Iterator[RuleViolation]:
    """A PLOVER mode stands with the category that has it."""
    rows = package.tables["events"].filter(pl.col("plover_mode").is_not_null())
    other = rows.join(MODES, on=["plover_type", "plover_mode"], how="anti", maintain_order="left")
    yield from issues_for_rows(
        "events", other, "plover_mode", lambda row: f"{format_value(row['plover_type'])} has no such mode"
    )


@rule
def event_date_is_most_precise_mention(package: Package) -> Iterator[RuleViolation]:
    """An event bears the date and basis of the report that leaves the fewest days open."""
    days = (pl.col("date_latest") - pl.col("date_earliest")).dt.total_days().alias("days")
    finest = (
        package.tables["event_mentions"]
        .filter(pl.col("date").is_not_null())
        .with_columns(days)
        .sort("event_id", "days", "article_id", "text_start", "text_end", "event_mention_id", nulls_last=True)
        .unique("event_id", keep="first", maintain_order=True)
        .select("event_id", is_date="date", is_date_basis="date_basis")
    )
    rows = package.tables["events"].join(finest, on="event_id", how="left", maintain_order="left")
    for column in ("date", "date_basis"):
        other = rows.with_columns(should=f"is_{column}").filter(pl.col(column).ne_missing(pl.col("should")))
        yield from issues_for_rows(
            "events", other, column, lambda row: f"its reports give {format_value(row['should'])}"
        )


@rule
def mentions_consistent_is_correct(package: Package) -> Iterator[RuleViolation]:
    """`mentions_consistent` is true where all dates share a day, and all or none of the reports deny the event."""
    told = (
        package.tables["event_mentions"]
        .group_by("event_id")
        .agg(
            first=pl.col("date_earliest").max(),
            last=pl.col("date_latest").min(),
            denied=pl.col("is_negated").n_unique(),
        )
        .with_columns(should=(pl.col("first") <= pl.col("last")).fill_null(value=True) & (pl.col("denied") == 1))
    )
    rows = package.tables["events"].join(told, on="event_id", how="inner", maintain_order="left")
    other = rows.filter(pl.col("mentions_consistent") != pl.col("should"))
    yield from issues_for_rows(
        "events", other, "mentions_consistent", lambda row: f"the reports say {format_value(row['should'])}"
    )


@rule
def country_and_geonames_match_place(package: Package) -> Iterator[RuleViolation]:
    """Country and GeoNames id are those of the place."""
    events = package.tables["events"]
    known = [(name, gazetteer.find_place(name)) for name in events["place"].drop_nulls().unique().sort()]
    places = [(name, place.country_code, place.geonames_id) for name, place in known if place]
    given = events.join(pl.DataFrame(places, PLACES, orient="row"), on="place", how="left", maintain_order="left")
    for column in ("country_code", "geonames_id"):
        other = given.with_columns(should=f"is_{column}").filter(pl.col(column).ne_missing(pl.col("should")))
        yield from issues_for_rows(
            "events", other, column, lambda row: f"{format_value(row['place'])} gives {format_value(row['should'])}"
        )


@rule
def participant_matches_kind(package: Package) -> Iterator[RuleViolation]:
    """A person has a person_id, and only a person."""
    person = pl.col("participant_kind") == "person"
    other = package.tables["event_participants"].filter(person != pl.col("person_id").is_not_null())
    yield from issues_for_rows(
        "event_participants", other, "participant_kind", lambda row: f"person_id is {format_value(row['person_id'])}"
    )


@rule
def participant_name_matches_person(package: Package) -> Iterator[RuleViolation]:
    """Where the participant is a person, `name` is that person's name."""
    names = package.tables["people"].select("person_id", should="name")
    rows = package.tables["event_participants"].join(names, on="person_id", how="inner", maintain_order="left")
    other = rows.filter(pl.col("name") != pl.col("should"))
    yield from issues_for_rows(
        "event_participants", other, "name", lambda row: f"the person is called {format_value(row['should'])}"
    )


@rule
def state_has_country_code(package: Package) -> Iterator[RuleViolation]:
    """A state has the country code of its name; nobody else has one."""
    rows = package.tables["event_participants"]
    state = pl.col("participant_kind") == "state"
    known = [(name, gazetteer.find_country(name)) for name in rows.filter(state)["name"].unique().sort()]
    codes = pl.DataFrame(
        [(name, "state", place.country_code) for name, place in known if place],
        schema={"name": pl.String, "participant_kind": pl.String, "should": pl.String},
        orient="row",
    )
    rows = rows.join(codes, on=["name", "participant_kind"], how="left", maintain_order="left")
    other = rows.filter(pl.col("country_code").ne_missing(pl.col("should")))
    yield from issues_for_rows(
        "event_participants",
        other,
        "country_code",
        lambda row: f"the {row['participant_kind']} is {format_value(row['name'])}",
    )


@rule
def participant_id_matches_event_and_role(package: Package) -> Iterator[RuleViolation]:
    """A participant's key is its event, a dot, its role and a number."""
    made = pl.format("{}.{}", "event_id", "role")
    other = package.tables["event_participants"].filter(
        pl.col("event_participant_id").str.replace("[0-9]*$", "") != made
    )
    yield from issues_for_rows(
        "event_participants", other, "event_participant_id", lambda row: f"event {row['event_id']}, role {row['role']}"
    )

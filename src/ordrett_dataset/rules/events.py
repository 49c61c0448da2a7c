"""Events and their participants."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import compare_with_expected, issues_for_rows, rule
from ordrett_dataset.schemas.codebook import PLOVER
from ordrett_dataset.tables import gazetteer
from ordrett_dataset.tables.canonical_events import canonical_event_ids

_MODES: Final = pl.DataFrame(
    [(type_, mode) for type_, category in PLOVER.items() for mode in category["modes"]],
    schema={"plover_type": pl.String, "plover_mode": pl.String},
    orient="row",
)
_TYPES_WITH_RECIPIENT: Final = [name for name, category in PLOVER.items() if category.get("requires_recipient")]
_MAX_SHOWN_PARTS: Final = 5
_PLACE_SCHEMA: Final = {"place": pl.String, "expected_country_code": pl.String, "expected_geonames_id": pl.Int64}


@rule
def plover_mode_belongs_to_type(package: Package) -> Iterator[RuleViolation]:
    """The PLOVER mode of an event is one of its PLOVER type."""
    rows = package.tables["events"].filter(pl.col("plover_mode").is_not_null())
    rows = rows.join(_MODES, on=["plover_type", "plover_mode"], how="anti", maintain_order="left")
    yield from issues_for_rows("events", rows, "plover_mode", lambda row: f"a mode of {row['plover_type']!r}")


@rule
def event_has_required_recipient(package: Package) -> Iterator[RuleViolation]:
    """An event of a PLOVER type that requires a recipient has one."""
    recipients = package.tables["event_participants"].filter(pl.col("role") == "recipient")
    rows = package.tables["events"].filter(pl.col("plover_type").is_in(_TYPES_WITH_RECIPIENT))
    rows = rows.join(recipients, on="event_id", how="anti", maintain_order="left")
    yield from issues_for_rows(
        "events", rows, "plover_type", lambda _: "a recipient in `event_participants`, or another type"
    )


@rule
def country_and_geonames_match_place(package: Package) -> Iterator[RuleViolation]:
    """Country code and GeoNames id are those of the place."""
    events = package.tables["events"].select("event_id", "place", "country_code", "geonames_id")
    names = events["place"].drop_nulls().unique().sort()
    places = [(name, place.country_code, place.geonames_id) for name in names if (place := gazetteer.find_place(name))]
    rows = events.join(pl.DataFrame(places, _PLACE_SCHEMA, orient="row"), on="place", how="left", maintain_order="left")
    yield from compare_with_expected("events", rows, "country_code", "from its place")
    yield from compare_with_expected("events", rows, "geonames_id", "from its place")


@rule
def canonical_id_matches_event_linking(package: Package) -> Iterator[RuleViolation]:
    """The canonical row of an automatically extracted event follows from its type, day and participants."""
    expected = canonical_event_ids(package.tables)
    extracted = package.tables["events"].filter(pl.col("annotation_source") == "rules")
    for event, canonical_id in extracted.select("event_id", "canonical_id").iter_rows():
        if canonical_id != expected.get(event, event):
            wanted = f"{format_value(expected.get(event, event))}, from its type, day and participants"
            yield RuleViolation("events", event, "canonical_id", format_value(canonical_id), wanted)


@rule
def part_of_has_no_cycles(package: Package) -> Iterator[RuleViolation]:
    """No event is a part of itself, directly or through other events."""
    part_of = dict(package.tables["events"].select("event_id", "part_of").drop_nulls().iter_rows())
    checked: set[str] = set()
    for event in part_of:
        path: dict[str, None] = {}
        whole = event
        while whole in part_of and whole not in checked:
            checked.add(whole)
            path[whole] = None
            whole = part_of[whole]
        if whole in path:
            cycle = list(path)[list(path).index(whole) :]
            for n, member in enumerate(cycle):
                names = [*cycle[n : n + _MAX_SHOWN_PARTS], *cycle[: max(0, n + _MAX_SHOWN_PARTS - len(cycle))]]
                shown = [*names, "…"] if len(cycle) > _MAX_SHOWN_PARTS else [*names[: len(cycle)], member]
                yield RuleViolation(
                    "events", member, "part_of", " is part of ".join(shown), "an event that is no part of this one"
                )


@rule
def participant_matches_kind(package: Package) -> Iterator[RuleViolation]:
    """A participant has a `person_id` if and only if its kind is `person`."""
    rows = package.tables["event_participants"]
    rows = rows.filter((pl.col("participant_kind") == "person") != pl.col("person_id").is_not_null())
    yield from issues_for_rows(
        "event_participants",
        rows,
        "participant_kind",
        lambda row: "another kind, without a person_id" if row["person_id"] is None else "'person', with a person_id",
    )


@rule
def participant_name_matches_person(package: Package) -> Iterator[RuleViolation]:
    """The name of a participant who is a person is the name of that person."""
    names = package.tables["people"].select("person_id", expected_name="name")
    rows = package.tables["event_participants"].select("event_participant_id", "person_id", "name")
    rows = rows.join(names, on="person_id", how="inner", maintain_order="left")
    yield from compare_with_expected("event_participants", rows, "name", "from the table of people")


@rule
def participant_name_en_matches_person(package: Package) -> Iterator[RuleViolation]:
    """The English name of a participant is that of the person, or else the name of the participant."""
    names = package.tables["people"].select("person_id", english="name_en")
    rows = package.tables["event_participants"].select("event_participant_id", "person_id", "name", "name_en")
    rows = rows.join(names, on="person_id", how="left", maintain_order="left")
    rows = rows.with_columns(expected_name_en=pl.coalesce("english", "name"))
    yield from compare_with_expected("event_participants", rows, "name_en", "from the table of people")


@rule
def state_has_country_code(package: Package) -> Iterator[RuleViolation]:
    """A state has the country code of its name; other participants have none."""
    columns = ("event_participant_id", "name", "participant_kind", "country_code")
    rows = package.tables["event_participants"].select(columns)
    names = rows.filter(pl.col("participant_kind") == "state")["name"].unique().sort()
    codes = pl.DataFrame(
        [(name, "state", state.country_code) for name in names if (state := gazetteer.find_country(name))],
        schema={"name": pl.String, "participant_kind": pl.String, "expected_country_code": pl.String},
        orient="row",
    )
    rows = rows.join(codes, on=["name", "participant_kind"], how="left", maintain_order="left")
    yield from compare_with_expected("event_participants", rows, "country_code", "from its name and kind")


@rule
def participant_id_matches_event_and_role(package: Package) -> Iterator[RuleViolation]:
    """The key of a participant is its event, a dot, its role and a number."""
    rows = package.tables["event_participants"].select("event_participant_id", "event_id", "role")
    rows = rows.with_columns(prefix=pl.format("{}.{}", "event_id", "role"))
    rows = rows.filter(pl.col("event_participant_id").str.replace("[0-9]*$", "") != pl.col("prefix"))
    yield from issues_for_rows(
        "event_participants", rows, "event_participant_id", lambda row: f"{row['prefix']} and a number"
    )

from hypothesis import strategies as st

from ordrett.reader import read_article
from ordrett_dataset.rules.package_view import Package
from tests.support.auto_corpus import build_synthetic_package
from tests.support.package_edits import (
    EVENT_VALUE_RULES,
    Draw,
    Violation,
    add_rows,
    change_cells,
    change_with_evidence,
    draw_row,
    find_evidence,
    find_rows,
    location_of,
    violates_only,
)


@violates_only("plover_mode_belongs_to_type")
def test_mode_of_another_type(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "events", plover_mode=...)
    changed = change_with_evidence(package, "events", row, "plover_mode", "ceasefire")
    return changed, location_of("events", row, "plover_mode")


@violates_only("event_has_required_recipient")
def test_type_that_requires_a_recipient_without_one(package: Package, draw: Draw) -> Violation:
    recipients = {row["event_id"] for row in find_rows(package, "event_participants", role="recipient")}
    events = find_rows(package, "events", plover_type=..., plover_mode=...)
    row = draw(st.sampled_from([row for row in events if row["event_id"] not in recipients]))
    changed = change_with_evidence(package, "events", row, "plover_type", "SANCTION")
    changed = change_with_evidence(changed, "events", row | {"plover_type": "SANCTION"}, "plover_mode", "expel")
    return changed, location_of("events", row, "plover_type")


@violates_only("country_and_geonames_match_place")
def test_country_or_geonames_id_of_another_place(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "events")
    column, value = draw(st.sampled_from([("country_code", "FO"), ("geonames_id", 1)]))
    return change_cells(package, "events", row, **{column: value}), location_of("events", row, column)


@violates_only("part_of_has_no_cycles")
def test_event_that_is_part_of_one_of_its_parts(package: Package, draw: Draw) -> Violation:
    part = draw_row(package, draw, "events", part_of=...)
    [whole] = find_rows(package, "events", event_id=part["part_of"])
    changed = change_cells(package, "events", whole, part_of=part["event_id"])
    [reason, *_] = find_evidence(package, "events", part, "part_of")
    evidence = reason | {"target_id": whole["event_id"], "value": part["event_id"]}
    return add_rows(changed, "evidence", evidence), location_of("events", whole, "part_of")


@violates_only("participant_matches_kind")
def test_person_without_id_or_group_with_id(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "event_participants", country_code=None)
    kind = "group" if row["participant_kind"] == "person" else "person"
    changed = change_with_evidence(package, "event_participants", row, "participant_kind", kind)
    return changed, location_of("event_participants", row, "participant_kind")


@violates_only("participant_name_en_matches_person")
def test_participant_with_another_english_name(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "event_participants")
    changed = change_cells(package, "event_participants", row, name_en=f"{row['name_en']} X")
    return changed, location_of("event_participants", row, "name_en")


@violates_only("participant_name_matches_person", consequences={"participant_name_en_matches_person"})
def test_participant_with_another_name_than_the_person(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "event_participants", person_id=...)
    changed = change_with_evidence(package, "event_participants", row, "name", "Nils Ingen")
    return changed, location_of("event_participants", row, "name")


@violates_only("state_has_country_code")
def test_wrong_country_code_of_a_participant(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "event_participants")
    country = draw(st.sampled_from(["FO", None] if row["country_code"] else ["FO"]))
    changed = change_cells(package, "event_participants", row, country_code=country)
    return changed, location_of("event_participants", row, "country_code")


@violates_only("participant_id_matches_event_and_role")
def test_participant_with_another_role_than_in_its_key(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "event_participants", role="actor")
    role = draw(st.sampled_from(["recipient", "other"]))
    changed = change_with_evidence(package, "event_participants", row, "role", role)
    return changed, location_of("event_participants", row, "event_participant_id")


SAME_EVENT = "Russia attacked Ukraine on 11 March 2024. The people of the town had waited for news since the morning.\n"


@violates_only("canonical_id_matches_event_linking", consequences=EVENT_VALUE_RULES)
def test_unlinked_events_of_the_same_day(_: Package, draw: Draw) -> Violation:  # noqa: PT019 - a positional argument
    package = build_synthetic_package(SAME_EVENT, SAME_EVENT, extractor=read_article, language="en")
    rows = [row for row in find_rows(package, "events") if row["canonical_id"] != row["event_id"]]
    row = draw(st.sampled_from(rows))
    changed = change_cells(package, "events", row, canonical_id=row["event_id"])
    return changed, location_of("events", row, "canonical_id")

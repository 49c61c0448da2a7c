"""Schema of the table `event_participants`, which links events to people, states, organisations and groups."""

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import (
    COUNTRY_CODE,
    TEXT_ORIGINS,
    agreement_column,
    annotation_source_column,
    column,
    foreign_key,
    free_text,
    reviewed_column,
    row_id,
)


class EventParticipants(Table):
    """One row per participant of an event."""

    event_participant_id: str = row_id(
        "Event participant", "Event, role and number of the participant.", "moscow_meeting.actor1", "computed"
    )
    event_id: str = foreign_key("events.event_id", "Event", "The event.", "moscow_meeting")
    role: str = column("Role", "What the participant does in the event.", "actor", "inferred", "external", codes="role")
    participant_kind: str = column(
        "Kind of participant",
        "What kind of participant it is.",
        "person",
        "inferred",
        "external",
        codes="participant_kind",
    )
    name: str = free_text(
        "Name",
        "Name of the person, standard English name of the state, or plain English name of the organisation, group or "
        "unnamed person.",
        "Alexander Lukashenko",
        *TEXT_ORIGINS,
    )
    name_en: str = free_text(
        "English name",
        "Standard English name of the participant: that of the person if it is known, else `name`.",
        "Alexander Lukashenko",
        "computed",
    )
    person_id: str = foreign_key(
        "people.person_id",
        "Person",
        "The participant, if it is a person.",
        "lukashenko",
        "normalised",
        "inferred",
        nullable=True,
    )
    country_code: str = column(
        "Country code",
        "Country of the participant (ISO 3166-1 alpha-2), if it is a state.",
        "RU",
        "computed",
        nullable=True,
        str_matches=COUNTRY_CODE,
    )
    agreement: str = agreement_column("event, role and name")
    reviewed: str = reviewed_column()
    annotation_source: str = annotation_source_column()

    class Config:
        """Properties of the whole table."""

        title = "Event participants"

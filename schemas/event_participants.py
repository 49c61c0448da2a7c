"""The table of participants, which links events to people, states, organisations and groups."""

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import READ, column, foreign_key, free_text, key


class EventParticipants(Table):
    """One row a side of an event."""

    event_participant_id: str = key("EventParticipant", "The event and the side of it.", "moscow_meeting.actor1")
    event_id: str = foreign_key("events.event_id", "Event", "What they take part in.", "moscow_meeting")
    role: str = column("Role", "What they do in it.", "actor", "inferred", "external", codes="role")
    participant_kind: str = column(
        "Kind of participant", "What they are.", "person", "inferred", "external", codes="participant_kind"
    )
    name: str = free_text(
        "Name",
        "Name of the person; standard English name of the state; plain name of the organisation or group.",
        "Vladimir Putin",
        *READ,
    )
    person_id: str = foreign_key(
        "people.person_id", "Person", "Which person, where it is one.", "putin", "normalised", "inferred", nullable=True
    )
    country_code: str = column(
        "Country",
        "Which country, where it is a state, as ISO 3166-1 alpha-2.",
        "RU",
        "computed",
        nullable=True,
        str_matches="^[A-Z]{2}$",
    )

    class Config:
        """The table as a whole."""

        title = "EventParticipants"

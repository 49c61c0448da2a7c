"""Complete extracted events with what the reader lacks: standard names of states and places, sources of dates."""

from collections.abc import Sequence
from dataclasses import replace

from ordrett.events.participants import NEEDS_RECIPIENT
from ordrett.model import (
    ArticleAnnotation,
    Attested,
    EdtfDate,
    Event,
    EventMention,
    EventParticipant,
    Evidence,
)
from ordrett_dataset.tables.gazetteer import SHORT_NAMES
from ordrett_dataset.tables.normalisers import Context, country_of, place_of


def complete_events(annotation: ArticleAnnotation) -> ArticleAnnotation:
    """Return the annotation with English names of states and places, and with what dates are resolved from.

    A participant is left out if it is a place but no state; so is the type of an event that then lacks the recipient
    that its type requires.
    """
    if not annotation.events:
        return annotation
    context = Context(annotation.language)
    published = annotation.metadata.published.evidence
    return replace(
        annotation,
        events=tuple(_complete_event(event, context) for event in annotation.events),
        event_mentions=tuple(_complete_date(mention, published) for mention in annotation.event_mentions),
    )


def _complete_event(event: Event, context: Context) -> Event:
    participants = _renumber(
        [known for participant in event.participants if (known := _name_state(participant, context))], event.event_id
    )
    place = place_of(event.place.value, context) if event.place.value else None
    named = Attested(place, _normalised(event.place.evidence, "place_of")) if place else Attested(None)
    event = replace(event, participants=participants, place=named)
    has_recipient = any(participant.role.value == "recipient" for participant in participants)
    if event.plover_type.value in NEEDS_RECIPIENT and not has_recipient:
        return replace(event, plover_type=Attested(None), plover_mode=Attested(None))
    return event


def _name_state(participant: EventParticipant, context: Context) -> EventParticipant | None:
    """Return a state under its standard English name, None if the place is no country; others as they are."""
    kind, printed = participant.participant_kind, participant.name
    if kind.value == "person" or (kind.value != "state" and printed.value not in SHORT_NAMES):
        return participant
    country = country_of(printed.value, context)
    if country is None:
        return None
    named = Attested(country, _normalised(printed.evidence, "country_of"))
    return replace(participant, participant_kind=replace(kind, value="state"), name=named)


def _renumber(participants: Sequence[EventParticipant], event_id: str) -> tuple[EventParticipant, ...]:
    """Return the participants with consecutive numbers, each name once in a role."""
    numbers: dict[str, int] = {}
    unique = {(participant.role.value, participant.name.value): participant for participant in reversed(participants)}
    result = []
    for participant in participants:
        role = participant.role.value
        if unique[role, participant.name.value] is participant:
            numbers[role] = numbers.get(role, 0) + 1
            result.append(replace(participant, event_participant_id=f"{event_id}.{role}{numbers[role]}"))
    return tuple(result)


def _normalised(evidence: Sequence[Evidence], normaliser: str) -> tuple[Evidence, ...]:
    return tuple(replace(one, derivation="normalised", normaliser=normaliser) for one in evidence)


def _complete_date(mention: EventMention, published: tuple[Evidence, ...]) -> EventMention:
    """Return a mention whose date, if it is resolved, cites the day from which it is; without that it has no date."""
    date = mention.date.value
    if date is None or date.basis != "resolved" or len(mention.date.evidence) > 1:
        return mention
    outside = next((evidence for evidence in published if evidence.derivation == "external"), None)
    if outside is None:
        return replace(mention, date=Attested(None))
    evidence = (*mention.date.evidence, outside)
    return replace(mention, date=Attested(EdtfDate(date.edtf, "external"), evidence))

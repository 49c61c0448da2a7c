"""Draft of the events of an article and of their mentions."""

from collections.abc import Iterable, Mapping
from typing import Any

from ordrett.model import Event, EventMention, EventParticipant
from ordrett_dataset.annotations.draft.context import DraftContext, first_note
from ordrett_dataset.annotations.draft.people import slug, unused_key

Entry = dict[str, Any]


def assign_event_keys(events: Iterable[Event], existing: Iterable[str]) -> dict[str, str]:
    """Return a key in events.yaml for each event by event_id, made of its trigger."""
    used = set(existing)
    keys: dict[str, str] = {}
    for event in events:
        key = unused_key(slug(event.label.value.partition(":")[0]), used)
        used.add(key)
        keys[event.event_id] = key
    return keys


def draft_event_mention(mention: EventMention, event_keys: Mapping[str, str], context: DraftContext) -> Entry:
    """Return a mention; words of modality and negation are left out where they are the trigger."""
    text = mention.text
    entry: Entry = {
        "event": event_keys[mention.event_id],
        "text": context.to_anchor(text),
        "trigger": context.to_anchor(mention.trigger, text),
        "modality": mention.modality.value,
    }
    if (span := _first_span(mention.modality.evidence)) and span != mention.trigger:
        entry["modality_words"] = context.to_anchor(span, text)
    if mention.is_negated.value:
        entry["is_negated"] = True
        if span := _first_span(mention.is_negated.evidence):
            entry["negated_words"] = context.to_anchor(span, text)
    if date := _draft_date(mention, context):
        entry["date"] = date
    return entry


def draft_event(event: Event, mention: EventMention, context: DraftContext) -> Entry:
    """Return an event of events.yaml, as its first mention tells it; its label is only a hint for the curator."""
    entry: Entry = {
        "label": event.label.value,
        "read_in": context.annotation.article.article_id,
        "words": context.to_anchor(mention.trigger, mention.text),
    }
    if event.plover_type.value:
        entry["type"] = event.plover_type.value
    if event.plover_mode.value:
        entry["mode"] = event.plover_mode.value
    if event.place.value and (words := _first_span(event.place.evidence)):
        entry["place"] = {"name": event.place.value, "words": context.to_anchor(words, mention.text)}
        if not context.normalises_to("place_of", words.text, event.place.value):
            entry["place"]["note"] = "the place that this name means"
    participants = {
        participant.event_participant_id.rpartition(".")[2]: _draft_participant(participant, mention, context)
        for participant in event.participants
        if _is_within(participant, mention)
    }
    if participants:
        entry["participants"] = participants
    return entry


def _draft_participant(participant: EventParticipant, mention: EventMention, context: DraftContext) -> Entry:
    kind, name = participant.participant_kind.value, participant.name.value
    words = _first_span(participant.name.evidence)
    assert words is not None  # noqa: S101 - `_is_within` has found it
    entry: Entry = {"kind": kind}
    if participant.person_id.value is not None:
        person = context.person_keys[participant.person_id.value]
        entry |= {"person": person, "words": context.to_anchor(words, mention.text)}
        if not context.normalises_to("person_id_of", words.text, person):
            entry["note"] = first_note(participant.person_id, "linked to this person by a rule")
        return entry
    return entry | {"name": name, "words": context.to_anchor(words, mention.text)}


def _is_within(participant: EventParticipant, mention: EventMention) -> bool:
    """Return whether the clause of the mention names the participant: an annotation needs it there."""
    words = _first_span(participant.name.evidence)
    return words is not None and mention.text.start <= words.start and words.end <= mention.text.end


def _draft_date(mention: EventMention, context: DraftContext) -> Entry | None:
    spans = [evidence.span for evidence in mention.date.evidence if evidence.span]
    date = mention.date.value
    if date is None or not spans or date.basis == "external" or (date.basis == "resolved" and len(spans) < 2):
        return None
    entry: Entry = {"edtf": date.edtf, "basis": date.basis, "words": context.to_anchor(spans[0], mention.text)}
    if date.basis == "resolved":
        entry["anchor"] = context.to_anchor(spans[1])
    elif not context.normalises_to("date_of", spans[0].text, date.edtf):
        entry["note"] = first_note(mention.date, "read by a rule")
    return entry


def _first_span(evidence: Iterable[Any]) -> Any:  # noqa: ANN401 - a Span or None
    return next((one.span for one in evidence if one.span), None)

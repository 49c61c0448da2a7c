"""The events of an annotation, their participants and their reports."""

from typing import cast

from ordrett.errors import InputError
from ordrett.model import Attested, Event, EventMention, EventParticipant, Evidence, Role
from ordrett.span import Span
from ordrett_dataset.annotations.anchor_resolver import PLAIN, Lookup
from ordrett_dataset.annotations.models import WrittenEvent, WrittenParticipant, WrittenReport
from ordrett_dataset.schemas.codebook import CODEBOOK, PLOVER


def report(key: str, entry: WrittenReport, lookup: Lookup) -> EventMention:
    """Return a telling of an event, with the words that decide how sure it is and when it was."""
    where = lookup.where("event_mentions", key)
    if entry.event not in lookup.written.annotations.events:
        raise InputError(where, "event_exists", repr(entry.event), "Use a key of events.yaml, or add the event there.")
    text = lookup.find(entry.text, where)
    trigger = lookup.find(entry.trigger, where, text, inside=text)
    modality = lookup.find(entry.modality_words, where, text) if entry.modality_words else trigger
    negated = lookup.find(entry.negated_words, where, text) if entry.negated_words else trigger
    return EventMention(
        event_mention_id=f"{lookup.notes.id}.{key}",
        event_id=entry.event,
        text=text,
        modality=Attested(entry.modality, _coded(lookup, modality, "modality", entry.modality, entry.note)),
        is_negated=Attested(
            entry.is_negated, _coded(lookup, negated, "is_negated", str(entry.is_negated).lower(), None)
        ),
        date=lookup.date(entry.date, where, text) if entry.date else Attested(None),
    )


def event(key: str, entry: WrittenEvent, lookups: dict[str, Lookup], where: str) -> Event:
    """Return an event with the words of the articles that decide each of its values."""
    lookup = _lookup(entry.read_in, lookups, where)
    told = lookup.first_report(key)
    if told is None:
        found = f"no report of it in {entry.read_in}"
        raise InputError(
            where, "event_is_mentioned_in_its_article", found, "Name an article that tells it in `read_in`."
        )
    clause = told[1]
    words = lookup.find(entry.words, where, clause)
    labelled = [lookup.find(part, where, clause) for part in entry.label_words] or [clause]
    for value, known in (
        (entry.type, list(PLOVER)),
        (entry.mode, list(PLOVER.get(entry.type or "", {}).get("modes", {}))),
    ):
        if value is not None and value not in known:
            raise InputError(where, "plover_codes_are_valid", repr(value), f"Use one of: {', '.join(known) or 'none'}.")
    place: Attested[str | None] = Attested(None)
    if entry.place:
        there = _lookup(entry.place.article or entry.read_in, lookups, where)
        near = there.first_report(key)
        span = there.find(entry.place.words, where, near[1] if near else None)
        place = Attested(
            entry.place.name, there.by_words(entry.place.name, span, ("place_of",), entry.place.note, where).evidence
        )
    return Event(
        event_id=key,
        canonical_id=key,
        label=Attested(entry.label, tuple(lookup.evidence("inferred", span, "in own words") for span in labelled)),
        plover_type=Attested(entry.type, _coded(lookup, words, "plover_type", entry.type) if entry.type else ()),
        plover_mode=Attested(entry.mode, _coded(lookup, words, "plover_mode", entry.mode) if entry.mode else ()),
        place=place,
        participants=tuple(
            _participant(key, side, who, words, lookups, entry.read_in, where)
            for side, who in entry.participants.items()
        ),
    )


def _participant(
    event_id: str,
    side: str,
    entry: WrittenParticipant,
    trigger: Span,
    lookups: dict[str, Lookup],
    read_in: str,
    where: str,
) -> EventParticipant:
    where = f"{where}.participants.{side}"
    lookup = _lookup(entry.article or read_in, lookups, where)
    near = lookup.first_report(event_id)
    words = lookup.find(entry.words, where, near[1] if near else None)
    role = cast("Role", side.rstrip("0123456789"))
    doing = lookups[read_in].evidence("inferred", trigger, CODEBOOK["role"][role])
    if entry.kind == "person":
        if entry.person not in lookup.names:
            raise InputError(where, "person_exists", repr(entry.person), "Use a key of people.yaml.")
        name = lookup.by_words(lookup.names[entry.person], words, ("person_name_of",), entry.note, where)
        person = lookup.by_words(entry.person, words, ("person_id_of",), entry.note, where)
        person_id: Attested[str | None] = Attested(entry.person, person.evidence)
    else:
        if not entry.name:
            raise InputError(where, "participant_has_name", "no `name`", "Give its standard or plain name.")
        rules = ("country_of",) if entry.kind == "state" else ()
        note = entry.note or (None if entry.kind == "state" or entry.name == words.text else PLAIN)
        name = lookup.by_words(entry.name, words, rules, note, where)
        person_id = Attested(None)
    return EventParticipant(
        event_participant_id=f"{event_id}.{side}",
        role=Attested(role, (*_coded(lookup, words, "role", role), doing)),
        participant_kind=Attested(entry.kind, _coded(lookup, words, "participant_kind", entry.kind)),
        name=name,
        person_id=person_id,
    )


def _lookup(article: str, lookups: dict[str, Lookup], where: str) -> Lookup:
    if article not in lookups:
        raise InputError(where, "article_has_annotation", repr(article), "Name an article that has an annotation.")
    return lookups[article]


def _coded(lookup: Lookup, words: Span, codes: str, value: str, note: str | None = None) -> tuple[Evidence, ...]:
    return (lookup.evidence("inferred", words, note or f"{value}: {CODEBOOK[codes][value]}"),)

"""What readings stand on: which fall with a refused article, and which outside sources are left."""

from collections.abc import Iterable
from dataclasses import fields

from ordrett.errors import InputError
from ordrett.model import ArticleAnnotation, ArticleMetadata, Attested, Event, EventMention, EventParticipant, Person
from ordrett_dataset.annotations.error_collector import Refused
from ordrett_dataset.annotations.models import WrittenAnnotations, WrittenEvent, WrittenPerson
from ordrett_dataset.tables.entities import FactCheck

FALLEN = "dependencies_are_valid"
Entity = ArticleMetadata | Person | Event | EventParticipant | EventMention


def cascade(notes: WrittenAnnotations, refused: Refused) -> None:
    """Refuse also the articles whose people or events stand on words of a refused one."""
    stands_on = {stem: _articles_behind(stem, notes) for stem in notes.articles}
    while falling := [stem for stem in notes.articles if stem not in refused and stands_on[stem] & set(refused)]:
        for stem in falling:
            found = f"its people or events stand on words of {', '.join(sorted(stands_on[stem] & set(refused)))}"
            remedy = "Mend that article, or let the people and events stand on words of another."
            refused[stem] = [InputError(f"seeds/{stem}.txt", FALLEN, found, remedy)]


def sources_used(readings: Iterable[ArticleAnnotation], checks: Iterable[FactCheck]) -> set[str | None]:
    """Return the outside sources that any value stands on."""
    used = {reason.external_source_id for claim in checks for reason in claim.verdict.evidence}
    for reading in readings:
        sides = [side for event in reading.events for side in event.participants]
        entities: list[Entity] = [reading.metadata, *reading.event_mentions, *reading.people, *reading.events, *sides]
        used |= {source for entity in entities for source in _sources_of(entity)}
    return used


def _articles_behind(stem: str, notes: WrittenAnnotations) -> set[str]:
    article = notes.articles[stem]
    people = {mention.person for mention in article.person_mentions.values()} & set(notes.people)
    events = {report.event for report in article.event_mentions.values()} & set(notes.events)
    found = [_of_person(notes.people[key]) for key in people] + [_of_event(notes.events[key]) for key in events]
    return set().union(*found) - {stem}


def _of_person(person: WrittenPerson) -> set[str]:
    return {person.named_in, *([person.description.article] if person.description else [])}


def _of_event(event: WrittenEvent) -> set[str]:
    named = [side.article for side in event.participants.values()] + ([event.place.article] if event.place else [])
    return {event.read_in, *filter(None, named)}


def _sources_of(entity: Entity) -> set[str | None]:
    values = [getattr(entity, column.name) for column in fields(entity)]
    return {reason.external_source_id for value in values if isinstance(value, Attested) for reason in value.evidence}

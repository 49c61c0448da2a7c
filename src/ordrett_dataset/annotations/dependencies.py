"""What annotations depend on: articles that share people or events, and external sources that are used."""

from collections.abc import Iterable
from dataclasses import fields

from ordrett.errors import InputError
from ordrett.model import ArticleAnnotation, ArticleMetadata, Attested, Event, EventMention, EventParticipant, Person
from ordrett_dataset.annotations.error_collector import ErrorCollector
from ordrett_dataset.annotations.shared_entries import AnnotationEntries, EventEntry, PersonEntry
from ordrett_dataset.tables.entities import FactCheck

DEPENDS_ON_REJECTED = "dependencies_are_valid"
Entity = ArticleMetadata | Person | Event | EventParticipant | EventMention


def reject_dependents(entries: AnnotationEntries, errors: ErrorCollector) -> None:
    """Add an error for each article whose people or events are attested by the text of an article with errors."""
    required = {article_id: _required_articles(article_id, entries) for article_id in entries.articles}
    while dependents := [i for i in entries.articles if i not in errors and required[i] & set(errors)]:
        for article_id in dependents:
            rejected = ", ".join(sorted(required[article_id] & set(errors)))
            problem = f"its people or events are attested by text of {rejected}"
            hint = "Correct that article, or attest the people and events by text of another."
            errors[article_id] = [InputError(f"seeds/{article_id}.txt", DEPENDS_ON_REJECTED, problem, hint)]


def used_sources(annotations: Iterable[ArticleAnnotation], fact_checks: Iterable[FactCheck]) -> set[str | None]:
    """Return the ids of the external sources that attest any value."""
    used = {evidence.external_source_id for check in fact_checks for evidence in check.verdict.evidence}
    for annotation in annotations:
        participants = [participant for event in annotation.events for participant in event.participants]
        entities: list[Entity] = [annotation.metadata, *annotation.event_mentions, *annotation.people]
        entities += [*annotation.events, *participants]
        used |= {source for entity in entities for source in _sources_of(entity)}
    return used


def _required_articles(article_id: str, entries: AnnotationEntries) -> set[str]:
    article = entries.articles[article_id]
    people = {mention.person for mention in article.person_mentions.values()} & set(entries.people)
    events = {mention.event for mention in article.event_mentions.values()} & set(entries.events)
    required = [_articles_of_person(entries.people[key]) for key in people]
    required += [_articles_of_event(entries.events[key], entries) for key in events]
    return set().union(*required) - {article_id}


def _articles_of_person(person: PersonEntry) -> set[str]:
    return {person.named_in, *([person.description.article] if person.description else [])}


def _articles_of_event(event: EventEntry, entries: AnnotationEntries) -> set[str]:
    article_ids = {article.id: article_id for article_id, article in entries.articles.items()}
    mentions = [participant.mention for participant in event.participants.values()]
    articles = [article_ids.get(mention.split(".")[0]) for mention in mentions if mention]
    articles += [event.place.article] if event.place else []
    articles += [entries.events[event.part_of].read_in] if event.part_of in entries.events else []
    return {event.read_in, *filter(None, articles)}


def _sources_of(entity: Entity) -> set[str | None]:
    values = [getattr(entity, field.name) for field in fields(entity)]
    return {e.external_source_id for value in values if isinstance(value, Attested) for e in value.evidence}

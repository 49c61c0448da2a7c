"""From annotations to all tables of the package, as sorted polars frames."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from types import MappingProxyType

import polars as pl

from ordrett.model import (
    AnnotationSource,
    ArticleAnnotation,
    Event,
    EventMention,
    EventParticipant,
    PersonMention,
    Quote,
)
from ordrett.reporting_quotes import ReportingQuotes
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.tables import gazetteer
from ordrett_dataset.tables.derived import find_containing_quotes
from ordrett_dataset.tables.entities import ExternalSource, FactCheck
from ordrett_dataset.tables.event_values import ArticleMention, EventValues, compute_event_values
from ordrett_dataset.tables.frames import to_frame
from ordrett_dataset.tables.rows import Row, TableRows, date_cells, entity_cells


def build_tables(
    annotations: Iterable[ArticleAnnotation],
    fact_checks: Iterable[FactCheck] = (),
    external_sources: Iterable[ExternalSource] = (),
    rights: str = "",
    agreement: Mapping[tuple[str, str], str] = MappingProxyType({}),
) -> dict[str, pl.DataFrame]:
    """Return every table with the columns, types and row order of its schema.

    People and events that several articles share become one row each. `agreement` is that of two annotators by table
    and row id.
    """
    rows = TableRows(agreement)
    by_article = sorted(annotations, key=lambda annotation: annotation.article.article_id)
    for annotation in by_article:
        _add_article(rows, annotation, rights)
    people = {p.person_id: p for annotation in by_article for p in annotation.people}
    sources = {
        entity_id: annotation.annotation_source
        for annotation in by_article
        for entity_id in (*(p.person_id for p in annotation.people), *(e.event_id for e in annotation.events))
    }
    for person_id, person in people.items():
        rows.add("people", person_id, person, annotation_source=sources[person_id])
    events = {e.event_id: e for annotation in by_article for e in annotation.events}
    english_names = {person_id: person.name_en.value for person_id, person in people.items()}
    fact_checks = tuple(fact_checks)
    event_values = _compute_all_event_values(events, by_article, fact_checks)
    for event in events.values():
        _add_event(rows, event, event_values[event.event_id], english_names, sources[event.event_id])
    for fact_check in fact_checks:
        rows.add("fact_checks", fact_check.fact_check_id, fact_check)
    for source in external_sources:
        published = date_cells("published", source.published, source.published_basis)
        rows.add("external_sources", source.external_source_id, source, **published)
    return {table: to_frame(table, rows.by_table[table]) for table in TABLES}


def _add_article(rows: TableRows, annotation: ArticleAnnotation, rights: str) -> None:
    article = annotation.article
    file_cells = {field.name: getattr(article, field.name) for field in fields(article) if field.name != "text"}
    rows.add(
        "articles",
        article.article_id,
        annotation.metadata,
        **file_cells,
        n_characters=len(article.text),
        language=annotation.language,
        outlet=annotation.metadata.original_outlet.value or annotation.metadata.publisher.value,
        rights=rights,
        quotes_extracted=annotation.quotes_extracted,
        people_extracted=annotation.people_extracted,
        events_extracted=annotation.events_extracted,
        annotation_source=annotation.annotation_source,
    )
    english_names = {person.person_id: person.name_en.value for person in annotation.people}
    containing_quotes = find_containing_quotes([m.text for m in annotation.person_mentions], annotation.quotes)
    reporting_quotes = ReportingQuotes(annotation.quotes)
    for table, id_column, entities in (
        ("person_mentions", "person_mention_id", annotation.person_mentions),
        ("quotes", "quote_id", annotation.quotes),
        ("event_mentions", "event_mention_id", annotation.event_mentions),
    ):
        for entity in entities:
            cells: Row = {
                "article_id": article.article_id,
                "section": annotation.section_of(entity.text),
                "annotation_source": annotation.annotation_source,
            }
            if isinstance(entity, Quote):
                english_name = english_names.get(entity.speaker_id.value or "")
                cells["speaker_name_en"] = english_name or entity.speaker_name.value
            elif isinstance(entity, PersonMention):
                cells["quote_id"] = containing_quotes.get(entity.text)
            elif isinstance(entity, EventMention):
                quote = reporting_quotes.find(entity.text)
                cells["quote_id"] = quote.quote_id if quote else None
            rows.add(table, getattr(entity, id_column), entity, **cells)


def _compute_all_event_values(
    events: Mapping[str, Event], annotations: Sequence[ArticleAnnotation], fact_checks: Iterable[FactCheck]
) -> dict[str, EventValues]:
    """Return the values of each event; a canonical event counts the mentions of all events that it stands for."""
    canonical_ids = {event_id: event.canonical_id for event_id, event in events.items()}
    mentions: dict[str, list[ArticleMention]] = defaultdict(list)
    checks: dict[str, list[FactCheck]] = defaultdict(list)
    for annotation in annotations:
        for mention in sorted(annotation.event_mentions, key=lambda m: (m.text, m.event_mention_id)):
            for event_id in {mention.event_id, canonical_ids[mention.event_id]}:
                mentions[event_id].append(ArticleMention(annotation.article.article_id, mention))
    for check in fact_checks:
        if check.event_id is not None:
            for event_id in {check.event_id, canonical_ids[check.event_id]}:
                checks[event_id].append(check)
    return {event_id: compute_event_values(mentions[event_id], checks[event_id]) for event_id in events}


def _add_event(
    rows: TableRows,
    event: Event,
    values: EventValues,
    english_names: Mapping[str, str | None],
    annotation_source: AnnotationSource,
) -> None:
    place = gazetteer.find_place(event.place.value) if event.place.value else None
    rows.add(
        "events",
        event.event_id,
        event,
        country_code=place.country_code if place else None,
        geonames_id=place.geonames_id if place else None,
        annotation_source=annotation_source,
        **entity_cells("events", values),
    )
    for participant in event.participants:
        rows.add(
            "event_participants",
            participant.event_participant_id,
            participant,
            event_id=event.event_id,
            name_en=english_names.get(participant.person_id.value or "") or participant.name.value,
            annotation_source=annotation_source,
            country_code=_country_code(participant),
        )


def _country_code(participant: EventParticipant) -> str | None:
    is_state = participant.participant_kind.value == "state"
    country = gazetteer.find_country(participant.name.value) if is_state else None
    return country.country_code if country else None

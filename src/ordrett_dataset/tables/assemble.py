"""Readings -> the tables as polars frames, in their order."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields

import polars as pl

from ordrett.model import ArticleAnnotation, Event, EventMention, EventParticipant
from ordrett_dataset.annotations.parse_checks import ExternalSource, FactCheck
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.tables import gazetteer
from ordrett_dataset.tables.event_dates import agree, finest
from ordrett_dataset.tables.frames import frame
from ordrett_dataset.tables.reporting_quote import claimant
from ordrett_dataset.tables.rows import Row, Rows, date_cells


def tables(
    readings: Iterable[ArticleAnnotation],
    checks: Iterable[FactCheck] = (),
    external_sources: Iterable[ExternalSource] = (),
    rights: str = "",
) -> dict[str, pl.DataFrame]:
    """Return every table with the columns, types and order that its model states."""
    rows = Rows()
    read = sorted(readings, key=lambda r: r.article.article_id)
    for reading in read:
        _reading(rows, reading, rights)
    told: dict[str, list[EventMention]] = defaultdict(list)
    for report in (
        report
        for reading in read
        for report in sorted(reading.event_mentions, key=lambda r: (r.text, r.event_mention_id))
    ):
        told[report.event_id].append(report)
    for person in {p.person_id: p for reading in read for p in reading.people}.values():
        rows.add("people", person.person_id, person)
    for event in {e.event_id: e for reading in read for e in reading.events}.values():
        _event(rows, event, told[event.event_id])
    for check in checks:
        rows.add("fact_checks", check.fact_check_id, check)
    for source in external_sources:
        rows.add(
            "external_sources",
            source.external_source_id,
            source,
            **date_cells("published", source.published, source.published_basis),
        )
    return {table: frame(table, rows.of[table]) for table in TABLES}


def _reading(rows: Rows, reading: ArticleAnnotation, rights: str) -> None:
    source = reading.article
    about = {field.name: getattr(source, field.name) for field in fields(source) if field.name != "text"}
    rows.add(
        "articles",
        source.article_id,
        reading.metadata,
        **about,
        n_characters=len(source.text),
        language=reading.language,
        rights=rights,
        quotes_extracted=reading.quotes_extracted,
        people_extracted=reading.people_extracted,
        events_extracted=reading.events_extracted,
        annotation_source=reading.annotation_source,
    )
    for table, key, entities in (
        ("person_mentions", "person_mention_id", reading.person_mentions),
        ("quotes", "quote_id", reading.quotes),
        ("event_mentions", "event_mention_id", reading.event_mentions),
    ):
        for entity in entities:
            known: Row = {"quote_id": claimant(entity.text, reading.quotes)} if isinstance(entity, EventMention) else {}
            known |= {
                "article_id": source.article_id,
                "section": reading.section_of(entity.text),
                "annotation_source": reading.annotation_source,
            }
            rows.add(table, getattr(entity, key), entity, **known)


def _event(rows: Rows, event: Event, reports: list[EventMention]) -> None:
    told = finest(report.date.value for report in reports)
    place = gazetteer.place(event.place.value) if event.place.value else None
    rows.add(
        "events",
        event.event_id,
        event,
        country_code=place.country if place else None,
        geonames_id=place.geonames_id if place else None,
        mentions_consistent=agree((report.date.value, report.is_negated.value) for report in reports),
        **date_cells("date", told.edtf if told else None, told.basis if told else None),
    )
    for participant in event.participants:
        rows.add(
            "event_participants",
            participant.event_participant_id,
            participant,
            event_id=event.event_id,
            country_code=_country(participant),
        )


def _country(participant: EventParticipant) -> str | None:
    state = gazetteer.state(participant.name.value) if participant.participant_kind.value == "state" else None
    return state.country if state else None

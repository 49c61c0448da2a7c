"""Readings -> the tables as polars frames, in their order."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields

import polars as pl

from ordrett.model import Event, Participant, Reading, Report
from ordrett_dataset.annotations.parse_checks import Check, ExternalSource
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.tables import gazetteer
from ordrett_dataset.tables.event_dates import agree, finest
from ordrett_dataset.tables.frames import frame
from ordrett_dataset.tables.reporting_quote import claimant
from ordrett_dataset.tables.rows import Row, Rows, date_cells


def tables(
    readings: Iterable[Reading],
    checks: Iterable[Check] = (),
    external_sources: Iterable[ExternalSource] = (),
    rights: str = "",
) -> dict[str, pl.DataFrame]:
    """Return every table with the columns, types and order that its model states."""
    rows = Rows()
    read = sorted(readings, key=lambda r: r.article.article_id)
    for reading in read:
        _reading(rows, reading, rights)
    told: dict[str, list[Report]] = defaultdict(list)
    for report in (
        report for reading in read for report in sorted(reading.reports, key=lambda r: (r.text, r.report_id))
    ):
        told[report.event_id].append(report)
    for person in {p.person_id: p for reading in read for p in reading.people}.values():
        rows.add("people", person.person_id, person)
    for event in {e.event_id: e for reading in read for e in reading.events}.values():
        _event(rows, event, told[event.event_id])
    for check in checks:
        rows.add("checks", check.check_id, check)
    for source in external_sources:
        rows.add(
            "external_sources",
            source.external_source_id,
            source,
            **date_cells("published", source.published, source.published_basis),
        )
    return {table: frame(table, rows.of[table]) for table in TABLES}


def _reading(rows: Rows, reading: Reading, rights: str) -> None:
    source = reading.article
    about = {field.name: getattr(source, field.name) for field in fields(source) if field.name != "text"}
    rows.add(
        "articles",
        source.article_id,
        reading.page,
        **about,
        characters=len(source.text),
        language=reading.language,
        rights=rights,
        read_quotes=reading.read_quotes,
        read_people=reading.read_people,
        read_events=reading.read_events,
        reading=reading.how,
    )
    for table, key, entities in (
        ("mentions", "mention_id", reading.mentions),
        ("quotes", "quote_id", reading.quotes),
        ("reports", "report_id", reading.reports),
    ):
        for entity in entities:
            known: Row = {"quote_id": claimant(entity.text, reading.quotes)} if isinstance(entity, Report) else {}
            known |= {
                "article_id": source.article_id,
                "section": reading.section_of(entity.text),
                "reading": reading.how,
            }
            rows.add(table, getattr(entity, key), entity, **known)


def _event(rows: Rows, event: Event, reports: list[Report]) -> None:
    told = finest(report.date.value for report in reports)
    place = gazetteer.place(event.place.value) if event.place.value else None
    rows.add(
        "events",
        event.event_id,
        event,
        country=place.country if place else None,
        geonames_id=place.geonames_id if place else None,
        reports_agree=agree((report.date.value, report.negated.value) for report in reports),
        **date_cells("date", told.edtf if told else None, told.basis if told else None),
    )
    for participant in event.participants:
        rows.add(
            "participants",
            participant.participant_id,
            participant,
            event_id=event.event_id,
            country=_country(participant),
        )


def _country(participant: Participant) -> str | None:
    state = gazetteer.state(participant.name.value) if participant.participant_kind.value == "state" else None
    return state.country if state else None

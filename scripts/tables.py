"""Readings -> the tables as polars frames, in their order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

import polars as pl

from ordrett.edtf import bounds
from ordrett.reading import Event, Evidence, Participant, Reading, Report, Sourced, When
from ordrett.span import Span
from schemas import TABLES
from schemas.table import primary_key
from scripts import gazetteer
from scripts.annotations.checks import Check, ExternalSource
from scripts.claimant import claimant
from scripts.event_date import agree, finest

Row = dict[str, Any]

# By what the rows of a table are sorted; the others are sorted by their key.
ORDER: Final[Mapping[str, tuple[str, ...]]] = {
    "quotes": ("article_id", "text_start", "text_end", "quote_id"),
    "mentions": ("article_id", "text_start", "text_end", "mention_id"),
    "reports": ("article_id", "text_start", "text_end", "report_id"),
}


def tables(
    readings: Iterable[Reading],
    checks: Iterable[Check] = (),
    external_sources: Iterable[ExternalSource] = (),
    rights: str = "",
) -> dict[str, pl.DataFrame]:
    """Return every table with the columns, types and order that its model states."""
    rows = _Rows()
    read = sorted(readings, key=lambda r: r.article.article_id)
    for reading in read:
        _reading(rows, reading, rights)
    reports = [report for reading in read for report in sorted(reading.reports, key=lambda r: (r.text, r.report_id))]
    for person in {p.person_id: p for reading in read for p in reading.people}.values():
        rows.add("people", person.person_id, person)
    for event in {e.event_id: e for reading in read for e in reading.events}.values():
        _event(rows, event, [report for report in reports if report.event_id == event.event_id])
    for check in checks:
        rows.add("checks", check.check_id, check)
    for source in external_sources:
        rows.add(
            "external_sources",
            source.external_source_id,
            source,
            **_date("published", source.published, source.published_basis),
        )
    return {table: frame(table, rows.of[table]) for table in TABLES}


def dtypes(table: str) -> dict[str, pl.DataType]:
    """Return the polars type of each column, in order."""
    return {name: column.dtype.type for name, column in TABLES[table].to_schema().columns.items()}


def frame(table: str, rows: list[Row]) -> pl.DataFrame:
    """Return rows as a frame of the table's types, sorted."""
    by = ORDER.get(table) or tuple(primary_key(TABLES[table]))
    return pl.DataFrame(rows, schema=dtypes(table), orient="row").sort(by, nulls_last=True)


class _Rows:
    """Rows of all tables, and the evidence that they bring."""

    def __init__(self) -> None:
        self.of: dict[str, list[Row]] = {table: [] for table in TABLES}

    def add(self, table: str, key: str, entity: object, **known: Any) -> None:  # noqa: ANN401 - cells of all types
        """Add an entity as a row: a span becomes three columns, a date four, and a sourced value brings evidence."""
        row: Row = {}
        for field in fields(entity):  # type: ignore[arg-type]  # every entity is a dataclass, which typing cannot name
            row |= self._cells(table, key, field.name, getattr(entity, field.name))
        row |= known
        self.of[table].append({column: row[column] for column in TABLES[table].to_schema().columns})

    def _cells(self, table: str, key: str, column: str, value: object) -> Row:
        if isinstance(value, Sourced):
            self.of["evidence"] += _evidence(table, key, column, value)
            value = value.value
        columns = TABLES[table].to_schema().columns
        if f"{column}_start" in columns:
            return _span(column, value if isinstance(value, Span) else None)
        if f"{column}_basis" in columns:
            when = value if isinstance(value, When) else None
            return _date(column, when.edtf if when else None, when.basis if when else None)
        return {column: value}


def _reading(rows: _Rows, reading: Reading, rights: str) -> None:
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


def _event(rows: _Rows, event: Event, reports: list[Report]) -> None:
    told = finest(report.date.value for report in reports)
    place = gazetteer.place(event.place.value) if event.place.value else None
    rows.add(
        "events",
        event.event_id,
        event,
        country=place.country if place else None,
        geonames_id=place.geonames_id if place else None,
        reports_agree=agree((report.date.value, report.negated.value) for report in reports),
        **_date("date", told.edtf if told else None, told.basis if told else None),
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
    state = gazetteer.place(participant.name.value) if participant.participant_kind.value == "state" else None
    return state.country if state else None


def _span(column: str, span: Span | None) -> Row:
    return {
        column: span.text if span else None,
        f"{column}_start": span.start if span else None,
        f"{column}_end": span.end if span else None,
    }


def _date(column: str, edtf: str | None, basis: str | None) -> Row:
    earliest, latest = bounds(edtf) if edtf else (None, None)
    return {column: edtf, f"{column}_earliest": earliest, f"{column}_latest": latest, f"{column}_basis": basis}


def _evidence(table: str, key: str, column: str, sourced: Sourced[Any]) -> Iterator[Row]:
    for n, reason in enumerate(sourced.evidence, start=1):
        yield {
            "cell_table": table,
            "cell_row": key,
            "cell_column": column,
            "n": n,
            "value": printed(sourced.value),
            **{field.name: getattr(reason, field.name) for field in fields(Evidence) if field.name != "span"},
            **_span("text", reason.span),
        }


def printed(value: object) -> str:
    """Return a cell as evidence repeats it."""
    if isinstance(value, When):
        return value.edtf
    return str(value).lower() if isinstance(value, bool) else str(value)

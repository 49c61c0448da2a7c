"""Factuality, dates and counts of events, recomputed in plain Python from CSV and checked by the rules."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.synthetic_package import write_synthetic_package
from ordrett.article import decode_article
from ordrett.model import ArticleAnnotation, Attested, EdtfDate, Event, EventMention
from ordrett.span import Span
from ordrett_dataset.rules import event_dates, event_values
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import RULES
from ordrett_dataset.schemas.codebook import CODEBOOK
from ordrett_dataset.tables.assemble import build_tables
from ordrett_dataset.tables.entities import FactCheck
from ordrett_dataset.tables.frames import to_csv_bytes
from tests.support.corpus_folder import ROOT
from tests.support.event_recomputation import Row, recompute_events

pytestmark = pytest.mark.slow  # recomputes the values of many generated packages

TABLES: Final = ("events", "event_mentions", "fact_checks")
MODULES: Final = (event_values.__name__, event_dates.__name__)
RULES_OF_EVENTS: Final = [rule for rule in RULES.values() if rule.__module__ in MODULES]
TEXT: Final = "a line of the article"
DATES: Final = (
    *("2022-03-11", "2022-03-11~", "2022-03-12", "2022-03", "2022", "2021", "../2022-03-11", "/2022-03-20"),
    *("2022-03-05/..", "2022-03-01/2022-03-11", "2022-03-08/2022-03-15", "2022-02-20/2022-03-05"),
)


@pytest.fixture(scope="module", params=["the dataset", "a synthetic package"])
def tables(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Sequence[Row]]:
    folder = ROOT
    if request.param != "the dataset":
        folder = tmp_path_factory.mktemp("synthetic")
        write_synthetic_package(folder, 8_000)
    return {table: read_rows((folder / f"dataset/{table}.csv").read_text(encoding="utf-8")) for table in TABLES}


def read_rows(content: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(content, newline="")))


def require_recomputed_values(tables: Mapping[str, Sequence[Row]]) -> None:
    values = recompute_events(tables["events"], tables["event_mentions"], tables["fact_checks"])
    for event in tables["events"]:
        expected = values[event["event_id"]]
        assert {column: event[column] for column in expected} == expected, event["event_id"]


def test_events_have_the_values_that_follow_from_their_mentions(tables: Mapping[str, Sequence[Row]]) -> None:
    require_recomputed_values(tables)


def test_no_event_is_presented_as_more_certain_than_an_article_tells_it(tables: Mapping[str, Sequence[Row]]) -> None:
    affirmed = {
        mention["event_id"]
        for mention in tables["event_mentions"]
        if mention["modality"] == "asserted" and mention["is_negated"] == "false"
    }
    for event in tables["events"]:
        assert (event["event_id"] in affirmed) == (event["factuality"] == "asserted")
        assert event["event_id"] in affirmed or not event["date"]
        assert not (event["date"] and event["date_claimed"])


def test_chains_of_part_of_end(tables: Mapping[str, Sequence[Row]]) -> None:
    part_of = {event["event_id"]: event["part_of"] for event in tables["events"]}
    assert any(part_of.values())
    remaining = set(part_of)
    for _ in part_of:
        remaining = {part_of[event] for event in remaining if event}
    assert remaining <= {""}


@st.composite
def mentions(draw: st.DrawFn, number: int) -> EventMention:
    start = draw(st.integers(0, len(TEXT) - 2))
    end = draw(st.integers(start + 1, len(TEXT) - 1))
    date = EdtfDate(draw(st.sampled_from(DATES)), draw(st.sampled_from(["printed", "resolved", "external"])))
    return EventMention(
        event_mention_id=f"r{number:02}",
        event_id=draw(st.sampled_from(["e1", "e2", "e3"])),
        text=Span(start, end, TEXT[start:end]),
        trigger=Span(start, start + 1, TEXT[start]),
        modality=Attested(draw(st.sampled_from(["asserted", "asserted", *CODEBOOK["modality"]]))),
        is_negated=Attested(draw(st.sampled_from([False, False, False, True]))),
        date=Attested(draw(st.sampled_from([date, date, None]))),
    )


@st.composite
def annotations(draw: st.DrawFn) -> tuple[list[ArticleAnnotation], list[FactCheck]]:
    """Generate event mentions in two articles, and fact checks; `e2` may be another row of the event `e1`."""
    by_article = {
        article_id: [draw(mentions(10 * n + number)) for number in range(draw(st.integers(0, 4)))]
        for n, article_id in enumerate(("a", "b"))
    }
    mentioned = {mention.event_id for article in by_article.values() for mention in article}
    events = {event_id: Event(event_id, event_id, Attested("It happens")) for event_id in sorted(mentioned)}
    if {"e1", "e2"} <= mentioned and draw(st.booleans()):
        events["e2"] = replace(events["e2"], canonical_id="e1")
    checks = [
        FactCheck(
            f"c{number}",
            article_id,
            mention.event_id,
            None,
            draw(st.sampled_from(["occurrence", "date", "date", "participant"])),
            draw(st.sampled_from(by_article[article_id])).text,
            Attested(draw(st.sampled_from(list(CODEBOOK["verdict"])))),
            Attested("made up"),
        )
        for article_id, article in by_article.items()
        for number, mention in enumerate(article)
        if draw(st.booleans())
    ]
    return [
        ArticleAnnotation(
            decode_article(TEXT.encode(), article_id, f"seeds/{article_id}.txt"),
            "en",
            "language_model",
            ("body",),
            events=tuple(events[event_id] for event_id in sorted({mention.event_id for mention in article})),
            event_mentions=tuple(article),
        )
        for article_id, article in by_article.items()
    ], checks


@given(annotations())
def test_values_of_any_events_follow_from_their_mentions(
    generated: tuple[list[ArticleAnnotation], list[FactCheck]],
) -> None:
    tables = build_tables(*generated)
    require_recomputed_values({table: read_rows(to_csv_bytes(tables[table]).decode()) for table in TABLES})
    assert len(RULES_OF_EVENTS) == 7
    for rule in RULES_OF_EVENTS:
        assert list(rule(Package(tables))) == []


@given(annotations(), st.data())
def test_rules_report_any_other_value(
    generated: tuple[list[ArticleAnnotation], list[FactCheck]], data: st.DataObject
) -> None:
    tables = build_tables(*generated)
    events = tables["events"]
    if events.height == 0:
        return
    row = data.draw(st.integers(0, events.height - 1))
    column = data.draw(
        st.sampled_from(["factuality", "contradicted", "denied_by_source", "date", "date_basis", "date_claimed"])
        | st.sampled_from(["date_claimed_basis", "mentions_consistent", "n_mentions", "n_articles_asserting"])
    )
    value = events[row, column]
    other = {bool: not value, int: 99}.get(type(value), "other")
    changed = events[column].scatter(row, other) if events[column].dtype != pl.Null else events[column]
    package = Package({**tables, "events": events.with_columns(changed)})
    reported = [violation for rule in RULES_OF_EVENTS for violation in rule(package)]
    assert {(violation.row, violation.column) for violation in reported} == {(events[row, "event_id"], column)}

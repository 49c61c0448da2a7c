"""Rebuild annotations from tables, as far as they are evaluated."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import polars as pl

from ordrett.article import Article
from ordrett.model import ArticleAnnotation, Attested, EdtfDate, Event, EventMention, Person, PersonMention, Quote
from ordrett.span import Span

Row = dict[str, Any]


def annotations_from_tables(
    tables: Mapping[str, pl.DataFrame], articles: Mapping[str, Article]
) -> dict[str, ArticleAnnotation]:
    """Return people, quotes, events and mentions of each article; sections and evidence are left out."""
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for row in tables["quotes"].iter_rows(named=True):
        quotes[row["article_id"]].append(_quote(row))
    mentions: dict[str, list[PersonMention]] = defaultdict(list)
    for row in tables["person_mentions"].iter_rows(named=True):
        text = _required_span(row, "text")
        mentions[row["article_id"]].append(
            PersonMention(row["person_mention_id"], Attested(row["person_id"]), text, row["extraction_rule"])
        )
    event_mentions: dict[str, list[EventMention]] = defaultdict(list)
    for row in tables["event_mentions"].iter_rows(named=True):
        event_mentions[row["article_id"]].append(_event_mention(row))
    events = {row["event_id"]: _event(row) for row in tables["events"].iter_rows(named=True)}
    people = {row["person_id"]: _person(row) for row in tables["people"].iter_rows(named=True)}
    return {
        article_id: ArticleAnnotation(
            articles[article_id],
            language,
            "rules",
            (),
            people=tuple(people[person_id] for person_id in _mentioned_people(mentions[article_id])),
            person_mentions=tuple(mentions[article_id]),
            quotes=tuple(quotes[article_id]),
            events=tuple(
                events[event_id] for event_id in dict.fromkeys(m.event_id for m in event_mentions[article_id])
            ),
            event_mentions=tuple(event_mentions[article_id]),
        )
        for article_id, language in tables["articles"].select("article_id", "language").iter_rows()
    }


def _mentioned_people(mentions: list[PersonMention]) -> dict[str, None]:
    return dict.fromkeys(mention.person_id.value for mention in mentions)


def _quote(row: Row) -> Quote:
    return Quote(
        row["quote_id"],
        row["quote_kind"],
        _required_span(row, "text"),
        Attested(row["speaker_kind"]),
        Attested(row["speaker_id"]),
        Attested(row["speaker_name"]),
        _span(row, "cue"),
        _span(row, "source"),
        _span(row, "relayed_by"),
        _span(row, "addressed_to"),
        row["continues_quote_id"],
        row["extraction_rule"],
    )


def _event(row: Row) -> Event:
    event_id, plover_type = row["event_id"], Attested(row["plover_type"])
    return Event(event_id, row["canonical_id"] or event_id, Attested(row["label"]), plover_type)


def _event_mention(row: Row) -> EventMention:
    date = EdtfDate(row["date"], row["date_basis"]) if row["date"] else None
    return EventMention(
        row["event_mention_id"],
        row["event_id"],
        _required_span(row, "text"),
        _required_span(row, "trigger"),
        Attested(row["modality"]),
        Attested(row["is_negated"]),
        Attested(date),
    )


def _person(row: Row) -> Person:
    return Person(row["person_id"], row["canonical_id"] or row["person_id"], Attested(row["name"]), row["name_form"])


def _span(row: Row, column: str) -> Span | None:
    return None if row[column] is None else _required_span(row, column)


def _required_span(row: Row, column: str) -> Span:
    return Span(row[f"{column}_start"], row[f"{column}_end"], row[column])

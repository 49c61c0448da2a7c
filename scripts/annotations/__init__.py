"""A folder of annotations -> the readings, checks and sources that are written in it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from ordrett.article import Article
from ordrett.language import language_of
from ordrett.reading import Event, Page, Participant, Person, Reading, Report, Sourced
from ordrett.refusal import Refusal
from ordrett.sections import Section
from scripts.annotations.checks import Check, ExternalSource, check, external_source
from scripts.annotations.events import event, report
from scripts.annotations.folder import Written
from scripts.annotations.lookup import Lookup
from scripts.annotations.people import person
from scripts.annotations.quotes import mention, quote
from scripts.annotations.written import WrittenArticle

W = TypeVar("W")
E = TypeVar("E")


@dataclass(frozen=True)
class Annotations:
    """What a folder of annotations holds, and what was refused in it, by article; under "" what is of all articles."""

    readings: dict[str, Reading]
    checks: tuple[Check, ...]
    external_sources: tuple[ExternalSource, ...]
    refused: dict[str, list[Refusal]]


def annotations(folder: Path, articles: dict[str, Article], languages: dict[str, str]) -> Annotations:
    """Read the annotations of these articles; `languages` overrides what their texts read as.

    Raises Refusal where a file cannot be read at all; what is wrong within an article's annotation is returned.
    """
    written = Written(folder)
    notes = written.annotations
    refused = _Refused()
    lookups: dict[str, Lookup] = {}
    names = {key: entry.name for key, entry in notes.people.items()}
    for stem, entry in notes.articles.items():
        with refused.noting(stem):
            lookups[stem] = _lookup(stem, entry, articles, languages, written, names)
    people, events = _People(), _Events()
    for key, who in notes.people.items():
        with refused.noting(who.named_in if who.named_in in notes.articles else ""):
            people[key] = person(key, who, lookups, written.where("people", key))
    for key, what in notes.events.items():
        with refused.noting(what.read_in if what.read_in in notes.articles else ""):
            events[key] = event(key, what, lookups, written.where("events", key))
    readings = {stem: _reading(lookup, people, events, refused) for stem, lookup in lookups.items()}
    checks: list[Check] = []
    for key, claim in notes.checks.items():
        with refused.noting(claim.article if claim.article in notes.articles else ""):
            checks.append(check(key, claim, lookups, written.where("checks", key)))
    _cascade(readings, refused)
    taken = {stem: reading for stem, reading in readings.items() if stem not in refused}
    return Annotations(
        readings=taken,
        checks=(kept := tuple(claim for claim in checks if claim.article_id in taken)),
        external_sources=tuple(
            external_source(key, entry)
            for key, entry in notes.external_sources.items()
            if not refused or key in _used(taken, kept)
        ),
        refused=refused,
    )


class _Refused(dict[str, list[Refusal]]):
    @contextmanager
    def noting(self, article: str) -> Iterator[None]:
        """Note what is refused under this article, and go on."""
        try:
            yield
        except Refusal as refusal:
            self.setdefault(article, []).append(refusal)


_People = dict[str, Person]
_Events = dict[str, Event]


def _lookup(
    stem: str,
    entry: WrittenArticle,
    articles: dict[str, Article],
    languages: dict[str, str],
    written: Written,
    names: dict[str, str],
) -> Lookup:
    if stem not in articles:
        where = written.where("articles", stem, "article")
        raise Refusal(where, "annotation_has_a_seed", f"no seeds/{stem}.txt", "Add the seed, or remove the annotation.")
    source = articles[stem]
    lookup = Lookup(source, languages.get(stem) or language_of(source.text, source.path), entry, written, names)
    _is_the_seed_that_was_read(lookup)
    return lookup


def _reading(lookup: Lookup, people: _People, events: _Events, refused: _Refused) -> Reading:
    notes, stem = lookup.notes, lookup.article.article_id

    def each(make: Callable[[str, W, Lookup], E], entries: dict[str, W]) -> tuple[E, ...]:
        made: list[E] = []
        for key, entry in entries.items():
            with refused.noting(stem):
                made.append(make(key, entry, lookup))
        return tuple(made)

    page, parts = Page(), tuple[Section, ...]()
    with refused.noting(stem):
        parts = _sections(lookup)
        page = _page(lookup)
    mentioned = {entry.person for entry in notes.mentions.values()}
    told = {entry.event for entry in notes.reports.values()}
    return Reading(
        article=lookup.article,
        language=lookup.language,
        how="annotated",
        sections=parts,
        read_quotes=True,
        read_people=True,
        read_events=True,
        page=page,
        people=tuple(people[key] for key in people if key in mentioned),
        mentions=each(mention, notes.mentions),
        quotes=each(quote, notes.quotes),
        events=tuple(events[key] for key in events if key in told),
        reports=each(report, notes.reports),
    )


def _cascade(readings: dict[str, Reading], refused: _Refused) -> None:
    """Refuse also the articles whose people or events stand on words of a refused one."""
    while True:
        for stem, reading in readings.items():
            lost = {
                reason.article_id
                for sourced in _shared_values(reading)
                for reason in sourced.evidence
                if reason.article_id in refused
            }
            if lost and stem not in refused:
                found = f"its people or events stand on words of {', '.join(sorted(map(str, lost)))}"
                remedy = "Mend that article, or let the people and events stand on words of another."
                refused[stem] = [
                    Refusal(f"seeds/{stem}.txt", "reading_stands_on_articles_that_are_taken", found, remedy)
                ]
                break
        else:
            return


def _shared_values(reading: Reading) -> Iterator[Sourced[Any]]:
    for entity in (
        *reading.people,
        *reading.events,
        *(side for event in reading.events for side in event.participants),
    ):
        yield from _values(entity)


def _values(entity: Page | Person | Event | Participant | Report) -> Iterator[Sourced[Any]]:
    for field in fields(entity):
        if isinstance(value := getattr(entity, field.name), Sourced):
            yield value


def _used(readings: dict[str, Reading], checks: tuple[Check, ...]) -> set[str | None]:
    values: list[Sourced[Any]] = [claim.verdict for claim in checks]
    for reading in readings.values():
        values += _shared_values(reading)
        for entity in (reading.page, *reading.reports):
            values += _values(entity)
    return {reason.external_source_id for value in values for reason in value.evidence}


def _is_the_seed_that_was_read(lookup: Lookup) -> None:
    if lookup.notes.sha256 != lookup.article.sha256:
        found = f"seed {lookup.article.sha256[:12]}…, annotation {lookup.notes.sha256[:12]}…"
        remedy = "Put the seed back as it was read; if the new text is meant, read it again and set `sha256`."
        raise Refusal(lookup.where("sha256"), "seed_is_the_one_that_was_read", found, remedy)


def _sections(lookup: Lookup) -> tuple[Section, ...]:
    text = lookup.article.text
    lines = [text[start:end] for start, end in lookup.article.paragraphs]
    section_of: dict[str, Section] = {}
    for section, named in lookup.notes.sections.items():
        for line in named:
            if line not in lines:
                found = f"no line of the article is “{line}”"
                raise Refusal(
                    lookup.where("sections", section), "section_names_whole_lines", found, "Copy the whole line."
                )
            section_of[line] = section
    return tuple(section_of.get(line, "body") for line in lines)


def _page(lookup: Lookup) -> Page:
    fields = lookup.notes.fields

    def where(field: str) -> str:
        return lookup.where("fields", field)

    return Page(
        headline=lookup.find(fields.headline.words, where("headline")) if fields.headline else None,
        byline=lookup.find(fields.byline.words, where("byline")) if fields.byline else None,
        publisher=lookup.fact(fields.publisher, where("publisher")) if fields.publisher else Sourced(None),
        original_outlet=lookup.fact(fields.original_outlet, where("original_outlet"))
        if fields.original_outlet
        else Sourced(None),
        translated_from=lookup.fact(fields.translated_from, where("translated_from"))
        if fields.translated_from
        else Sourced(None),
        published=lookup.date(fields.published, where("published")) if fields.published else Sourced(None),
        captured=lookup.date(fields.captured, where("captured")) if fields.captured else Sourced(None),
    )

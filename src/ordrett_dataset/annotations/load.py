"""Annotations: what a folder of them holds, and what was refused in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett.language.detect import detect_language
from ordrett.language.packs import require_language_pack
from ordrett.model import ArticleAnnotation, Event, Person
from ordrett_dataset.annotations.anchor_resolver import Lookup
from ordrett_dataset.annotations.dependencies import cascade, sources_used
from ordrett_dataset.annotations.error_collector import Refused
from ordrett_dataset.annotations.files import Written
from ordrett_dataset.annotations.models import WrittenArticle, WrittenSource
from ordrett_dataset.annotations.parse_article import article_reading
from ordrett_dataset.annotations.parse_checks import check, external_source
from ordrett_dataset.annotations.parse_events import event
from ordrett_dataset.annotations.parse_people import person
from ordrett_dataset.tables.entities import ExternalSource, FactCheck


@dataclass(frozen=True)
class Annotations:
    """What a folder of annotations holds, and what was refused in it."""

    readings: dict[str, ArticleAnnotation]
    checks: tuple[FactCheck, ...]
    external_sources: tuple[ExternalSource, ...]
    refused: Refused


def annotations(
    folder: Path, articles: dict[str, Article], languages: dict[str, str], unreadable: Iterable[str] = ()
) -> Annotations:
    """Read the annotations of these articles; `languages` overrides what their texts read as.

    `unreadable` are articles that were refused before: their annotations are passed over, and what stands on them
    falls. Raises InputError, or a group of them, where a file cannot be read at all; what is wrong within an article's
    annotation is returned.
    """
    refused = Refused({stem: [] for stem in unreadable})
    written = Written(folder, refused)
    notes = written.annotations

    def about(article: str) -> str:
        return article if article in notes.articles else ""

    lookups: dict[str, Lookup] = {}
    for stem, entry in notes.articles.items():
        if stem not in refused:
            with refused.noting(stem):
                lookups[stem] = _lookup(stem, entry, articles, languages, written)
    lost = set(refused)
    people: dict[str, Person] = {}
    for key, who in notes.people.items():
        if who.named_in not in lost:
            with refused.noting(about(who.named_in)):
                people[key] = person(key, who, lookups, written.where("people", key))
    events: dict[str, Event] = {}
    for key, what in notes.events.items():
        if what.read_in not in lost:
            with refused.noting(about(what.read_in)):
                events[key] = event(key, what, lookups, written.where("events", key))
    readings = {stem: article_reading(lookup, people, events, refused) for stem, lookup in lookups.items()}
    checks: list[FactCheck] = []
    for key, claim in notes.fact_checks.items():
        if claim.article not in lost:
            with refused.noting(about(claim.article)):
                checks.append(check(key, claim, lookups, written.where("fact_checks", key)))
    cascade(notes, refused)
    taken = {stem: reading for stem, reading in readings.items() if stem not in refused}
    kept = tuple(claim for claim in checks if claim.article_id in taken)
    used = sources_used(taken.values(), kept) if refused else set(notes.external_sources)
    sources = {key: entry for key, entry in notes.external_sources.items() if key in used}
    return Annotations(taken, kept, _external_sources(sources, written, refused), refused)


def _external_sources(
    entries: dict[str, WrittenSource], written: Written, refused: Refused
) -> tuple[ExternalSource, ...]:
    sources: list[ExternalSource] = []
    for key, entry in entries.items():
        with refused.noting(""):
            sources.append(external_source(key, entry, written.where("external_sources", key)))
    return tuple(sources)


def _lookup(
    stem: str, entry: WrittenArticle, articles: dict[str, Article], languages: dict[str, str], written: Written
) -> Lookup:
    if stem not in articles:
        where = written.where("articles", stem, "article")
        raise InputError(
            where, "annotation_has_article", f"no seeds/{stem}.txt", "Add the seed, or remove the annotation."
        )
    twins = [
        other
        for other, notes in written.annotations.articles.items()
        if notes.id == entry.id and other != stem and other in articles
    ]
    if twins:
        where = written.where("articles", stem, "id")
        found = f"{entry.id!r} is also the id of {', '.join(twins)}"
        raise InputError(where, "annotation_id_is_unique", found, "It begins the ids of its rows: choose another.")
    source = articles[stem]
    if entry.sha256 != source.sha256:
        where = written.where("articles", stem, "sha256")
        found = f"seed {source.sha256[:12]}…, annotation {entry.sha256[:12]}…"
        remedy = "Put the seed back as it was read; if the new text is meant, read it again and set `sha256`."
        raise InputError(where, "article_hash_matches_annotation", found, remedy)
    language = languages.get(stem) or detect_language(source.text, source.path)
    require_language_pack(language, source.path)
    names = {key: who.name for key, who in written.annotations.people.items()}
    return Lookup(source, language, entry, written, names)

"""The annotated reading of one article."""

from collections.abc import Callable
from typing import TypeVar

from ordrett.errors import InputError
from ordrett.model import ArticleAnnotation, ArticleMetadata, Attested, Event, Person
from ordrett.page.sections import Section, require_content
from ordrett_dataset.annotations.anchor_resolver import Lookup
from ordrett_dataset.annotations.error_collector import Refused
from ordrett_dataset.annotations.parse_events import report
from ordrett_dataset.annotations.parse_quotes import mention, quote

W = TypeVar("W")
E = TypeVar("E")


def article_reading(
    lookup: Lookup, people: dict[str, Person], events: dict[str, Event], refused: Refused
) -> ArticleAnnotation:
    """Return what is written of one article; what is wrong in it is noted, and the rest still read."""
    notes, stem = lookup.notes, lookup.article.article_id

    def each(make: Callable[[str, W, Lookup], E], entries: dict[str, W]) -> tuple[E, ...]:
        made: list[E] = []
        for key, entry in entries.items():
            with refused.noting(stem):
                made.append(make(key, entry, lookup))
        return tuple(made)

    page, parts = ArticleMetadata(), tuple[Section, ...]()
    with refused.noting(stem):
        _refuse_draft(lookup)
    with refused.noting(stem):
        parts = _sections(lookup)
        page = _page(lookup)
    mentioned = {entry.person for entry in notes.person_mentions.values()}
    told = {entry.event for entry in notes.event_mentions.values()}
    return ArticleAnnotation(
        article=lookup.article,
        language=lookup.language,
        annotation_source="language_model",
        sections=parts,
        quotes_extracted=True,
        people_extracted=True,
        events_extracted=True,
        metadata=page,
        people=tuple(people[key] for key in people if key in mentioned),
        person_mentions=each(mention, notes.person_mentions),
        quotes=each(quote, notes.quotes),
        events=tuple(events[key] for key in events if key in told),
        event_mentions=each(report, notes.event_mentions),
    )


def _refuse_draft(lookup: Lookup) -> None:
    if lookup.notes.draft:
        raise InputError(
            lookup.where("draft"),
            "annotation_is_not_a_draft",
            "a first reading by rules, which nobody has corrected",
            "Hold it to the guide, then take the line `draft: true` out.",
        )


def _sections(lookup: Lookup) -> tuple[Section, ...]:
    text = lookup.article.text
    lines = [text[start:end] for start, end in lookup.article.paragraphs]
    section_of: dict[str, Section] = {}
    for section, named in lookup.notes.sections.items():
        for line in named:
            if line not in lines:
                where = lookup.where("sections", section)
                raise InputError(where, "section_lists_whole_lines", f"no line is “{line}”", "Copy the whole line.")
            if section_of.setdefault(line, section) != section:
                where = lookup.where("sections", section)
                found = f"“{line}” is {section_of[line]} and {section}"
                raise InputError(where, "line_has_one_section", found, "Name it once.")
    parts = tuple(section_of.get(line, "body") for line in lines)
    require_content(parts, lookup.where("sections"))
    return parts


def _page(lookup: Lookup) -> ArticleMetadata:
    fields = lookup.notes.fields

    def where(field: str) -> str:
        return lookup.where("fields", field)

    facts: dict[str, Attested[str | None]] = {
        name: lookup.fact(fact, where(name)) if (fact := getattr(fields, name)) else Attested(None)
        for name in ("publisher", "original_outlet", "translated_from")
    }
    return ArticleMetadata(
        headline=lookup.find(fields.headline.words, where("headline")) if fields.headline else None,
        byline=lookup.find(fields.byline.words, where("byline")) if fields.byline else None,
        published=lookup.date(fields.published, where("published")) if fields.published else Attested(None),
        archived=lookup.date(fields.archived, where("archived")) if fields.archived else Attested(None),
        **facts,
    )

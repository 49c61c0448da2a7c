"""The annotated reading of one article."""

from collections.abc import Callable
from typing import TypeVar

from ordrett.errors import Refusal
from ordrett.model import Event, Page, Person, Reading, Sourced
from ordrett.page.sections import Section, refuse_furniture_alone
from ordrett_dataset.annotations.anchor_resolver import Lookup
from ordrett_dataset.annotations.error_collector import Refused
from ordrett_dataset.annotations.parse_events import report
from ordrett_dataset.annotations.parse_quotes import mention, quote

W = TypeVar("W")
E = TypeVar("E")


def article_reading(lookup: Lookup, people: dict[str, Person], events: dict[str, Event], refused: Refused) -> Reading:
    """Return what is written of one article; what is wrong in it is noted, and the rest still read."""
    notes, stem = lookup.notes, lookup.article.article_id

    def each(make: Callable[[str, W, Lookup], E], entries: dict[str, W]) -> tuple[E, ...]:
        made: list[E] = []
        for key, entry in entries.items():
            with refused.noting(stem):
                made.append(make(key, entry, lookup))
        return tuple(made)

    page, parts = Page(), tuple[Section, ...]()
    with refused.noting(stem):
        _refuse_draft(lookup)
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


def _refuse_draft(lookup: Lookup) -> None:
    if lookup.notes.draft:
        raise Refusal(
            lookup.where("draft"),
            "annotation_is_corrected",
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
                raise Refusal(where, "section_names_whole_lines", f"no line is “{line}”", "Copy the whole line.")
            if section_of.setdefault(line, section) != section:
                where = lookup.where("sections", section)
                found = f"“{line}” is {section_of[line]} and {section}"
                raise Refusal(where, "line_is_in_one_section", found, "Name it once.")
    parts = tuple(section_of.get(line, "body") for line in lines)
    refuse_furniture_alone(parts, lookup.where("sections"))
    return parts


def _page(lookup: Lookup) -> Page:
    fields = lookup.notes.fields

    def where(field: str) -> str:
        return lookup.where("fields", field)

    facts: dict[str, Sourced[str | None]] = {
        name: lookup.fact(fact, where(name)) if (fact := getattr(fields, name)) else Sourced(None)
        for name in ("publisher", "original_outlet", "translated_from")
    }
    return Page(
        headline=lookup.find(fields.headline.words, where("headline")) if fields.headline else None,
        byline=lookup.find(fields.byline.words, where("byline")) if fields.byline else None,
        published=lookup.date(fields.published, where("published")) if fields.published else Sourced(None),
        captured=lookup.date(fields.captured, where("captured")) if fields.captured else Sourced(None),
        **facts,
    )

"""An automatic reading -> a first annotation, for a curator to correct."""

import re
from dataclasses import dataclass, field
from typing import Any

from ordrett.model import ArticleAnnotation, Person
from ordrett_dataset.annotations.draft.context import Drafting
from ordrett_dataset.annotations.draft.metadata import draft_page
from ordrett_dataset.annotations.draft.people import draft_people, printed_name
from ordrett_dataset.annotations.draft.quotes import draft_mention, draft_quote
from ordrett_dataset.annotations.models import WrittenAnnotations

Entry = dict[str, Any]


@dataclass(frozen=True)
class Draft:
    """An annotation in the shape of `ordrett_dataset.annotations.models`, the people people.yaml lacks, and remarks.

    `comments` says at a place (quotes, q01), or at a part (mentions), what a curator should look at first.
    """

    notes: Entry
    people: dict[str, dict[str, str]]
    comments: dict[tuple[str, ...], list[str]] = field(default_factory=dict)


def draft(reading: ArticleAnnotation, known: WrittenAnnotations) -> Draft:
    """Write down a reading as an annotation; `known` is what the folder of annotations holds already."""
    keys = draft_people(reading, known)
    names = {keys[person.person_id]: _name(person, keys[person.person_id], reading, known) for person in reading.people}
    drafting = Drafting(reading, keys, names)
    mentions = sorted(reading.person_mentions, key=lambda mention: (mention.text, mention.person_mention_id))
    quotes = sorted(reading.quotes, key=lambda quote: (quote.text, quote.quote_id))
    rows = {quote.quote_id: f"q{number:02}" for number, quote in enumerate(quotes, start=1)}
    notes: Entry = {
        "article": reading.article.article_id,
        "id": _id(reading.article.article_id, {notes.id for notes in known.articles.values()}),
        "sha256": reading.article.sha256,
        **draft_page(drafting),
        "quotes": {rows[quote.quote_id]: draft_quote(quote, rows, drafting) for quote in quotes},
        "person_mentions": {f"m{number:02}": draft_mention(m, drafting) for number, m in enumerate(mentions, start=1)},
    }
    people = {
        keys[person.person_id]: {
            "name": names[keys[person.person_id]],
            "named_in": reading.article.article_id,
            "name_form": person.name_form,
        }
        for person in reading.people
        if keys[person.person_id] not in known.people
    }
    return Draft({part: value for part, value in notes.items() if value}, people, _comments(notes, keys, known))


def _name(person: Person, key: str, reading: ArticleAnnotation, known: WrittenAnnotations) -> str:
    return known.people[key].name if key in known.people else printed_name(person, reading)


def _comments(notes: Entry, keys: dict[str, str], known: WrittenAnnotations) -> dict[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = {
        (part, key): [f"check {what}"]
        for part, what in (("quotes", "who speaks"), ("person_mentions", "who is meant"))
        for key, entry in notes[part].items()
        if "note" in entry
    }
    same = sorted(set(keys.values()) & set(known.people))
    if same:
        found["person_mentions",] = [f"check that {key} is {known.people[key].name} of people.yaml" for key in same]
    return found


def _id(stem: str, used: set[str]) -> str:
    """Return what begins the ids of the rows: the stem up to its first underscore, or as much as sets it apart."""
    whole = re.sub(r"[^A-Za-z0-9_-]", "-", stem)
    parts = whole.split("_")
    ways = ["_".join(parts[:n]) for n in range(1, len(parts) + 1)] + [f"{whole}_{n}" for n in range(2, len(used) + 3)]
    return next(way for way in ways if way not in used)

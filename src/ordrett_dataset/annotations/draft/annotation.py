"""Draft of the annotation of an article, from its extraction by rules."""

import re
from dataclasses import dataclass, field
from typing import Any

from ordrett.model import ArticleAnnotation, Person
from ordrett_dataset.annotations.draft.context import DraftContext
from ordrett_dataset.annotations.draft.events import assign_event_keys, draft_event, draft_event_mention
from ordrett_dataset.annotations.draft.metadata import draft_metadata
from ordrett_dataset.annotations.draft.people import assign_person_keys, printed_name
from ordrett_dataset.annotations.draft.quotes import draft_person_mention, draft_quote
from ordrett_dataset.annotations.shared_entries import AnnotationEntries

Entry = dict[str, Any]


@dataclass(frozen=True)
class Draft:
    """A drafted annotation.

    `entry` has the shape of an ArticleEntry. `people` and `events` are the entries that people.yaml and events.yaml
    lack. `comments` tell at an entry, such as ("quotes", "q01"), or at a part, such as ("person_mentions",), what to
    check first.
    """

    entry: Entry
    people: dict[str, dict[str, str]]
    events: dict[str, Entry] = field(default_factory=dict)
    comments: dict[tuple[str, ...], list[str]] = field(default_factory=dict)


def draft_annotation(annotation: ArticleAnnotation, existing: AnnotationEntries) -> Draft:
    """Draft an annotation from an extraction; `existing` are the annotations of the other articles."""
    keys = assign_person_keys(annotation, existing)
    names = {keys[p.person_id]: _name(p, keys[p.person_id], annotation, existing) for p in annotation.people}
    context = DraftContext(annotation, keys, names)
    mentions = sorted(annotation.person_mentions, key=lambda mention: (mention.text, mention.person_mention_id))
    quotes = sorted(annotation.quotes, key=lambda quote: (quote.text, quote.quote_id))
    quote_keys = {quote.quote_id: f"q{number:02}" for number, quote in enumerate(quotes, start=1)}
    event_keys = assign_event_keys(annotation.events, existing.events)
    event_mentions = sorted(annotation.event_mentions, key=lambda mention: (mention.text, mention.event_mention_id))
    first_mentions = {mention.event_id: mention for mention in reversed(annotation.event_mentions)}
    article = annotation.article
    entry: Entry = {
        "article": article.article_id,
        "id": _short_id(article.article_id, {other.id for other in existing.articles.values()}),
        "sha256": article.sha256,
        **draft_metadata(context),
        "quotes": {quote_keys[quote.quote_id]: draft_quote(quote, quote_keys, context) for quote in quotes},
        "person_mentions": {
            f"m{number:02}": draft_person_mention(mention, context) for number, mention in enumerate(mentions, start=1)
        },
        "event_mentions": {
            f"r{number:02}": draft_event_mention(mention, event_keys, context)
            for number, mention in enumerate(event_mentions, start=1)
        },
    }
    people = {
        keys[person.person_id]: {
            "name": names[keys[person.person_id]],
            "named_in": article.article_id,
            "name_form": person.name_form,
        }
        for person in annotation.people
        if keys[person.person_id] not in existing.people
    }
    events = {
        event_keys[event.event_id]: draft_event(event, first_mentions[event.event_id], context)
        for event in annotation.events
    }
    parts = {part: value for part, value in entry.items() if value}
    return Draft(parts, people, events, _comments(entry, keys, existing))


def _name(person: Person, key: str, annotation: ArticleAnnotation, existing: AnnotationEntries) -> str:
    return existing.people[key].name if key in existing.people else printed_name(person, annotation)


def _comments(entry: Entry, keys: dict[str, str], existing: AnnotationEntries) -> dict[tuple[str, ...], list[str]]:
    comments: dict[tuple[str, ...], list[str]] = {
        (part, key): [f"check {question}"]
        for part, question in (("quotes", "who speaks"), ("person_mentions", "who is meant"))
        for key, row in entry[part].items()
        if "note" in row
    }
    linked = sorted(set(keys.values()) & set(existing.people))
    if linked:
        comments["person_mentions",] = [
            f"check that {key} is {existing.people[key].name} of people.yaml" for key in linked
        ]
    return comments


def _short_id(article_id: str, used: set[str]) -> str:
    """Return the start of the row ids: the article id up to its first underscore, or as much as makes it unique."""
    whole = re.sub(r"[^A-Za-z0-9_-]", "-", article_id)
    parts = whole.split("_")
    candidates = ["_".join(parts[:n]) for n in range(1, len(parts) + 1)]
    candidates += [f"{whole}_{n}" for n in range(2, len(used) + 3)]
    return next(candidate for candidate in candidates if candidate not in used)

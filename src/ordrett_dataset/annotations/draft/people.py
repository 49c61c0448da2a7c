"""Keys in people.yaml for the people of an extracted article."""

import re
import unicodedata
from collections.abc import Container
from typing import Final

from ordrett.model import ArticleAnnotation, Person
from ordrett.names.link_people import PersonRecord, link_people
from ordrett_dataset.annotations.shared_entries import AnnotationEntries

# Letters that Unicode does not decompose into a letter from a to z and a mark.
TRANSLITERATION: Final = str.maketrans(
    {"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ı": "i", "œ": "oe"}
)


def assign_person_keys(annotation: ArticleAnnotation, existing: AnnotationEntries) -> dict[str, str]:
    """Return the key of each person by person_id: that of the same person in people.yaml, or else a new one."""
    extracted = [_extracted_record(person, annotation) for person in annotation.people]
    linked = link_people([*_existing_records(existing), *extracted])
    # A key that equals a name in the text would make a mention look like verbatim evidence of the key.
    used = {mention.text.text for mention in annotation.person_mentions}
    used |= {quote.source.text for quote in annotation.quotes if quote.source}
    used |= set(existing.people)
    keys: dict[str, str] = {}
    for person in annotation.people:
        key = linked[person.person_id]
        if key not in existing.people:
            key = unused_key(slug(person.name.value), used)
            used.add(key)
        keys[person.person_id] = key
    return keys


def printed_name(person: Person, annotation: ArticleAnnotation) -> str:
    """Return the name of a person, or the longest printed form if the article does not print the name itself."""
    printed = {m.text.text for m in annotation.person_mentions if m.person_id.value == person.person_id}
    name = person.name.value
    return name if name in printed else max(printed, key=lambda form: (len(form.split()), len(form), form))


def _existing_records(existing: AnnotationEntries) -> list[PersonRecord]:
    articles: dict[str, set[str]] = {key: {person.named_in} for key, person in existing.people.items()}
    for article_id, entry in existing.articles.items():
        for mention in entry.person_mentions.values():
            articles.setdefault(mention.person, set()).add(article_id)
    return [
        PersonRecord(
            key,
            person.name,
            person.name_form,
            frozenset(articles[key]),
            fixed_canonical_id=key,
            name_en=person.name_en.value if person.name_en else None,
        )
        for key, person in existing.people.items()
    ]


def _extracted_record(person: Person, annotation: ArticleAnnotation) -> PersonRecord:
    articles = frozenset({annotation.article.article_id})
    return PersonRecord(person.person_id, person.name.value, person.name_form, articles)


def slug(name: str) -> str:
    """Return the last part of a name in letters a to z, or `person` if the name has none of them."""
    parts = unicodedata.normalize("NFKD", name.casefold().translate(TRANSLITERATION)).split()
    return next(filter(None, (re.sub("[^a-z0-9]", "", part) for part in reversed(parts))), "person")


def unused_key(key: str, used: Container[str]) -> str:
    """Return a key, with a number if it is in use."""
    number, candidate = 1, key
    while candidate in used:
        number += 1
        candidate = f"{key}_{number}"
    return candidate

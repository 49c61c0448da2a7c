"""The keys that the people of a reading have, or get, in people.yaml."""

import re
import unicodedata
from collections.abc import Container
from typing import Final

from ordrett.model import ArticleAnnotation, Person
from ordrett.names.link_people import PersonRecord, link_people
from ordrett_dataset.annotations.models import WrittenAnnotations

# Letters that do not decompose into one of a to z and a mark.
PLAIN: Final = str.maketrans(
    {"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ı": "i", "œ": "oe"}
)


def draft_people(reading: ArticleAnnotation, known: WrittenAnnotations) -> dict[str, str]:
    """Return the key of each person by person_id: that of the entry that is the same person, or else a new one."""
    same = link_people([*_known(known), *(_named(person, reading) for person in reading.people)])
    # A key that is printed as a name would be taken for the words it stands on.
    taken = {mention.text.text for mention in reading.person_mentions} | {
        q.source.text for q in reading.quotes if q.source
    }
    taken |= set(known.people)
    keys: dict[str, str] = {}
    for person in reading.people:
        key = same[person.person_id]
        if key not in known.people:
            key = _free(_slug(person.name.value), taken)
            taken.add(key)
        keys[person.person_id] = key
    return keys


def printed_name(person: Person, reading: ArticleAnnotation) -> str:
    """Return the name of a person, or the longest form that is printed where the name itself is not."""
    printed = {m.text.text for m in reading.person_mentions if m.person_id.value == person.person_id}
    name = person.name.value
    return name if name in printed else max(printed, key=lambda form: (len(form.split()), len(form), form))


def _known(known: WrittenAnnotations) -> list[PersonRecord]:
    articles: dict[str, set[str]] = {key: {person.named_in} for key, person in known.people.items()}
    for stem, notes in known.articles.items():
        for mention in notes.person_mentions.values():
            articles.setdefault(mention.person, set()).add(stem)
    return [
        PersonRecord(
            key,
            person.name,
            person.name_form,
            frozenset(articles[key]),
            fixed_canonical_id=key,
            name_en=person.name_en.value if person.name_en else None,
        )
        for key, person in known.people.items()
    ]


def _named(person: Person, reading: ArticleAnnotation) -> PersonRecord:
    return PersonRecord(person.person_id, person.name.value, person.name_form, frozenset({reading.article.article_id}))


def _slug(name: str) -> str:
    """Return the last word of a name in letters a to z; `person` where it has none of them."""
    words = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN)).split()
    return next(filter(None, (re.sub("[^a-z0-9]", "", word) for word in reversed(words))), "person")


def _free(key: str, taken: Container[str]) -> str:
    number, free = 1, key
    while free in taken:
        number += 1
        free = f"{key}_{number}"
    return free

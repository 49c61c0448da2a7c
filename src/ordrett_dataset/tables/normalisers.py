"""The named functions that make a value out of words; a build uses them and a validation runs them again."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Final, NamedTuple

from ordrett.language.packs import language_packs
from ordrett.names.keys import phonetic_key
from ordrett.parse_date import parse_date
from ordrett_dataset.tables import gazetteer

WORD: Final = re.compile(r"[^\W\d_][\w'’\-]*")


@dataclass(frozen=True)
class Context:
    """What a normaliser may know besides the words: the article's language, and who is named in it."""

    language: str
    people: Mapping[str, str] = field(default_factory=dict)  # person_id -> name

    @cached_property
    def found(self) -> dict[str, list[str]]:
        """The people whom words were found to fit."""
        return {}

    @cached_property
    def by_key(self) -> Mapping[str, list[str]]:
        """The people by the key of each word of their names."""
        found: dict[str, list[str]] = {}
        for person, name in self.people.items():
            for key in _keys(name):
                found.setdefault(key, []).append(person)
        return found


def people_named(words: str, context: Context) -> list[str]:
    """Return the people of the article whom the words fit best: the name that stands first, the nearest spelling."""
    # Several functions ask the same of the same words.
    if words not in context.found:
        context.found[words] = _people_named(words, context)
    return context.found[words]


def _people_named(words: str, context: Context) -> list[str]:
    like: dict[str, set[int]] = {}
    given = [_word(word, context.language) for word in WORD.findall(words)]
    for i, word in enumerate(given):
        for key in word.keys & context.by_key.keys():
            for person in context.by_key[key]:
                like.setdefault(person, set()).add(i)
    best = {person: _place(context.people[person], at, given) for person, at in like.items()}
    first = min(best.values(), default=None)
    return sorted(person for person, place in best.items() if place == first)


def person_id_of(words: str, context: Context) -> str | None:
    """Return the one person of the article whose name stands first in the words, the nearest spelling before others."""
    people = people_named(words, context)
    return people[0] if len(people) == 1 else None


def person_name_of(words: str, context: Context) -> str | None:
    """Return the name of that person."""
    return context.people.get(person_id_of(words, context) or "")


def person_kind_of(words: str, context: Context) -> str | None:
    """Return `person` where the words name a person of the article."""
    return "person" if person_id_of(words, context) else None


def country_of(words: str, context: Context) -> str | None:
    """Return the standard English name of the country that the words name, as noun, genitive or adjective."""
    forms, language = _forms(words, context.language), context.language
    named = [gazetteer.country(form, language) for form in forms]
    return _first([*named, *(gazetteer.country_of_adjective(form, language) for form in forms)])


def place_of(words: str, context: Context) -> str | None:
    """Return the standard English name of the country or else the city that the words name."""
    forms, language = _forms(words, context.language), context.language
    return _first([gazetteer.country(form, language) for form in forms]) or _first(map(gazetteer.city, forms))


def date_of(words: str, context: Context) -> str | None:
    """Return the EDTF date that the words print whole."""
    return parse_date(words, language_packs()[context.language])


Normaliser = Callable[[str, Context], str | None]
NORMALISERS: Final[dict[str, Normaliser]] = {
    f.__name__: f for f in (person_id_of, person_name_of, person_kind_of, country_of, place_of, date_of)
}
# Those that ask who is named in the article; the others know its language alone.
OF_PEOPLE: Final = frozenset({"person_id_of", "person_name_of", "person_kind_of"})


def _first(found: Iterable[str | None]) -> str | None:
    return next(filter(None, found), None)


class _Word(NamedTuple):
    forms: frozenset[str]
    keys: frozenset[str]


@lru_cache(maxsize=100_000)
def _word(word: str, language: str) -> _Word:
    forms = frozenset(_forms(word, language))
    return _Word(forms, frozenset(map(phonetic_key, forms)))


def _place(name: str, like: set[int], given: list[_Word]) -> tuple[int, int, int]:
    parts = name.split()
    same = sum(not word.forms.isdisjoint(parts) for word in given)
    return min(like), -same, -len(like)


def _forms(word: str, language: str) -> list[str]:
    return [word, *(word[: -len(e)] for e in _endings(language) if word.endswith(e) and len(word) > len(e) + 1)]


@cache
def _endings(language: str) -> list[str]:
    return sorted(language_packs()[language].genitives, key=len, reverse=True)


@cache
def _keys(name: str) -> frozenset[str]:
    return frozenset(phonetic_key(part) for part in name.split())

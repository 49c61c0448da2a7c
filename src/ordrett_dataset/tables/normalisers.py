"""Named functions that derive a value from text of an article.

`build` uses them and `validate` runs them again, so their names (`person_id_of`) are values of `evidence.normaliser`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Final, NamedTuple

from ordrett.language.packs import language_packs
from ordrett.names.keys import phonetic_key
from ordrett.parse_date import parse_date
from ordrett.plain_text import plain_text
from ordrett_dataset.tables import gazetteer

TOKEN: Final = re.compile(r"[^\W\d_][\w'’\-]*")


@dataclass(frozen=True)
class Context:
    """What a normaliser knows besides the text: the language of the article and the people it names."""

    language: str
    people: Mapping[str, str] = field(default_factory=dict)  # person_id -> name

    @cached_property
    def people_by_key(self) -> Mapping[str, list[str]]:
        """The ids of people by the phonetic key of each part of their names."""
        by_key: dict[str, list[str]] = {}
        for person, name in self.people.items():
            for key in _name_keys(name):
                by_key.setdefault(key, []).append(person)
        return by_key

    @cached_property
    def people_cache(self) -> dict[str, list[str]]:
        """Results of `find_people`: several normalisers ask for the same text."""
        return {}


def find_people(text: str, context: Context) -> list[str]:
    """Return the ids of the people whose name matches `text` best: earliest in the text, then nearest in spelling."""
    if text not in context.people_cache:
        context.people_cache[text] = _find_people(text, context)
    return context.people_cache[text]


def _find_people(text: str, context: Context) -> list[str]:
    matches: dict[str, set[int]] = {}  # person_id -> positions of the tokens that match a part of the name
    tokens = [_token_forms(token, context.language) for token in TOKEN.findall(text)]
    for i, token in enumerate(tokens):
        for key in token.keys & context.people_by_key.keys():
            for person in context.people_by_key[key]:
                matches.setdefault(person, set()).add(i)
    if len(matches) <= 1:
        return list(matches)
    ranks = {person: _rank(context.people[person], positions, tokens) for person, positions in matches.items()}
    best = min(ranks.values())
    return sorted(person for person, rank in ranks.items() if rank == best)


def has_only_words_of(text: str, name: str, context: Context) -> bool:
    """Return whether each word of a text, with or without a genitive ending, is a word of a name."""
    words = set(TOKEN.findall(name))
    return all(not words.isdisjoint(_base_forms(token, context.language)) for token in TOKEN.findall(text))


def person_id_of(text: str, context: Context) -> str | None:
    """Return the id of the one person of the article whose name matches the text best."""
    people = find_people(text, context)
    return people[0] if len(people) == 1 else None


def person_name_of(text: str, context: Context) -> str | None:
    """Return the name of the person that `person_id_of` gives."""
    return context.people.get(person_id_of(text, context) or "")


def person_kind_of(text: str, context: Context) -> str | None:
    """Return `person` if the text names a person of the article."""
    return "person" if person_id_of(text, context) else None


def country_of(text: str, context: Context) -> str | None:
    """Return the standard English name of the country that the text names as noun, genitive or adjective."""
    forms, language = _base_forms(text, context.language), context.language
    as_noun = [gazetteer.country_name(form, language) for form in forms]
    return _first([*as_noun, *(gazetteer.country_name_from_adjective(form, language) for form in forms)])


def place_of(text: str, context: Context) -> str | None:
    """Return the standard English name of the country, or else the city, that the text names."""
    forms, language = _base_forms(text, context.language), context.language
    return _first([gazetteer.country_name(form, language) for form in forms]) or _first(map(gazetteer.city_name, forms))


def date_of(text: str, context: Context) -> str | None:
    """Return the EDTF date that the text states completely."""
    return parse_date(text, language_packs()[context.language])


Normaliser = Callable[[str, Context], str | None]


def plain_text_of(text: str, _context: Context) -> str | None:
    """Return a text in composed letters and plain spaces, without invisible characters."""
    return plain_text(text).strip() or None


def _read_plain(normaliser: Normaliser) -> Normaliser:
    """Return a normaliser that reads its text in plain form."""
    return lambda text, context: normaliser(plain_text(text), context)


NORMALISERS: Final[dict[str, Normaliser]] = {
    f.__name__: _read_plain(f)
    for f in (person_id_of, person_name_of, person_kind_of, country_of, place_of, date_of, plain_text_of)
}
# Normalisers that use the people of the article; the others use only its language.
PERSON_NORMALISERS: Final = frozenset({"person_id_of", "person_name_of", "person_kind_of"})


def _first(candidates: Iterable[str | None]) -> str | None:
    return next(filter(None, candidates), None)


class _TokenForms(NamedTuple):
    forms: frozenset[str]
    keys: frozenset[str]


@lru_cache(maxsize=100_000)
def _token_forms(token: str, language: str) -> _TokenForms:
    forms = frozenset(_base_forms(token, language))
    return _TokenForms(forms, frozenset(map(phonetic_key, forms)))


def _rank(name: str, positions: set[int], tokens: list[_TokenForms]) -> tuple[int, int, int]:
    """Rank a match, best first: position, then parts spelled as in the name, then parts that match by sound."""
    parts = name.split()
    same_spelling = sum(not token.forms.isdisjoint(parts) for token in tokens)
    return min(positions), -same_spelling, -len(positions)


def _base_forms(token: str, language: str) -> list[str]:
    """Return the token, and the token without each genitive ending it may have."""
    endings = (ending for ending in _genitive_endings(language) if token.endswith(ending))
    return [token, *(token[: -len(ending)] for ending in endings if len(token) > len(ending) + 1)]


@cache
def _genitive_endings(language: str) -> list[str]:
    return sorted(language_packs()[language].genitives, key=len, reverse=True)


@cache
def _name_keys(name: str) -> frozenset[str]:
    return frozenset(phonetic_key(part) for part in name.split())

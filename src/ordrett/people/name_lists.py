"""Lists of names, places, common words and occupations of a country, from the files in people/data."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class NameLists:
    """The lists of one locale, all in lower case; a list that its source lacks is empty.

    `given_names` are borne by men and women alike, or their gender is not stated.
    """

    male_given_names: tuple[str, ...] = ()
    female_given_names: tuple[str, ...] = ()
    given_names: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    common_words: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


class GivenNames(NamedTuple):
    """Given names by the gender of those who bear them."""

    male: tuple[str, ...]
    female: tuple[str, ...]
    either: tuple[str, ...]


@cache
def load_name_lists(locale: str) -> NameLists:
    """Return the lists of a locale such as "nb_NO"; raise FileNotFoundError if people/data has no such file."""
    text = files("ordrett.people").joinpath("data", f"{locale}.txt").read_text(encoding="utf-8")
    sections = (section.rstrip("\n").split("\n") for section in text.split("# ")[1:])
    return NameLists(**{title: tuple(entries) for title, *entries in sections})


def combine_given_names(locales: Iterable[NameLists]) -> GivenNames:
    """Merge the given names of several locales; the first locale that states the gender of a name decides."""
    genders: dict[str, str] = {}
    for lists in locales:
        for gender, names in (("m", lists.male_given_names), ("f", lists.female_given_names), ("", lists.given_names)):
            for name in names:
                genders[name] = genders.get(name) or gender
    male, female, either = (tuple(name for name, known in genders.items() if known == g) for g in ("m", "f", ""))
    return GivenNames(male, female, either)

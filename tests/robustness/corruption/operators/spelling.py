"""A letter that is another one, by sight or by bytes alone."""

import random
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import polars as pl

from tests.robustness.corruption.operator import Change, kind, one_cell
from tests.robustness.corruption.target import Place

ALIKE: Final = str.maketrans("aeopcxyiABEHKMOPCTX", "аеорсхуіАВЕНКМОРСТХ")


def _another(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    letters = [letter for letter in "aeinorst" if letter != word[at].lower()]
    return word[:at] + chance.choice(letters) + word[at + 1 :]


def _look_alike(word: str, chance: random.Random) -> str:
    places = [n for n, letter in enumerate(word) if letter.translate(ALIKE) != letter]
    if not places:
        return word
    at = chance.choice(places)
    return word[:at] + word[at].translate(ALIKE) + word[at + 1 :]


def _other_form(word: str, _: random.Random) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return decomposed if decomposed != word else unicodedata.normalize("NFC", word)


def _spaced(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word) + 1)
    return f"{word[:at]} {word[at:]}"


def _shorter(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at + 1 :]


def _cased(word: str, chance: random.Random) -> str:
    places = [n for n, letter in enumerate(word) if letter.swapcase() != letter]
    if not places:
        return word
    at = chance.choice(places)
    return word[:at] + word[at].swapcase() + word[at + 1 :]


WAYS: Final[dict[str, Callable[[str, random.Random], str]]] = {
    "another letter": _another,
    "look-alike letter": _look_alike,
    "another normal form": _other_form,
    "space added": _spaced,
    "letter lost": _shorter,
    "letter in another case": _cased,
}


def _spelled(way: Callable[[str, random.Random], str], place: Place, chance: random.Random) -> Iterator[Change]:
    if place.dtype != pl.String or place.said["codes"]:
        return
    for n, row in place.filled(chance):
        other = way(row[place.name], chance)
        if other not in ("", row[place.name]):
            yield one_cell(place, n, row, other)


for name, by in WAYS.items():
    kind(name)(partial(_spelled, by))

"""Change a letter of a text, visibly or only in its bytes."""

import random
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import polars as pl

from tests.robustness.corruption.operator import Change, change_cell, operator
from tests.robustness.corruption.target import Target

# Latin letters and the Cyrillic letters that look like them.
_HOMOGLYPHS: Final = str.maketrans("aeopcxyiABEHKMOPCTX", "аеорсхуіАВЕНКМОРСТХ")


def _replace_letter(text: str, rng: random.Random) -> str:
    index = rng.randrange(len(text))
    letters = [letter for letter in "aeinorst" if letter != text[index].lower()]
    return text[:index] + rng.choice(letters) + text[index + 1 :]


def _insert_homoglyph(text: str, rng: random.Random) -> str:
    return _change_one_letter(text, lambda letter: letter.translate(_HOMOGLYPHS), rng)


def _change_case(text: str, rng: random.Random) -> str:
    return _change_one_letter(text, str.swapcase, rng)


def _change_one_letter(text: str, change: Callable[[str], str], rng: random.Random) -> str:
    """Change one of the letters that `change` changes; return the text as it is if there is none."""
    indexes = [index for index, letter in enumerate(text) if change(letter) != letter]
    if not indexes:
        return text
    index = rng.choice(indexes)
    return text[:index] + change(text[index]) + text[index + 1 :]


def _change_normal_form(text: str, _: random.Random) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return decomposed if decomposed != text else unicodedata.normalize("NFC", text)


def _insert_space(text: str, rng: random.Random) -> str:
    index = rng.randrange(len(text) + 1)
    return f"{text[:index]} {text[index:]}"


def _delete_letter(text: str, rng: random.Random) -> str:
    index = rng.randrange(len(text))
    return text[:index] + text[index + 1 :]


_SPELLING_OPERATORS: Final[dict[str, Callable[[str, random.Random], str]]] = {
    "another letter": _replace_letter,
    "homoglyph": _insert_homoglyph,
    "another normal form": _change_normal_form,
    "space inserted": _insert_space,
    "letter deleted": _delete_letter,
    "letter in another case": _change_case,
}


def _change_spelling(
    change: Callable[[str, random.Random], str], target: Target, rng: random.Random
) -> Iterator[Change]:
    if target.dtype != pl.String or target.metadata["codes"]:
        return
    for position, row in target.filled_rows(rng):
        changed = change(row[target.column], rng)
        if changed not in ("", row[target.column]):
            yield change_cell(target, position, row, changed)


for _name, _change in _SPELLING_OPERATORS.items():
    operator(_name)(partial(_change_spelling, _change))

"""The places of a text that can hold a date: those around the names of months, days, units, and around numbers.

To look for a few words in a text and then search around them is several times as fast as to search everywhere.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, Literal, get_args

from ordrett.dates.terms import DateTerms

Anchor = Literal[
    "number", "year", "month", "season", "weekday", "weekend", "holiday", "phrase", "unit", "century", "recent_season"
]
WORD: Final = re.compile(r"[^\W\d_]+|\d+")
# A word is looked up by its first letters, since endings may follow.
STEM: Final = 4
# Characters before and after an anchor: more than any expression has.
MARGIN: Final = 80


def find_windows(text: str, terms: DateTerms) -> Mapping[Anchor, list[tuple[int, int]]]:
    """Return for each class of anchors the parts of the text around them, in text order and without overlap."""
    classes = _classes_by_stem(terms)
    windows: dict[Anchor, list[tuple[int, int]]] = {anchor: [] for anchor in get_args(Anchor)}
    for match in WORD.finditer(text):
        word = match.group()
        anchors = _NUMBERS[len(word) == STEM] if word[0].isdecimal() else classes.get(word[:STEM].lower())
        if anchors:
            start, end = match.span()
            for anchor in anchors:
                _add(windows[anchor], text, start, end)
    return windows


_NUMBERS: Final[tuple[tuple[Anchor, ...], tuple[Anchor, ...]]] = (("number",), ("number", "year"))


def _add(windows: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add the window around an anchor, which begins and ends beside a space; join it to the one before if they meet."""
    if windows and end <= windows[-1][1] - MARGIN:
        return
    start, end = max(0, start - MARGIN), min(len(text), end + MARGIN)
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    if windows and start <= windows[-1][1]:
        windows[-1] = windows[-1][0], max(end, windows[-1][1])
    else:
        windows.append((start, end))


@cache
def _classes_by_stem(terms: DateTerms) -> dict[str, tuple[Anchor, ...]]:
    """Return for the first letters of each anchor its classes."""
    words = terms.vocabulary
    anchors: dict[Anchor, Iterable[str]] = {
        "month": terms.months,
        "season": terms.seasons,
        "weekday": terms.weekdays,
        "weekend": words.weekends,
        "holiday": terms.holidays,
        "phrase": _without_number(
            (*words.days_ahead, *words.years_ahead, *words.days_later, *words.weeks_later, *words.years_later)
        ),
        "unit": terms.units,
        "century": words.centuries,
        "recent_season": terms.recent_seasons,
    }
    classes: dict[str, list[Anchor]] = {}
    for anchor, phrases in anchors.items():
        for stem in {_longest_word(phrase)[:STEM].lower() for phrase in phrases}:
            classes.setdefault(stem, []).append(anchor)
    return {stem: tuple(anchors) for stem, anchors in classes.items()}


def _without_number(phrases: Iterable[str]) -> list[str]:
    """Return phrases without the number of days or years that stands before each."""
    return [phrase.split(" ", 1)[1] for phrase in phrases]


def _longest_word(phrase: str) -> str:
    return max(re.findall(r"[^\W\d_]+", phrase), key=len, default="")

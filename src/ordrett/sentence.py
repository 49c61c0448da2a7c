"""The sentence in which words stand."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from ordrett.article import LINE_END

# A stop with the marks that close it, before what begins a sentence; a point after a single letter is an initial.
STOP: Final = re.compile(r"(?:(?<!\b\w)\.|[!?…])[\"”’»)\]]*\s+(?=[\"“‘«(\[–—-]*\s*[A-ZÀ-ÖØ-Þ])")
LAST_WORD: Final = re.compile(r"[^\W\d_](?:[\w.]*\w)?$")


def stops(text: str, abbreviations: Collection[str], start: int = 0, end: int | None = None) -> Iterator[int]:
    """Yield where sentences end within `text[start:end]`, each with the marks and the space behind it.

    A point behind one of the abbreviations (lower case, without their last point) ends none.
    """
    for found in STOP.finditer(text, start, len(text) if end is None else end):
        word = LAST_WORD.search(text, max(start, found.start() - 20), found.start()) if found[0][0] == "." else None
        if not word or word[0].lower() not in abbreviations:
            yield found.end()


def sentence(text: str, start: int, end: int, abbreviations: Collection[str] = ()) -> tuple[int, int]:
    """Return the bounds of the sentence that holds `text[start:end]`, within its line; longer words widen it."""
    line = max((m.end() for m in LINE_END.finditer(text, 0, start)), default=0)
    line_end = match.start() if (match := LINE_END.search(text, end)) else len(text)
    ends = list(stops(text, abbreviations, line, line_end))
    first = max((stop for stop in ends if stop <= start), default=line)
    last = min((stop for stop in ends if stop >= end), default=line_end)
    return first, first + len(text[first:last].rstrip())


def first_sentence(text: str, abbreviations: Collection[str]) -> str:
    """Return the words up to the first end of a sentence or line."""
    line_end = match.start() if (match := LINE_END.search(text)) else len(text)
    return text[: min(stops(text, abbreviations, 0, line_end), default=line_end)].rstrip()

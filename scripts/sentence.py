"""The sentence in which words stand."""

import re
from typing import Final

from ordrett.article import LINE_END

# A stop with the marks that close it, before what begins a sentence; a point after a single letter is an initial.
STOP: Final = re.compile(r"(?:(?<!\b\w)\.|[!?…])[\"”’»)\]]*\s+(?=[\"“‘«(\[–—-]*\s*[A-ZÀ-ÖØ-Þ])")


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentence that holds `text[start:end]`, within its line; longer words widen it."""
    line = max((m.end() for m in LINE_END.finditer(text, 0, start)), default=0)
    line_end = match.start() if (match := LINE_END.search(text, end)) else len(text)
    stops = [m.end() for m in STOP.finditer(text, line, line_end)]
    first = max((stop for stop in stops if stop <= start), default=line)
    last = min((stop for stop in stops if stop >= end), default=line_end)
    return first, first + len(text[first:last].rstrip())

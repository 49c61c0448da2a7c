"""Line ends that only wrap a paragraph, as in plain-text e-mail and text from PDF files."""

import re
from itertools import pairwise
from typing import Final, NamedTuple
from unicodedata import normalize

from ordrett.characters import LINE_DASHES

_LINE: Final = re.compile("(?P<text>[^\n\r]*)(?P<end>\r\n|\n|\r|$)")
_FIRST_WORD: Final = re.compile(r"\S+")
# Widths to which texts are wrapped.
MIN_WIDTH, MAX_WIDTH = 40, 120
# A text is wrapped if of at least so many lines that have another below them in their paragraph, ...
MIN_LINES: Final = 4
# ... at least this share has no room for the first word of the next, ...
MIN_SHARE: Final = 0.9
# ... and of these at least this share goes on in the next.
MIN_OPEN_SHARE: Final = 0.5
_SENTENCE_END: Final = re.compile('[.!?…:]["”“»’]?$')
_OPEN_END: Final = re.compile(r"[^\W\d_]$|[,;–—-]$|\d$")
# The least number of such lines by which the width of a page is known.
MIN_CONTINUED: Final = 2


class _Pair(NamedTuple):
    """A line, its line end, and the first word of the line below it in the same paragraph."""

    line: str
    start: int
    end: int
    word: str


def find_wraps(text: str) -> dict[int, int]:
    """Return the start and end of each line end that wraps a paragraph.

    In a text that is plainly wrapped these are all line ends within paragraphs, in any other the ones between a long
    line without a stop and a line that begins with a small letter, and those at which the page is as wide.
    """
    # Decomposed letters are counted as the one character that they look like.
    lines = [(normalize("NFC", line["text"].rstrip()), line.start("end"), line.end()) for line in _LINE.finditer(text)]
    pairs = [
        _Pair(line, start, end, word[0])
        for (line, start, end), (following, _, _) in pairwise(lines)
        if line and (word := _FIRST_WORD.match(following)) and following[0] not in LINE_DASHES
    ]
    width = max((len(line) for line, _, _ in lines), default=0)
    if MIN_WIDTH <= width <= MAX_WIDTH:
        wrapped = [pair for pair in pairs if _has_no_room(pair, width)]
        n_open = sum(not _SENTENCE_END.search(pair.line) for pair in wrapped)
        if (
            len(pairs) >= MIN_LINES
            and len(wrapped) >= MIN_SHARE * len(pairs)
            and n_open >= MIN_OPEN_SHARE * len(wrapped)
        ):
            return {pair.start: pair.end for pair in wrapped}
    return _find_single_wraps(pairs)


def _has_no_room(pair: _Pair, width: int) -> bool:
    return len(pair.line) + 1 + len(pair.word) > width


def _find_single_wraps(pairs: list[_Pair]) -> dict[int, int]:
    """Return the wraps of a page on which menus and titles are lines of their own."""
    continued = [
        pair
        for pair in pairs
        if MIN_WIDTH <= len(pair.line) <= MAX_WIDTH and pair.word[0].islower() and _OPEN_END.search(pair.line)
    ]
    if len(continued) < MIN_CONTINUED:
        return {}
    width = max(len(pair.line) for pair in continued)
    if not all(_has_no_room(pair, width) for pair in continued):
        return {}
    wrapped = [pair for pair in pairs if len(pair.line) <= width + 1 and _has_no_room(pair, width)]
    return {pair.start: pair.end for pair in wrapped if not _SENTENCE_END.search(pair.line)}

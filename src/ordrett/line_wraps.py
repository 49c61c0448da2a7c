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
_HYPHEN_END: Final = re.compile("\\w[-\u2010\u00ad]$")
_OPEN_END: Final = re.compile(r"[^\W\d_]$|[,;–—\u2010\u00ad-]$|\d$")
# The least number of such lines by which the width of a page is known.
MIN_CONTINUED: Final = 2


class LineWrap(NamedTuple):
    """The end of the characters that wrap a paragraph, and what stands for them in one line: a space or nothing."""

    end: int
    plain: str


class _Pair(NamedTuple):
    """A line, the place of its line end with the blanks around it, and the first word of the line below."""

    line: str
    start: int
    end: int
    word: str


def find_wraps(text: str) -> dict[int, LineWrap]:
    """Return by its start each line end that wraps a paragraph.

    A hyphen between small letters divides a word and is left out with the line end; any other one is kept.

    In a text that is plainly wrapped these are all line ends within paragraphs, in any other the ones between a long
    line without a stop and a line that begins with a small letter, and those at which the page is as wide.
    """
    lines = [(line["text"].rstrip(), line.start(), line.end()) for line in _LINE.finditer(text)]
    pairs = [
        # Decomposed letters are counted as the one character that they look like.
        _Pair(normalize("NFC", line), start + len(line), end, word[0])
        for (line, start, end), (following, _, _) in pairwise(lines)
        if line and (word := _FIRST_WORD.match(following)) and following[0] not in LINE_DASHES
    ]
    width = max((len(normalize("NFC", line)) for line, _, _ in lines), default=0)
    if MIN_WIDTH <= width <= MAX_WIDTH:
        wrapped = [pair for pair in pairs if _has_no_room(pair, width)]
        n_open = sum(not _SENTENCE_END.search(pair.line) for pair in wrapped)
        if (
            len(pairs) >= MIN_LINES
            and len(wrapped) >= MIN_SHARE * len(pairs)
            and n_open >= MIN_OPEN_SHARE * len(wrapped)
        ):
            return dict(_to_wrap(pair) for pair in wrapped)
    return dict(_to_wrap(pair) for pair in _find_single_wraps(pairs))


def _to_wrap(pair: _Pair) -> tuple[int, LineWrap]:
    n_hyphens = count_dividing_hyphens(pair.line, pair.word)
    if n_hyphens is None:
        return pair.start, LineWrap(pair.end, " ")
    return pair.start - n_hyphens, LineWrap(pair.end, "")


def count_dividing_hyphens(line: str, word: str) -> int | None:
    """Return how many hyphens at the end of a line, 0 or 1, divide the word that ends in the next; None if none can."""
    if not word[0].islower() or not _HYPHEN_END.search(line):
        return None
    return int(line[-1] != "\u00ad" and line[-3:-1].isalpha() and line[-3:-1].islower())


def _has_no_room(pair: _Pair, width: int) -> bool:
    """Return whether the next word, or the word that is divided, does not fit in the line."""
    n_hyphens = count_dividing_hyphens(pair.line, pair.word)
    joint = 1 if n_hyphens is None else -n_hyphens
    return len(pair.line) + joint + len(pair.word) > width


def _find_single_wraps(pairs: list[_Pair]) -> list[_Pair]:
    """Return the wraps of a page on which menus and titles are lines of their own."""
    continued = [
        pair
        for pair in pairs
        if MIN_WIDTH <= len(pair.line) <= MAX_WIDTH and pair.word[0].islower() and _OPEN_END.search(pair.line)
    ]
    if len(continued) < MIN_CONTINUED:
        return []
    width = max(len(pair.line) for pair in continued)
    if not all(_has_no_room(pair, width) for pair in continued):
        return []
    wrapped = [pair for pair in pairs if len(pair.line) <= width + 1 and _has_no_room(pair, width)]
    return [pair for pair in wrapped if pair.word[0].islower() or not _SENTENCE_END.search(pair.line)]

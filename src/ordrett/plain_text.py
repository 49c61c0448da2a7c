"""A text as it reads: composed letters, plain spaces, paragraphs in one line; with the way back to the original."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ordrett.article import LINE_END
from ordrett.line_wraps import LineWrap, count_dividing_hyphens, find_wraps

# Soft hyphen, zero-width and joining characters, marks of direction, invisible operators, variation selectors, and the
# byte order mark within a text.
INVISIBLE: Final = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufe00\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07\ufe08\ufe09\ufe0a\ufe0b\ufe0c\ufe0d\ufe0e\ufe0f\ufeff"
)
# No-break spaces and spaces of other widths.
SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# Ligatures of print, and variants of hyphens, dashes, apostrophes and quotation marks.
PLAIN_FORMS: Final = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "–",
    "\u02bc": "’",
    "\u00b4": "’",
    "\u201b": "‘",
    "\u201f": "“",
    "\u275d": "“",
    "\u275e": "”",
    "\u2033": '"',
    **dict.fromkeys(SPACES, " "),
}
_SPECIAL: Final = re.compile(f"[{INVISIBLE}{''.join(PLAIN_FORMS)}]")
# The characters of combining class 0 that compose with the one before them: vowel signs, and the parts of Hangul.
_JOINING: Final = (
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e"
    "\u1161-\u1175\u11a8-\u11c2\u1b35\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930"
)
_JOINS: Final = re.compile(f"[{_JOINING}]")


@dataclass(frozen=True)
class PlainText:
    """The plain form of a text; `starts` are the original offsets of its characters, and `ends` where each ends."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the original of the characters from `start` to `end`, `end` excluded."""
        return self.starts[start], self.ends[end - 1]


def to_plain_text(text: str) -> PlainText | None:
    """Return the plain form of the text of an article, or None if the text has it already.

    It is in NFC, has plain spaces, letters for ligatures, no invisible characters but a byte order mark at its start,
    and a space for each line end that only wraps a paragraph, or nothing where a word is divided.
    """
    wraps = find_wraps(text)
    return _replace(text, wraps) if wraps or not _has_plain_characters(text) else None


def plain_text(text: str) -> str:
    """Return the plain form of some words of an article, in one line."""
    first, *others = LINE_END.split(text)
    plain = _plain_characters(first)
    for line, below in pairwise((first, *others)):
        n_hyphens = count_dividing_hyphens(unicodedata.normalize("NFC", line), below) if below else None
        end = " " if n_hyphens is None else ""
        plain = plain[: len(plain) - (n_hyphens or 0)] + end + _plain_characters(below.lstrip("\ufeff"))
    return plain


def _plain_characters(line: str) -> str:
    return line if _has_plain_characters(line) else _replace(line, {}).text


def _has_plain_characters(text: str) -> bool:
    return text.isascii() or (
        unicodedata.is_normalized("NFC", text) and not _SPECIAL.search(text, int(text.startswith("\ufeff")))
    )


def _replace(text: str, wraps: Mapping[int, LineWrap]) -> PlainText:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    while position < len(text):
        character = text[position]
        if character in INVISIBLE and not (character == "\ufeff" and position == 0):
            position += 1
            continue
        if position in wraps:
            end, cluster = wraps[position]
        else:
            end, cluster = _read_cluster(text, position)
        piece = unicodedata.normalize("NFC", cluster)
        pieces.append(piece)
        starts += [position] * len(piece)
        ends += [end] * len(piece)
        position = end
    return PlainText("".join(pieces), tuple(starts), tuple(ends))


def _read_cluster(text: str, start: int) -> tuple[int, str]:
    """Return the end of the character at `start` with all that composes with it, and its visible characters."""
    cluster = PLAIN_FORMS.get(text[start], text[start])
    end = position = start + 1
    while position < len(text):
        character = text[position]
        if unicodedata.combining(character) or _JOINS.match(character):
            cluster += character
            end = position + 1
        elif character not in INVISIBLE:
            break
        position += 1
    return end, cluster

"""A text -> its words and signs in a row, cut into sentences."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ordrett.characters import SENTENCE_CLOSERS, SENTENCE_ENDS

# A clitic after a space, as tokenised texts print it; letters joined by hyphen, point, ampersand or apostrophe;
# figures; doubled marks and points; any other sign alone.
TOKEN = re.compile(
    r"(?<=\s)['’](?:s|re|ve|ll|d|m)\b"
    r"|[^\W\d_]\w*(?:(?:[-‐‑&'’]|\.(?=[^\W\d_]\b))\w+)*"
    r"|\d+(?:[.,:/-]\d+)*\w*"
    r"|''|``|\.{2,}|-{2,}|\S"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and signs of a text; token i is `text[start[i]:end[i]]`, all sequences are equally long.

    `sentence_start[i]` and `sentence_end[i]` are the first token of the sentence of token i and the one after its
    last; a sentence never passes the end of a paragraph. `paragraph[i]` is the number of its paragraph.
    """

    text: str
    start: Sequence[int]
    end: Sequence[int]
    word: Sequence[str]
    lower: Sequence[str]
    sentence_start: Sequence[int]
    sentence_end: Sequence[int]
    paragraph: Sequence[int]

    def __len__(self) -> int:
        """Return how many tokens there are."""
        return len(self.word)


def tokenize(text: str, paragraphs: Sequence[tuple[int, int]], abbreviations: Collection[str]) -> Tokens:
    """Cut the paragraphs, (start, end) in code points, into tokens and sentences.

    A point behind one of the abbreviations (lower case, without their last point) or a single capital ends none.
    """
    start: list[int] = []
    end: list[int] = []
    word: list[str] = []
    lower: list[str] = []
    sentence_start: list[int] = []
    sentence_end: list[int] = []
    paragraph: list[int] = []
    for number, (first, last) in enumerate(paragraphs):
        at = len(word)
        spans = [found.span() for found in TOKEN.finditer(text, first, last)]
        words = [text[a:b] for a, b in spans]
        start += [a for a, _ in spans]
        end += [b for _, b in spans]
        word += words
        lower += [w.lower() for w in words]
        paragraph += [number] * len(words)
        for begin, after in _sentences(word, lower, start, end, at, abbreviations):
            sentence_start += [begin] * (after - begin)
            sentence_end += [after] * (after - begin)
    return Tokens(text, start, end, word, lower, sentence_start, sentence_end, paragraph)


def _sentences(
    word: list[str], lower: list[str], start: list[int], end: list[int], at: int, abbreviations: Collection[str]
) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    last = len(word)
    i = begin = at
    while i < last:
        if word[i] in SENTENCE_ENDS:
            after = i + 1
            while (
                after < last
                and word[after] in SENTENCE_CLOSERS
                and (start[after] == end[after - 1] or _closes(word, start, end, after, last))
            ):
                after += 1
            if after < last and _goes_on(word, lower, start, end, i, after, abbreviations):
                i += 1
                continue
            found.append((begin, after))
            i = begin = after
        else:
            i += 1
    if begin < last:
        found.append((begin, last))
    return found


def _closes(word: list[str], start: list[int], end: list[int], at: int, last: int) -> bool:
    """Return whether a mark set off by a space, as tokenised texts print it, still belongs to what is before it."""
    if at + 1 < last and start[at + 1] == end[at]:
        return False
    return word[at] in "”»)]" or (at + 1 < last and word[at] in "\"'" and not word[at + 1][:1].isupper())


def _goes_on(
    word: list[str],
    lower: list[str],
    start: list[int],
    end: list[int],
    stop: int,
    after: int,
    abbreviations: Collection[str],
) -> bool:
    following = word[after]
    if following[0].islower() or following in ",;:":
        return True
    if word[stop] != "." or stop == 0 or start[stop] != end[stop - 1]:
        return False
    before = word[stop - 1]
    return after == stop + 1 and ((len(before) == 1 and before.isupper()) or lower[stop - 1] in abbreviations)

"""Tokens and sentences of a text."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from ordrett.article import LINE, LINE_END
from ordrett.characters import SENTENCE_CLOSERS, SENTENCE_ENDS

# A clitic after a space, as in tokenised texts; letters joined by hyphen, full stop, ampersand or apostrophe; numbers,
# also with letters after a hyphen; doubled marks and points; any other character alone.
TOKEN = re.compile(
    r"(?<=\s)['’](?:s|re|ve|ll|d|m)\b"
    r"|[^\W\d_]\w*(?:(?:[-‐‑&'’]|\.(?=[^\W\d_]\b))\w+)*"
    r"|\d+(?:[.,:/-]\d+)*(?:\w+|(?:[-‐‑][^\W\d_]\w*)*)"
    r"|''|``|\.{2,}|-{2,}|\S"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, in sequences of equal length: token i is `text[start[i]:end[i]]`.

    The sentence of token i is the tokens `sentence_start[i]` to `sentence_end[i] - 1`; it never crosses the end of a
    paragraph. `paragraph[i]` is the index of its paragraph.
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
        """Return the number of tokens."""
        return len(self.word)


def tokenize(text: str, paragraphs: Sequence[tuple[int, int]], abbreviations: Collection[str]) -> Tokens:
    """Split paragraphs, given as (start, end) in code points, into tokens and sentences.

    A full stop after an abbreviation (in lower case, without its last full stop) or a single capital ends no sentence.
    """
    lists = _TokenLists(abbreviations)
    sentence_start: list[int] = []
    sentence_end: list[int] = []
    paragraph: list[int] = []
    for index, bounds in enumerate(paragraphs):
        first = len(lists.word)
        lists.append_tokens(text, *bounds)
        paragraph += [index] * (len(lists.word) - first)
        for begin, end in lists.sentences_from(first):
            sentence_start += [begin] * (end - begin)
            sentence_end += [end] * (end - begin)
    return Tokens(text, lists.start, lists.end, lists.word, lists.lower, sentence_start, sentence_end, paragraph)


def split_sentences(
    text: str, abbreviations: Collection[str], start: int = 0, end: int | None = None
) -> Iterator[tuple[int, int]]:
    """Yield the sentences of `text[start:end]` as (start, end) in code points, as `tokenize` splits them by line."""
    for line in LINE.finditer(text, start, len(text) if end is None else end):
        lists = _TokenLists(abbreviations)
        lists.append_tokens(text, *line.span())
        for first, last in lists.sentences_from(0):
            yield lists.start[first], lists.end[last - 1]


def first_sentence(text: str, abbreviations: Collection[str]) -> str:
    """Return the text up to the end of its first sentence."""
    return text[: next((end for _, end in split_sentences(text, abbreviations)), 0)]


def sentence_around(text: str, start: int, end: int, abbreviations: Collection[str] = ()) -> tuple[int, int]:
    """Return the bounds of the sentences of a line that `text[start:end]` touches; (start, end) if it touches none."""
    line_start = max((match.end() for match in LINE_END.finditer(text, 0, start)), default=0)
    line_end = match.start() if (match := LINE_END.search(text, end)) else len(text)
    touched = [
        sentence
        for sentence in split_sentences(text, abbreviations, line_start, line_end)
        if sentence[0] < end and sentence[1] > start
    ]
    return (touched[0][0], touched[-1][1]) if touched else (start, end)


@dataclass(slots=True)
class _TokenLists:
    """Growing lists of tokens, and the rules that split them into sentences."""

    abbreviations: Collection[str]
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    word: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)

    def append_tokens(self, text: str, start: int, end: int) -> None:
        spans = [match.span() for match in TOKEN.finditer(text, start, end)]
        words = [text[a:b] for a, b in spans]
        self.start += [a for a, _ in spans]
        self.end += [b for _, b in spans]
        self.word += words
        self.lower += [word.lower() for word in words]

    def sentences_from(self, first: int) -> list[tuple[int, int]]:
        """Return the sentences of the tokens from `first` on, as ranges of tokens."""
        word, total = self.word, len(self.word)
        sentences: list[tuple[int, int]] = []
        i = begin = first
        while i < total:
            if word[i] not in SENTENCE_ENDS:
                i += 1
                continue
            end = i + 1
            while end < total and word[end] in SENTENCE_CLOSERS and self._belongs_to_sentence_before(end):
                end += 1
            if end < total and self._continues(i, end):
                i += 1
                continue
            sentences.append((begin, end))
            i = begin = end
        if begin < total:
            sentences.append((begin, total))
        return sentences

    def _belongs_to_sentence_before(self, i: int) -> bool:
        """Return whether a closing mark after the end of a sentence belongs to it, also if set off by a space."""
        word, has_next = self.word, i + 1 < len(self.word)
        if self.start[i] == self.end[i - 1]:
            return True
        if has_next and self.start[i + 1] == self.end[i]:
            return False
        return word[i] in "”»)]" or (has_next and word[i] in "\"'" and not word[i + 1][:1].isupper())

    def _continues(self, stop: int, following: int) -> bool:
        """Return whether the sentence goes on after the stop and the marks that close it."""
        word = self.word
        if word[following][0].islower() or word[following] in ",;:":
            return True
        if word[stop] != "." or stop == 0 or self.start[stop] != self.end[stop - 1]:
            return False
        before = word[stop - 1]
        is_initial = len(before) == 1 and before.isupper()
        return following == stop + 1 and (is_initial or self.lower[stop - 1] in self.abbreviations)

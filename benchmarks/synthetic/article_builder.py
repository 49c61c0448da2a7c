"""An article as it grows, and the places of its words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from random import Random
from typing import Any

from benchmarks.synthetic.vocabulary import WORDS
from ordrett.model import Evidence
from ordrett.page.sections import Section
from ordrett.span import Span
from ordrett_dataset.schemas.codebook import CODEBOOK

PLAIN = "these words in plain English"


@dataclass
class Page:
    """The text of an article, and the section of each of its lines."""

    article_id: str
    short: str  # begins the ids of its rows
    language: str
    chance: Random
    sources: Iterator[str]  # ids of outside sources, without end
    line_end: str
    text: str
    sections: list[Section] = field(default_factory=list)

    @property
    def words(self) -> dict[str, Any]:
        """The words of the article's language."""
        words: dict[str, Any] = WORDS[self.language]
        return words

    def line(self, section: Section) -> None:
        """Begin a line; nothing is put before the first one has begun."""
        self.text += self.line_end if self.sections else ""
        self.sections.append(section)

    def put(self, words: str, *, opens: bool = False) -> Span:
        """Add words and return their place; those that open a sentence get a capital."""
        start = len(self.text)
        self.text += words[0].upper() + words[1:] if opens else words
        return self.since(start)

    def since(self, start: int) -> Span:
        """Return all words from an offset to the end."""
        return Span(start, len(self.text), self.text[start:])

    def sentence(self) -> str:
        """Return a sentence that tells nothing."""
        return f"{self.chance.choice(self.words['filler'])}."

    def day(self) -> tuple[str, Span]:
        """Print a day; return it as EDTF, and its place."""
        year, month, day = self.chance.randint(2000, 2025), self.chance.randint(1, 12), self.chance.randint(1, 28)
        printed = self.words["date"].format(day=day, month=self.words["months"][month - 1], year=year)
        return f"{year}-{month:02}-{day:02}", self.put(printed)

    def inferred(self, span: Span, note: str) -> Evidence:
        """Return words as what a reader concluded from."""
        return Evidence("inferred", self.article_id, span, note=note)

    def coded(self, codes: str, value: str, span: Span) -> tuple[Evidence, ...]:
        """Return words as the reason of a value of the codebook."""
        return (self.inferred(span, f"{value}: {CODEBOOK[codes][value]}"),)

    def proof(self, value: str, span: Span, rule: str | None = None) -> tuple[Evidence, ...]:
        """Return words as the reason of a value: they print it, the rule makes it of them, or they are translated."""
        if span.text == value:
            return (Evidence("verbatim", self.article_id, span),)
        if rule:
            return (Evidence("normalised", self.article_id, span, rule),)
        return (self.inferred(span, PLAIN),)

    def outside(self, most: int = 2) -> tuple[Evidence, ...]:
        """Return a few outside sources as reasons, each after all others have had their turn."""
        taken = islice(self.sources, self.chance.randint(1, most))
        return tuple(Evidence("external", external_source_id=source) for source in taken)

"""Build the text of an article piece by piece, and evidence for values from its spans."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from random import Random
from typing import Any, Final

from benchmarks.synthetic.vocabulary import VOCABULARY
from ordrett.model import Evidence
from ordrett.page.sections import Section
from ordrett.span import Span

TRANSLATION_NOTE: Final = "these words in plain English"


@dataclass
class ArticleBuilder:
    """The text of an article so far, and the section of each of its lines."""

    article_id: str
    id_prefix: str  # of the ids of its rows
    language: str
    rng: Random
    source_ids: Iterator[str]  # ids of external sources, without end
    line_end: str
    text: str
    sections: list[Section] = field(default_factory=list)

    @property
    def vocabulary(self) -> dict[str, Any]:
        """The vocabulary of the article's language."""
        vocabulary: dict[str, Any] = VOCABULARY[self.language]
        return vocabulary

    def start_line(self, section: Section) -> None:
        """Start a line; text can be appended after the first call."""
        self.text += self.line_end if self.sections else ""
        self.sections.append(section)

    def append(self, text: str, *, capitalise: bool = False) -> Span:
        """Append text, capitalised at the start of a sentence, and return its span."""
        start = len(self.text)
        self.text += text[0].upper() + text[1:] if capitalise else text
        return self.span_from(start)

    def append_word(self, word: str) -> Span:
        """Append a space and a word, and return the span of the word."""
        self.append(" ")
        return self.append(word)

    def span_from(self, start: int) -> Span:
        """Return the span from `start` to the end of the text."""
        return Span(start, len(self.text), self.text[start:])

    def filler_sentence(self) -> str:
        """Return a sentence that mentions no event."""
        return f"{self.rng.choice(self.vocabulary['filler'])}."

    def append_date(self) -> tuple[str, Span]:
        """Append a random day; return it as EDTF, and its span."""
        year, month, day = self.rng.randint(2000, 2025), self.rng.randint(1, 12), self.rng.randint(1, 28)
        month_name = self.vocabulary["months"][month - 1]
        text = self.vocabulary["date_format"].format(day=day, month=month_name, year=year)
        return f"{year}-{month:02}-{day:02}", self.append(text)

    def infer(self, span: Span, note: str | None = None) -> Evidence:
        """Return evidence that a value was inferred from `span`; a code needs no note."""
        return Evidence("inferred", self.article_id, span, note=note)

    def attest(self, value: str, span: Span, normaliser: str | None = None) -> tuple[Evidence, ...]:
        """Return evidence that `value` is printed in `span`, or normalised or translated from it."""
        if span.text == value:
            return (Evidence("verbatim", self.article_id, span),)
        if normaliser:
            return (Evidence("normalised", self.article_id, span, normaliser),)
        return (self.infer(span, TRANSLATION_NOTE),)

    def cite_sources(self, max_sources: int = 2) -> tuple[Evidence, ...]:
        """Return the next external sources as evidence; all sources are used in turn."""
        source_ids = islice(self.source_ids, self.rng.randint(1, max_sources))
        return tuple(Evidence("external", external_source_id=source_id) for source_id in source_ids)

"""What a text gives to a source, with its places: a row of quotes, or all rows of one utterance."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from ordrett.model import ArticleAnnotation, Quote
from ordrett.span import Span

Places: TypeAlias = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words of a source; `speaker` is whatever both sides call the speaker, null where one side cannot say."""

    article: str
    kind: str
    content: Places
    cue: Places = ()
    source: Places = ()
    speaker: str | None = None
    rule: str | None = None
    language: str | None = None


def rows(reading: ArticleAnnotation) -> list[Attribution]:
    """Return each quote of a reading by itself, in the order of the text; the speaker is a person's id, or the kind."""
    return [
        Attribution(
            reading.article.article_id,
            quote.quote_kind,
            _places(quote.text),
            _places(quote.cue),
            _places(quote.source),
            quote.speaker_id.value or quote.speaker_kind.value,
            quote.extraction_rule,
            reading.language,
        )
        for quote in in_order(reading)
    ]


def utterances(reading: ArticleAnnotation) -> list[Attribution]:
    """Return the quotes of a reading, those joined by `continues` as one; the speaker is a person's id, or null."""
    parts: dict[str, list[Quote]] = {}
    heads = {quote.quote_id: quote.continues_quote_id for quote in reading.quotes}
    for quote in in_order(reading):
        parts.setdefault(_head(quote.quote_id, heads), []).append(quote)
    return [
        Attribution(
            reading.article.article_id,
            of[0].quote_kind,
            tuple(place for quote in of for place in _places(quote.text)),
            tuple(place for quote in of for place in _places(quote.cue)),
            tuple(place for quote in of for place in _places(quote.source)),
            next((quote.speaker_id.value for quote in of if quote.speaker_id.value), None),
            of[0].extraction_rule,
            reading.language,
        )
        for of in parts.values()
    ]


def in_order(reading: ArticleAnnotation) -> Iterator[Quote]:
    """Yield the quotes as their table has them."""
    yield from sorted(reading.quotes, key=lambda quote: (quote.text.start, quote.text.end, quote.quote_id))


def _places(span: Span | None) -> Places:
    return ((span.start, span.end),) if span else ()


def _head(quote: str, continues: dict[str, str | None]) -> str:
    seen = {quote}
    while (before := continues.get(quote)) in continues and before is not None and before not in seen:
        quote = before
        seen.add(quote)
    return quote

"""Attributions: what an article attributes to a source, as character ranges that two annotations can be compared by."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from ordrett.model import ArticleAnnotation, Quote
from ordrett.span import Span

Range: TypeAlias = tuple[int, int]
Ranges: TypeAlias = tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content attributed to a source.

    Ranges are 0-based code points, end excluded. `speaker` is any string that both sides use for the same speaker, or
    None if a side does not know.
    """

    article: str
    kind: str
    content: Ranges
    cue: Ranges = ()
    source: Ranges = ()
    speaker: str | None = None
    rule: str | None = None
    language: str | None = None


def quote_attributions(annotation: ArticleAnnotation) -> list[Attribution]:
    """Return one attribution per quote, in text order; the speaker is a person id, or else the kind of speaker."""
    return [
        Attribution(
            annotation.article.article_id,
            quote.quote_kind,
            _ranges(quote.text),
            _ranges(quote.cue),
            _ranges(quote.source),
            quote.speaker_id.value or quote.speaker_kind.value,
            quote.extraction_rule,
            annotation.language,
        )
        for quote in _quotes_in_text_order(annotation)
    ]


def utterance_attributions(annotation: ArticleAnnotation) -> list[Attribution]:
    """Return one attribution per utterance: quotes joined by `continues_quote_id` count as one.

    The speaker is a person id or None; kind and rule are those of the first part.
    """
    utterances: dict[str, list[Quote]] = {}
    previous = {quote.quote_id: quote.continues_quote_id for quote in annotation.quotes}
    for quote in _quotes_in_text_order(annotation):
        utterances.setdefault(_first_part(quote.quote_id, previous), []).append(quote)
    return [
        Attribution(
            annotation.article.article_id,
            parts[0].quote_kind,
            tuple(span for part in parts for span in _ranges(part.text)),
            tuple(span for part in parts for span in _ranges(part.cue)),
            tuple(span for part in parts for span in _ranges(part.source)),
            next((part.speaker_id.value for part in parts if part.speaker_id.value), None),
            parts[0].extraction_rule,
            annotation.language,
        )
        for parts in utterances.values()
    ]


def _quotes_in_text_order(annotation: ArticleAnnotation) -> Iterator[Quote]:
    yield from sorted(annotation.quotes, key=lambda quote: (quote.text.start, quote.text.end, quote.quote_id))


def _ranges(span: Span | None) -> Ranges:
    return ((span.start, span.end),) if span else ()


def _first_part(quote_id: str, previous: dict[str, str | None]) -> str:
    visited = {quote_id}
    while (earlier := previous.get(quote_id)) in previous and earlier is not None and earlier not in visited:
        quote_id = earlier
        visited.add(quote_id)
    return quote_id

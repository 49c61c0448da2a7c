"""Test cases of the quote extraction: a short article and the quotes expected from it."""

from functools import partial
from typing import NamedTuple

from ordrett import read
from ordrett.model import ArticleAnnotation, Quote, QuoteKind, SpeakerKind


class ExpectedQuote(NamedTuple):
    """One part of an utterance; `speaker` is the name of a person, or the text that names another speaker."""

    quote_kind: QuoteKind
    text: str
    cue: str | None
    source: str | None
    speaker: str | None
    speaker_kind: SpeakerKind = "person"
    relayed_by: str | None = None
    addressed_to: str | None = None
    continues: bool = False  # the quote before it


class QuoteCase(NamedTuple):
    """An article and its quotes, in text order."""

    language: str
    text: str
    expected: tuple[ExpectedQuote, ...]


Cases = dict[str, QuoteCase]
direct, indirect, mixed = (partial(ExpectedQuote, kind) for kind in ("direct", "indirect", "mixed"))


def quote_case(language: str, text: str, *expected: ExpectedQuote) -> QuoteCase:
    return QuoteCase(language, text, expected)


def one_utterance(*quotes: ExpectedQuote) -> tuple[ExpectedQuote, ...]:
    """Join quotes to one utterance: each continues the one before it."""
    return (quotes[0], *(quote._replace(continues=True) for quote in quotes[1:]))


def read_case(case: QuoteCase) -> ArticleAnnotation:
    return read(case.text, "sample", case.language)


def observed_quotes(annotation: ArticleAnnotation) -> tuple[ExpectedQuote, ...]:
    return tuple(map(_observed_quote, annotation.quotes))


def _observed_quote(quote: Quote) -> ExpectedQuote:
    spans = (quote.cue, quote.source, quote.relayed_by, quote.addressed_to)
    cue, source, relayed_by, addressed_to = (span.text if span else None for span in spans)
    return ExpectedQuote(
        quote.quote_kind,
        quote.text.text,
        cue,
        source,
        quote.speaker_name.value,
        quote.speaker_kind.value,
        relayed_by,
        addressed_to,
        quote.continues_quote_id is not None,
    )

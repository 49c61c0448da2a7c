"""What an article gives to whom, in the shortest form that says it all."""

from functools import partial
from typing import NamedTuple

from ordrett import read
from ordrett.model import ArticleAnnotation, Quote, QuoteKind, SpeakerKind


class Said(NamedTuple):
    """One part of an utterance; `speaker` is the name of a person, or the words for another speaker."""

    quote_kind: QuoteKind
    text: str
    cue: str | None
    source: str | None
    speaker: str | None
    speaker_kind: SpeakerKind = "person"
    via: str | None = None
    continues: bool = False


class Told(NamedTuple):
    """An article in a language, and what it gives to whom."""

    language: str
    text: str
    said: tuple[Said, ...]


Cases = dict[str, Told]
direct, indirect, mixed = (partial(Said, kind) for kind in ("direct", "indirect", "mixed"))


def told(language: str, text: str, *said: Said) -> Told:
    return Told(language, text, said)


def parts(*said: Said) -> tuple[Said, ...]:
    """Join parts to one utterance: each but the first goes on with the one before."""
    return (said[0], *(part._replace(continues=True) for part in said[1:]))


def reading_of(case: Told) -> ArticleAnnotation:
    return read(case.text, "made-up", case.language)


def said_in(reading: ArticleAnnotation) -> tuple[Said, ...]:
    return tuple(map(_said, reading.quotes))


def _said(quote: Quote) -> Said:
    words = [span.text if span else None for span in (quote.cue, quote.source, quote.via)]
    return Said(
        quote.quote_kind,
        quote.text.text,
        words[0],
        words[1],
        quote.speaker_name.value,
        quote.speaker_kind.value,
        words[2],
        quote.continues_quote_id is not None,
    )

"""Data types of the extraction: token ranges and utterances."""

from dataclasses import dataclass
from typing import NamedTuple

from ordrett.model import QuoteKind


class TokenRange(NamedTuple):
    """Consecutive tokens of a text: from `start` up to, but not including, `end`."""

    start: int
    end: int


class QuotePart(NamedTuple):
    """Consecutive tokens of one utterance that are all of one kind of quote."""

    kind: QuoteKind
    start: int
    end: int


@dataclass(slots=True)
class Utterance:
    """What one source says in one place of the text.

    `parts` are in text order and may be interrupted by the cue and the source. `cue` is the reporting verb or phrase,
    `source` the words that name the speaker. `relayed_by` is a source that passes the utterance on, `addressed_to` the
    outlet to which it was said.
    """

    parts: list[QuotePart]
    cue: TokenRange | None
    source: TokenRange | None
    extraction_rule: str
    relayed_by: TokenRange | None = None
    addressed_to: TokenRange | None = None

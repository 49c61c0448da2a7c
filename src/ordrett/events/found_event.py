"""An event as one clause tells it, and what a heading leaves to the text below it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ordrett.events.entities import Entity
from ordrett.events.find_triggers import Trigger
from ordrett.events.participants import Participant
from ordrett.events.reading import TokenRange
from ordrett.model import DateExpression, Modality
from ordrett.tokenizer import Tokens


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event as one clause tells it: tokens `start` to `end - 1`, with the tokens that show modality and negation."""

    trigger: Trigger
    plover_type: str | None
    plover_mode: str | None
    start: int
    end: int
    modality: Modality
    modality_at: TokenRange | None
    negation_at: TokenRange | None
    participants: tuple[Participant, ...] = ()
    place: TokenRange | None = None
    date: DateExpression | None = None
    date_is_continued: bool = False  # an event before gives it
    claimant: Entity | None = None  # who says so, outside of quotes


def date_heading(event: FoundEvent, events: Sequence[FoundEvent], tokens: Tokens) -> FoundEvent:
    """Return an event of a heading with the date of the first event of the text that has its type and a participant."""
    names = _names(event, tokens)
    for other in events:
        if other.date is None or other.trigger.i < event.trigger.i or other.modality != event.modality:
            continue
        is_same = (other.plover_type, other.plover_mode) == (event.plover_type, event.plover_mode)
        if is_same and not names.isdisjoint(_names(other, tokens)):
            return replace(event, date=other.date, date_is_continued=True)
    return event


def _names(event: FoundEvent, tokens: Tokens) -> set[str]:
    return {tokens.lower[entity.end - 1] for _, entity in event.participants if entity.kind != "anonymous"}

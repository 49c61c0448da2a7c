"""What was extracted from an article as plain rows: one for each quote, name, event mention or date."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import polars as pl

    from ordrett.model import ArticleAnnotation
    from ordrett.span import Span

Row = dict[str, Any]


class Items(StrEnum):
    """What the rows stand for."""

    QUOTES = "quotes"
    PEOPLE = "people"
    EVENTS = "events"
    DATES = "dates"


_OFFSETS: Final = ("text_start", "text_end")
# The columns of each kind of row, after the article.
COLUMNS: Final[dict[Items, tuple[str, ...]]] = {
    Items.QUOTES: ("speaker", "speaker_kind", "quote_kind", "cue", "text", *_OFFSETS),
    Items.PEOPLE: ("person", "text", *_OFFSETS),
    Items.EVENTS: (
        "event",
        "plover_type",
        "plover_mode",
        "modality",
        "is_negated",
        "date",
        "trigger",
        "text",
        *_OFFSETS,
    ),
    Items.DATES: ("date", "resolved_from", "text", *_OFFSETS),
}


def flat_rows(annotation: "ArticleAnnotation", items: Items) -> Iterator[Row]:
    """Yield the rows of an article, in the order of its text."""
    match items:
        case Items.QUOTES:
            for quote in annotation.quotes:
                yield {
                    "speaker": quote.speaker_name.value,
                    "speaker_kind": quote.speaker_kind.value,
                    "quote_kind": quote.quote_kind,
                    "cue": quote.cue.text if quote.cue else None,
                    **_span_cells(quote.text),
                }
        case Items.PEOPLE:
            names = {person.person_id: person.name.value for person in annotation.people}
            for name in annotation.person_mentions:
                yield {"person": names[name.person_id.value], **_span_cells(name.text)}
        case Items.EVENTS:
            events = {event.event_id: event for event in annotation.events}
            for mention in annotation.event_mentions:
                event, day = events[mention.event_id], mention.date.value
                yield {
                    "event": event.label.value,
                    "plover_type": event.plover_type.value,
                    "plover_mode": event.plover_mode.value,
                    "modality": mention.modality.value,
                    "is_negated": mention.is_negated.value,
                    "date": day.edtf if day else None,
                    "trigger": mention.trigger.text,
                    **_span_cells(mention.text),
                }
        case Items.DATES:
            for date in annotation.dates:
                yield {"date": date.edtf, "resolved_from": date.resolved_from, **_span_cells(date.text)}


def to_flat_frame(items: Items, rows: Iterable[Row], article_type: "pl.DataType | None" = None) -> "pl.DataFrame":
    """Return the rows as a frame, each with its `article`, which is text by default."""
    import polars as pl  # only here, so that printing a table starts fast

    types: dict[str, Any] = dict.fromkeys(_OFFSETS, pl.Int64) | {"is_negated": pl.Boolean}
    types["article"] = article_type or pl.String
    schema = {name: types.get(name, pl.String) for name in ("article", *COLUMNS[items])}
    return pl.DataFrame(list(rows), schema=schema)


def _span_cells(span: "Span") -> Row:
    return {"text": span.text, "text_start": span.start, "text_end": span.end}

"""The quotes that contain mentions of people and events."""

from collections.abc import Iterable, Sequence

from ordrett.model import Quote
from ordrett.span import Span


def find_containing_quotes(spans: Iterable[Span], quotes: Iterable[Quote]) -> dict[Span, str]:
    """Return the shortest quote that contains each span; spans outside of quotes are left out."""
    by_start = sorted(quotes, key=lambda quote: quote.text.start)
    containing: dict[Span, str] = {}
    n_open, open_quotes = 0, list[Quote]()
    for span in sorted(spans):
        while n_open < len(by_start) and by_start[n_open].text.start <= span.start:
            open_quotes.append(by_start[n_open])
            n_open += 1
        open_quotes = [quote for quote in open_quotes if quote.text.end > span.start]
        around = [quote for quote in open_quotes if quote.text.end >= span.end]
        if around:
            containing[span] = min(around, key=lambda q: (q.text.end - q.text.start, q.text.start, q.quote_id)).quote_id
    return containing


def find_reporting_quote(event_mention: Span, quotes: Sequence[Quote]) -> str | None:
    """Return the id of the shortest quote that covers more than half of an event mention.

    If no single quote does, return the first part of the continued quote whose parts together do; otherwise None.
    """
    overlaps = {quote.quote_id: _overlap(event_mention, quote.text) for quote in quotes}
    half = (event_mention.end - event_mention.start) / 2
    covering = [quote for quote in quotes if overlaps[quote.quote_id] > half]
    if covering:
        return min(covering, key=lambda q: (q.text.end - q.text.start, q.text.start, q.quote_id)).quote_id
    previous_part = {quote.quote_id: quote.continues_quote_id for quote in quotes}
    chain_overlaps: dict[str, int] = {}
    for quote_id, overlap in overlaps.items():
        first_part = quote_id
        while (previous := previous_part.get(first_part)) is not None:
            first_part = previous
        chain_overlaps[first_part] = chain_overlaps.get(first_part, 0) + overlap
    starts = {quote.quote_id: quote.text.start for quote in quotes}
    candidates = (first_part for first_part, overlap in chain_overlaps.items() if overlap > half)
    return min(candidates, key=lambda quote_id: (starts[quote_id], quote_id), default=None)


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))

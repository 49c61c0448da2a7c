"""The quote that reports an event."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from ordrett.model import Quote
from ordrett.span import Span


class ReportingQuotes:
    """The quotes of one article, in which those around an event mention are found."""

    def __init__(self, quotes: Iterable[Quote]) -> None:
        self._quotes = sorted(quotes, key=lambda quote: (quote.text.start, quote.quote_id))
        self._starts = [quote.text.start for quote in self._quotes]
        self._latest_ends = list(accumulate((quote.text.end for quote in self._quotes), max))
        self._by_id = {quote.quote_id: quote for quote in self._quotes}
        self._first_parts: dict[str, str] = {}

    def find(self, event_mention: Span) -> Quote | None:
        """Return the shortest quote that covers more than half of an event mention.

        If no single quote does, return the first part of the continued quote whose parts together do; otherwise None.
        """
        half = (event_mention.end - event_mention.start) / 2
        overlapping = self._overlapping(event_mention)
        covering = [quote for quote in overlapping if _overlap(event_mention, quote.text) > half]
        if covering:
            return min(covering, key=lambda q: (q.text.end - q.text.start, q.text.start, q.quote_id))
        overlaps: dict[str, int] = {}
        for quote in overlapping:
            first_part = self._first_part(quote.quote_id)
            overlaps[first_part] = overlaps.get(first_part, 0) + _overlap(event_mention, quote.text)
        candidates = (self._by_id[quote_id] for quote_id, overlap in overlaps.items() if overlap > half)
        return min(candidates, key=lambda quote: (quote.text.start, quote.quote_id), default=None)

    def _overlapping(self, span: Span) -> list[Quote]:
        overlapping = []
        for k in range(bisect_left(self._starts, span.end) - 1, -1, -1):
            if self._latest_ends[k] <= span.start:
                break
            if self._quotes[k].text.end > span.start:
                overlapping.append(self._quotes[k])
        return overlapping

    def _first_part(self, quote_id: str) -> str:
        parts = [quote_id]
        while parts[-1] not in self._first_parts:
            previous = self._by_id[parts[-1]].continues_quote_id
            if previous is None:
                self._first_parts[parts[-1]] = parts[-1]
            else:
                parts.append(previous)
        first_part = self._first_parts[parts[-1]]
        self._first_parts.update(dict.fromkeys(parts, first_part))
        return first_part


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))

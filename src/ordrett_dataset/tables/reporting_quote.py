"""Which quote tells a report."""

from collections.abc import Sequence

from ordrett.model import Quote
from ordrett.span import Span


def claimant(report: Span, quotes: Sequence[Quote]) -> str | None:
    """Return the shortest quote that holds more than half of the report's words.

    Where no single quote does, the first of the utterance whose parts together do; where none does, None.
    """
    held = {quote.quote_id: _shared(report, quote.text) for quote in quotes}
    half = (report.end - report.start) / 2
    single = [quote for quote in quotes if held[quote.quote_id] > half]
    if single:
        return min(single, key=lambda q: (q.text.end - q.text.start, q.text.start, q.quote_id)).quote_id
    before = {quote.quote_id: quote.continues_quote_id for quote in quotes}
    together: dict[str, int] = {}
    for quote_id, shared in held.items():
        head = quote_id
        while (part := before.get(head)) is not None:
            head = part
        together[head] = together.get(head, 0) + shared
    starts = {quote.quote_id: quote.text.start for quote in quotes}
    return min((head for head, shared in together.items() if shared > half), key=lambda h: (starts[h], h), default=None)


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))

"""The quotes that contain mentions of people."""

from collections.abc import Iterable

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

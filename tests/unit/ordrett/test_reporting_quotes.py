"""The reporting quote of an event mention covers more than half of it."""

from hypothesis import given

from ordrett.model import Quote
from ordrett.reporting_quotes import ReportingQuotes
from ordrett.span import Span
from tests.support.quote_spans import SPANS, make_quote, make_span, offsets, quote_lists


@given(mention=SPANS, quotes=quote_lists())
def test_reporting_quote_covers_more_than_half_of_the_mention(mention: Span, quotes: list[Quote]) -> None:
    half = len(offsets(mention)) / 2
    covers = {quote.quote_id: len(offsets(mention) & offsets(quote.text)) > half for quote in quotes}
    chosen = ReportingQuotes(quotes).find(mention)
    if any(covers.values()):
        shortest = min(len(offsets(quote.text)) for quote in quotes if covers[quote.quote_id])
        assert chosen is not None
        assert covers[chosen.quote_id]
        assert len(offsets(chosen.text)) == shortest
    elif chosen is not None:
        assert chosen.continues_quote_id is None
        parts = [chosen]
        for quote in quotes:
            if quote.continues_quote_id in {part.quote_id for part in parts}:
                parts.append(quote)
        assert sum(len(offsets(mention) & offsets(part.text)) for part in parts) > half


def test_two_parts_report_together_what_neither_covers_alone() -> None:
    first = make_quote("q1", make_span(0, 10), None)
    mention = make_span(5, 17)
    assert ReportingQuotes([first, make_quote("q2", make_span(12, 22), "q1")]).find(mention) == first
    assert ReportingQuotes([first, make_quote("q2", make_span(12, 22), None)]).find(mention) is None

"""The quote that contains a mention of a person is the shortest around it."""

from hypothesis import given
from hypothesis import strategies as st

from ordrett.model import Quote
from ordrett.span import Span
from ordrett_dataset.tables.derived import find_containing_quotes
from tests.support.quote_spans import SPANS, offsets, quote_lists


@given(spans=st.lists(SPANS, max_size=6), quotes=quote_lists())
def test_containing_quote_is_the_shortest_around_the_span(spans: list[Span], quotes: list[Quote]) -> None:
    containing = find_containing_quotes(spans, quotes)
    for span in spans:
        around = {q.quote_id: len(offsets(q.text)) for q in quotes if offsets(span) <= offsets(q.text)}
        chosen = containing.get(span)
        assert (chosen is None) == (not around)
        assert chosen is None or around[chosen] == min(around.values())

"""The quote that contains a mention of a person is the shortest around it."""

from hypothesis import given
from hypothesis import strategies as st

from ordrett.model import Attested, Quote
from ordrett.span import Span
from ordrett_dataset.tables.derived import find_containing_quotes

LENGTH = 30


def make_span(start: int, end: int) -> Span:
    return Span(start, end, "x" * (end - start))


def make_quote(quote_id: str, span: Span, continues: str | None) -> Quote:
    return Quote(quote_id, "indirect", span, Attested("unknown"), continues_quote_id=continues)


SPANS = (
    st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH))
    .filter(lambda bounds: bounds[0] < bounds[1])
    .map(lambda bounds: make_span(*bounds))
)


@st.composite
def quote_lists(draw: st.DrawFn) -> list[Quote]:
    quotes: list[Quote] = []
    for number, span in enumerate(sorted(draw(st.lists(SPANS, max_size=5, unique=True)))):
        continued = draw(st.sampled_from([None, *(quote.quote_id for quote in quotes if quote.text < span)]))
        quotes.append(make_quote(f"q{number}", span, continued))
    return quotes


def offsets(span: Span) -> set[int]:
    return set(range(span.start, span.end))


@given(spans=st.lists(SPANS, max_size=6), quotes=quote_lists())
def test_containing_quote_is_the_shortest_around_the_span(spans: list[Span], quotes: list[Quote]) -> None:
    containing = find_containing_quotes(spans, quotes)
    for span in spans:
        around = {q.quote_id: len(offsets(q.text)) for q in quotes if offsets(span) <= offsets(q.text)}
        chosen = containing.get(span)
        assert (chosen is None) == (not around)
        assert chosen is None or around[chosen] == min(around.values())

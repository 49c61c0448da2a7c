"""Strategies for spans of a short text, and for quotes that may continue each other."""

from hypothesis import strategies as st

from ordrett.model import Attested, Quote
from ordrett.span import Span

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

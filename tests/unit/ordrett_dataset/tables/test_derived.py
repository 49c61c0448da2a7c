from hypothesis import given
from hypothesis import strategies as st

from ordrett.model import Attested, Quote
from ordrett.span import Span
from ordrett_dataset.tables.derived import find_reporting_quote

LENGTH = 30


def span(start: int, end: int) -> Span:
    return Span(start, end, "x" * (end - start))


def quote(key: str, where: Span, continues: str | None) -> Quote:
    return Quote(key, "indirect", where, Attested("unknown"), continues_quote_id=continues)


spans = (
    st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH)).filter(lambda p: p[0] < p[1]).map(lambda p: span(*p))
)


@st.composite
def utterances(draw: st.DrawFn) -> list[Quote]:
    where = sorted(draw(st.lists(spans, max_size=5, unique=True)))
    found: list[Quote] = []
    for number, place in enumerate(where):
        before = draw(st.sampled_from([None, *(q.quote_id for q in found if q.text < place)]))
        found.append(quote(f"q{number}", place, before))
    return found


def characters(where: Span) -> set[int]:
    return set(range(where.start, where.end))


@given(report=spans, quotes=utterances())
def test_the_claimant_holds_more_than_half_of_the_report(report: Span, quotes: list[Quote]) -> None:
    told = characters(report)
    alone = {q.quote_id: len(told & characters(q.text)) * 2 > len(told) for q in quotes}
    chosen = find_reporting_quote(report, quotes)
    if any(alone.values()):
        shortest = min(len(characters(q.text)) for q in quotes if alone[q.quote_id])
        assert chosen is not None
        assert alone[chosen]
        assert len(characters(next(q.text for q in quotes if q.quote_id == chosen))) == shortest
    elif chosen is not None:
        parts = [q for q in quotes if q.quote_id == chosen]
        for q in quotes:
            if q.continues_quote_id in {part.quote_id for part in parts}:
                parts.append(q)
        assert next(q for q in quotes if q.quote_id == chosen).continues_quote_id is None
        assert sum(len(told & characters(part.text)) for part in parts) * 2 > len(told)


def test_two_parts_tell_together_what_neither_tells_alone() -> None:
    parts = [quote("q1", span(0, 10), None), quote("q2", span(12, 22), "q1")]
    assert find_reporting_quote(span(5, 17), parts) == "q1"
    assert find_reporting_quote(span(5, 17), [parts[0], quote("q2", span(12, 22), None)]) is None

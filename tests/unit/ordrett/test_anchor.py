import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ordrett.anchor import TextQuoteSelector, find_span
from ordrett.errors import InputError

Case = tuple[TextQuoteSelector, str, list[tuple[int, int]]]

# Few letters, so that matches repeat, overlap and break off; one is outside the basic plane, one is combining.
LETTERS = st.text(alphabet="ab \n\u0301\U0001f99c", max_size=14)


def naive_offsets(selector: TextQuoteSelector, text: str, start: int, end: int) -> list[int]:
    pattern = selector.prefix + selector.exact + selector.suffix
    candidates = range(start, end - len(pattern) + 1)
    return [i + len(selector.prefix) for i in candidates if list(text[i : i + len(pattern)]) == list(pattern)]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    text = draw(LETTERS.filter(len))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    present = TextQuoteSelector(text[cuts[1] : cuts[2]], text[cuts[0] : cuts[1]], text[cuts[2] : cuts[3]])
    arbitrary = st.builds(TextQuoteSelector, LETTERS, st.just(""), LETTERS)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    scopes = draw(st.lists(ends.map(lambda pair: (min(pair), max(pair))), max_size=3))
    return draw(st.just(present) | arbitrary), text, scopes


@settings(max_examples=300)
@given(cases())
@example((TextQuoteSelector("aa"), "aaa", []))
def test_unique_match_is_returned_and_any_other_case_is_an_error(case: Case) -> None:
    selector, text, scopes = case
    matches = [naive_offsets(selector, text, *scope) for scope in scopes or [(0, len(text))]]
    offsets = next(filter(None, matches), [])
    if selector.exact and len(offsets) == 1:
        span = find_span(selector, text, *scopes)
        assert (span.start, span.end) == (offsets[0], offsets[0] + len(selector.exact))
        assert text[span.start : span.end] == span.text == selector.exact
        return
    with pytest.raises(InputError) as caught:
        find_span(selector, text, *scopes)
    code = "anchor_is_unique" if offsets else "anchor_found"
    assert caught.value.code == (code if selector.exact else "anchor_is_not_empty")


# Offsets count code points: the bird, the combining accent and the no-break space are one each.
@pytest.mark.parametrize(
    ("selector", "scopes", "start"),
    [
        (TextQuoteSelector("ja"), [(9, 14)], 11),
        (TextQuoteSelector("ja"), [(3, 8), (13, 19)], 17),
        (TextQuoteSelector("ja", prefix="og\u00a0"), [], 17),
        (TextQuoteSelector("ja", suffix=" og"), [], 11),
        (TextQuoteSelector("nei"), [(9, 17), (0, 19)], 7),
    ],
)
def test_first_scope_with_a_match_decides(
    selector: TextQuoteSelector, scopes: list[tuple[int, int]], start: int
) -> None:
    assert find_span(selector, "🦜 e\u0301n,\u00a0nei ja og\u00a0ja.", *scopes).start == start

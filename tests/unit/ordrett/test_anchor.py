import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ordrett.anchor import TextQuoteSelector, find_span
from ordrett.errors import InputError

# Few letters, so that words stand twice, overlap and break off; two of them beyond the basic plane or combining.
LETTERS = st.text(alphabet="ab \n\u0301\U0001f99c", max_size=14)


def standing(selector: TextQuoteSelector, text: str, start: int, end: int) -> list[int]:
    whole = selector.prefix + selector.exact + selector.suffix
    fits = range(start, end - len(whole) + 1)
    return [at + len(selector.prefix) for at in fits if list(text[at : at + len(whole)]) == list(whole)]


@st.composite
def sought(draw: st.DrawFn) -> tuple[TextQuoteSelector, str, list[tuple[int, int]]]:
    text = draw(LETTERS.filter(len))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    cut = TextQuoteSelector(text[cuts[1] : cuts[2]], text[cuts[0] : cuts[1]], text[cuts[2] : cuts[3]])
    made = st.builds(TextQuoteSelector, LETTERS, st.just(""), LETTERS)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    scopes = draw(st.lists(ends.map(lambda pair: (min(pair), max(pair))), max_size=3))
    return draw(st.just(cut) | made), text, scopes


@settings(max_examples=300)
@given(sought())
@example((TextQuoteSelector("aa"), "aaa", []))
def test_the_words_are_found_where_they_stand_once_or_refused(
    case: tuple[TextQuoteSelector, str, list[tuple[int, int]]],
) -> None:
    selector, text, scopes = case
    found = [standing(selector, text, *scope) for scope in scopes or [(0, len(text))]]
    places = next(filter(None, found), [])
    if selector.exact and len(places) == 1:
        span = find_span(selector, text, *scopes)
        assert (span.start, span.end) == (places[0], places[0] + len(selector.exact))
        assert text[span.start : span.end] == span.text == selector.exact
        return
    with pytest.raises(InputError) as refused:
        find_span(selector, text, *scopes)
    reason = "anchor_is_unique" if places else "anchor_found"
    assert refused.value.code == (reason if selector.exact else "anchor_is_not_empty")


# Offsets count code points: the bird, the combining accent and the no-break space are one each.
@pytest.mark.parametrize(
    ("words", "scopes", "place"),
    [
        (TextQuoteSelector("ja"), [(9, 14)], 11),
        (TextQuoteSelector("ja"), [(3, 8), (13, 19)], 17),
        (TextQuoteSelector("ja", prefix="og\u00a0"), [], 17),
        (TextQuoteSelector("ja", suffix=" og"), [], 11),
        (TextQuoteSelector("nei"), [(9, 17), (0, 19)], 7),
    ],
)
def test_the_first_scope_that_has_the_words_decides(
    words: TextQuoteSelector, scopes: list[tuple[int, int]], place: int
) -> None:
    assert find_span(words, "🦜 e\u0301n,\u00a0nei ja og\u00a0ja.", *scopes).start == place

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from ordrett.article import LINE_END
from ordrett_dataset.rules.text_offsets import Slices

TEXTS = st.dictionaries(
    st.sampled_from("abc"),
    st.text(st.sampled_from("ax \u00e6\u0301\U0001f600\ufeff\n\r\u0085\u2028\u2029"), max_size=12),
)
PLACES = st.lists(st.tuples(st.sampled_from("abcd"), st.integers(-2, 14), st.integers(-2, 16)), max_size=12)
SCHEMA = {"article_id": pl.String, "start": pl.Int64, "end": pl.Int64}


@given(TEXTS, PLACES)
def test_what_is_printed_is_what_python_slices(texts: dict[str, str], places: list[tuple[str, int, int]]) -> None:
    slices = Slices({article: text.encode() for article, text in texts.items()})
    printed = slices.printed(pl.DataFrame(places, SCHEMA, orient="row"), "start", "end").to_list()
    for (article, start, end), found in zip(places, printed, strict=True):
        text = texts.get(article)
        within = text is not None and 0 <= start < end <= len(text)
        assert found == (text[start:end].encode() if text is not None and within else None)


@given(TEXTS, PLACES)
def test_a_line_begins_behind_the_line_end_before(texts: dict[str, str], places: list[tuple[str, int, int]]) -> None:
    slices = Slices({article: text.encode() for article, text in texts.items()})
    lines = slices.line_start(pl.DataFrame(places, SCHEMA, orient="row"), "start").to_list()
    for (article, start, _), found in zip(places, lines, strict=True):
        text = texts.get(article)
        if text is None:
            assert found is None
        elif 0 <= start < len(text):
            assert found == max(at for at in (0, *(end.end() for end in LINE_END.finditer(text))) if at <= start)


@given(TEXTS)
def test_lengths_are_those_of_python(texts: dict[str, str]) -> None:
    found = Slices({article: text.encode() for article, text in texts.items()}).characters()
    assert dict(found.iter_rows()) == {article: len(text) for article, text in texts.items()}


def test_a_seed_that_is_no_utf8_breaks_nothing() -> None:
    rows = pl.DataFrame([("a", 0, 2), ("b", 0, 2)], SCHEMA, orient="row")
    assert Slices({"a": b"\xffx", "b": b"xy"}).printed(rows, "start", "end").to_list() == ["\ufffdx".encode(), b"xy"]

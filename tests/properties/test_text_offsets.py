import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from ordrett.article import LINE_END
from ordrett_dataset.rules.text_offsets import ArticleTexts

TEXTS = st.dictionaries(
    st.sampled_from("abc"),
    st.text(st.sampled_from("ax \u00e6\u0301\U0001f600\ufeff\n\r\u0085\u2028\u2029"), max_size=12),
)
SPANS = st.lists(st.tuples(st.sampled_from("abcd"), st.integers(-2, 14), st.integers(-2, 16)), max_size=12)
SCHEMA = {"article_id": pl.String, "start": pl.Int64, "end": pl.Int64}


def encode(texts: dict[str, str]) -> ArticleTexts:
    return ArticleTexts({article: text.encode() for article, text in texts.items()})


@given(TEXTS, SPANS)
def test_slices_equal_python_slices(texts: dict[str, str], spans: list[tuple[str, int, int]]) -> None:
    slices = encode(texts).slices(pl.DataFrame(spans, SCHEMA, orient="row"), "start", "end").to_list()
    for (article, start, end), actual in zip(spans, slices, strict=True):
        text = texts.get(article)
        is_valid = text is not None and 0 <= start < end <= len(text)
        assert actual == (text[start:end].encode() if text is not None and is_valid else None)


@given(TEXTS, SPANS)
def test_lines_start_after_line_ends(texts: dict[str, str], spans: list[tuple[str, int, int]]) -> None:
    line_starts = encode(texts).line_starts(pl.DataFrame(spans, SCHEMA, orient="row"), "start").to_list()
    for (article, start, _), actual in zip(spans, line_starts, strict=True):
        text = texts.get(article)
        if text is None:
            assert actual is None
        elif 0 <= start < len(text):
            all_starts = (0, *(match.end() for match in LINE_END.finditer(text)))
            assert actual == max(offset for offset in all_starts if offset <= start)


@given(TEXTS)
def test_lengths_count_code_points(texts: dict[str, str]) -> None:
    assert dict(encode(texts).lengths().iter_rows()) == {article: len(text) for article, text in texts.items()}


def test_invalid_utf8_is_replaced() -> None:
    rows = pl.DataFrame([("a", 0, 2), ("b", 0, 2)], SCHEMA, orient="row")
    texts = ArticleTexts({"a": b"\xffx", "b": b"xy"})
    assert texts.slices(rows, "start", "end").to_list() == ["\ufffdx".encode(), b"xy"]

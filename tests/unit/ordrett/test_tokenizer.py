import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett.article import Article
from ordrett.tokenizer import Tokens, first_sentence, sentence_around, split_sentences, tokenize

ABBREVIATIONS = frozenset({"prof", "bl.a"})
SIGNS = "Aå3.!?…,:;–-«»“”\"'’()[]& \n\u2028\ufeff🦜"
PIECES = st.sampled_from(
    [*SIGNS, "Hun", "kom", "prof", "bl.a", "...", "''", "``", "--", "1.000", "'s", "  ", "\r\n", "e\u0301"]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def tokens_of(text: str) -> Tokens:
    return tokenize(text, Article("a", "a", text, "", 0).paragraphs, ABBREVIATIONS)


@given(TEXTS)
def test_tokens_are_the_text_without_its_white_space(text: str) -> None:
    tokens = tokens_of(text)
    assert "".join(tokens.word) == "".join(text.removeprefix("\ufeff").split())
    assert all(text[start:end] == word for start, end, word in zip(tokens.start, tokens.end, tokens.word, strict=True))


@given(TEXTS)
def test_sentences_partition_each_paragraph(text: str) -> None:
    tokens = tokens_of(text)
    for i in range(len(tokens)):
        first, end = tokens.sentence_start[i], tokens.sentence_end[i]
        assert first <= i < end
        assert {tokens.sentence_start[first], tokens.sentence_start[end - 1]} == {first}
        assert {tokens.paragraph[first], tokens.paragraph[end - 1]} == {tokens.paragraph[i]}


@given(TEXTS)
def test_sentences_of_a_text_are_those_of_its_tokens(text: str) -> None:
    text = text.lstrip("\ufeff")
    tokens = tokens_of(text)
    firsts = sorted(set(tokens.sentence_start))
    sentences = [(tokens.start[i], tokens.end[tokens.sentence_end[i] - 1]) for i in firsts]
    assert list(split_sentences(text, ABBREVIATIONS)) == sentences
    assert first_sentence(text, ABBREVIATIONS) == (text[: sentences[0][1]] if sentences else "")
    for start, end in zip(tokens.start, tokens.end, strict=True):
        around = sentence_around(text, start, end, ABBREVIATIONS)
        assert around in sentences
        assert around[0] <= start < end <= around[1]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Han kom. Hun gikk.", "Han kom."),
        ("said he. 3 men came.", "said he."),
        ("Prof. Holm kom. Hun gikk.", "Prof. Holm kom."),
        ("Ved prof. Holm! «Ja», sa hun.", "Ved prof. Holm!"),
        ("«Kommer du?» spurte hun. Han kom.", "«Kommer du?» spurte hun."),
        ("E. Holm kom", "E. Holm kom"),
        ("Han kom\r\nHun gikk", "Han kom"),
        ("profprof. Holm", "profprof."),
        ("  ", ""),
    ],
)
def test_first_sentence(text: str, first: str) -> None:
    assert first_sentence(text, ABBREVIATIONS) == first


def test_sentence_around_a_longer_span_joins_its_sentences() -> None:
    text = "Ja\nHan kom. Hun gikk. De så.\nNei"
    start = text.index("kom")
    assert text[slice(*sentence_around(text, start, start + 3))] == "Han kom."
    assert text[slice(*sentence_around(text, start, text.index("gikk")))] == "Han kom. Hun gikk."
    assert sentence_around(text, 2, 3) == (2, 3)

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ordrett.errors import InputError
from ordrett.language.detect import detect_language
from ordrett_dataset.rules.many_languages import many_languages
from tests.support.corpus_folder import ROOT

ARTICLES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("0*.txt"))]
FRAGMENTS = st.tuples(st.sampled_from(ARTICLES), st.integers(0, 1500), st.integers(0, 900)).map(
    lambda drawn: drawn[0][drawn[1] : drawn[1] + drawn[2]]
)


def one(text: str) -> str | None:
    try:
        return detect_language(text, "here")
    except InputError:
        return None


@settings(max_examples=20)
@given(st.lists(FRAGMENTS | st.text(max_size=40) | FRAGMENTS.map(str.upper), min_size=1, max_size=12))
def test_many_texts_read_as_each_of_them_does(texts: list[str]) -> None:
    assert many_languages(texts) == [one(text) for text in texts]


@pytest.mark.parametrize("texts", [[], [""], ARTICLES], ids=["none", "nothing", "articles"])
def test_nothing_and_whole_articles(texts: list[str]) -> None:
    assert many_languages(texts) == [one(text) for text in texts]

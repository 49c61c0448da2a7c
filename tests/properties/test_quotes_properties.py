"""All quotes of synthetic articles are extracted and nothing else, whatever the names and nouns are.

This does not measure accuracy on real prose: the articles have one quote per paragraph, short clauses and no misleading
words. docs/accuracy.md measures it on annotated articles.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett import read
from ordrett.errors import InputError
from ordrett.model import ArticleAnnotation, Quote
from ordrett.span import Span
from tests.quote_cases.case import observed_quotes
from tests.support.synthetic_quotes import (
    ARTICLES,
    LANGUAGES,
    LISTED_WORDS,
    NAMES,
    NOUNS,
    SyntheticArticle,
    articles,
    fillers,
)

FRAGMENTS = st.sampled_from(
    (
        *"“”\"„«»‘’'`–—-−―()[].,:;?!… \u00a0\u200b\u202e\n\r\u0085\u2028\ufeff𝔐😀İǅß",
        *("''", "``", "--", "...", "\r\n", "\n\n", "𐐀𐐨", "e\u0301", " ", " "),
        *(" said ", " says ", " that ", " according to ", " sier ", " at ", " ifølge ", " siger ", " og ", " and "),
        *(
            "Maria Holm",
            "Jan",
            "Holm",
            "he",
            "She",
            "hun",
            "Han",
            "the soldier",
            "soldaten",
            "police",
            "is",
            "’s",
            "s'",
        ),
        *("– ", "“A", ".”", ",” ", "», ", ": ", ". ", "A", "x", "1"),
    )
)
TEXTS = st.one_of(
    st.lists(FRAGMENTS, max_size=40).map("".join),
    st.lists(st.one_of(FRAGMENTS, st.text(st.characters(), max_size=3)), max_size=30).map("".join),
    st.text(),
)


def read_article(article: SyntheticArticle) -> ArticleAnnotation:
    return read(article.text, "synthetic", article.language)


def spans_in(value: object) -> Iterator[Span]:
    """Yield every span of a value, evidence included, in the order of the fields."""
    if isinstance(value, Span):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item)


@given(NOUNS, NAMES)
def test_synthetic_nouns_and_names_are_in_no_word_list(noun: str, name: str) -> None:
    forms = {noun, f"{noun}en", f"{noun}ens", f"{noun}s", *name.lower().split()}
    assert forms.isdisjoint(LISTED_WORDS)


@given(ARTICLES)
def test_all_quotes_are_extracted_and_nothing_else(article: SyntheticArticle) -> None:
    assert observed_quotes(read_article(article)) == article.expected


@given(ARTICLES)
def test_every_span_is_exact(article: SyntheticArticle) -> None:
    for span in spans_in(read_article(article).quotes):
        assert article.text[span.start : span.end] == span.text != ""


@given(ARTICLES, ARTICLES)
def test_an_annotation_does_not_depend_on_articles_read_before(
    article: SyntheticArticle, other: SyntheticArticle
) -> None:
    annotation = read_article(article)
    read_article(other)
    assert read_article(article) == annotation


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.data())
def test_paragraphs_before_and_after_only_shift_offsets(language: str, data: st.DataObject) -> None:
    article = data.draw(articles(language))
    before, after = data.draw(fillers(language)), data.draw(fillers(language))
    longer_article = article._replace(paragraphs=[before, *article.paragraphs, after])
    quotes, shifted_quotes = read_article(article).quotes, read_article(longer_article).quotes
    shift = len(before) + 1
    assert [(span.start + shift, span.text) for span in spans_in(quotes)] == [
        (span.start, span.text) for span in spans_in(shifted_quotes)
    ]
    assert list(map(_without_offsets, quotes)) == list(map(_without_offsets, shifted_quotes))


def _without_offsets(quote: Quote) -> tuple[object, ...]:
    return (
        quote.quote_kind,
        quote.speaker_name.value,
        quote.speaker_kind.value,
        bool(quote.continues_quote_id),
        quote.extraction_rule,
    )


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=TEXTS)
def test_any_text_raises_an_input_error_or_has_exact_spans_within_paragraphs(language: str, text: str) -> None:
    try:
        annotation = read(text, "any", language)
    except InputError:
        return
    for span in spans_in((annotation.quotes, annotation.person_mentions, annotation.people)):
        assert text[span.start : span.end] == span.text != ""
        assert span.end <= annotation.article.paragraph_around(span.start)[1]
    ids = [quote.quote_id for quote in annotation.quotes]
    assert len(set(ids)) == len(ids)
    assert all(quote.continues_quote_id in ids for quote in annotation.quotes if quote.continues_quote_id)
    assert all(quote.continues_quote_id != quote.quote_id for quote in annotation.quotes)

"""What is planted in an article is found, all of it and nothing else, whatever the names and nouns are.

This does not show that real prose is read as well: the articles have one manner a paragraph, short clauses, and no
words that mislead. How well real prose is read is measured on annotated articles (benchmarks/).
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
from tests.quote_cases.case import said_in
from tests.support.planted_quotes import ARTICLES, KNOWN, LANGUAGES, NAMES, NOUNS, Planted, filler, planted

PIECES = st.sampled_from(
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
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(st.one_of(PIECES, st.text(st.characters(), max_size=3)), max_size=30).map("".join),
    st.text(),
)


def read_planted(article: Planted) -> ArticleAnnotation:
    return read(article.text, "planted", article.language)


def spans(value: object) -> Iterator[Span]:
    """Give every span of a quote, evidence included, in the order of the fields."""
    if isinstance(value, Span):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


@given(NOUNS, NAMES)
def test_what_the_generator_makes_is_no_word_that_the_library_knows(noun: str, name: str) -> None:
    made = {noun, f"{noun}en", f"{noun}ens", f"{noun}s", *name.lower().split()}
    assert made.isdisjoint(KNOWN)


@given(ARTICLES)
def test_all_that_is_planted_is_found_and_nothing_else(article: Planted) -> None:
    assert said_in(read_planted(article)) == article.said


@given(ARTICLES)
def test_every_span_is_exact(article: Planted) -> None:
    for span in spans(read_planted(article).quotes):
        assert article.text[span.start : span.end] == span.text != ""


@given(ARTICLES, ARTICLES)
def test_a_reading_depends_on_its_article_alone(one: Planted, other: Planted) -> None:
    alone = read_planted(one)
    read_planted(other)
    assert read_planted(one) == alone


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.data())
def test_words_before_and_after_shift_offsets_alone(language: str, data: st.DataObject) -> None:
    article = data.draw(planted(language))
    before, after = data.draw(filler(language)), data.draw(filler(language))
    longer = article._replace(paragraphs=[before, *article.paragraphs, after])
    shorter, moved = read_planted(article).quotes, read_planted(longer).quotes
    shift = len(before) + 1
    assert [(span.start + shift, span.text) for span in spans(shorter)] == [(s.start, s.text) for s in spans(moved)]
    assert list(map(_plain, shorter)) == list(map(_plain, moved))


def _plain(quote: Quote) -> tuple[object, ...]:
    return (
        quote.quote_kind,
        quote.speaker_name.value,
        quote.speaker_kind.value,
        bool(quote.continues_quote_id),
        quote.extraction_rule,
    )


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=TEXTS)
def test_any_text_is_refused_or_gives_exact_spans_each_within_a_paragraph(language: str, text: str) -> None:
    try:
        reading = read(text, "any", language)
    except InputError:
        return
    for span in spans((reading.quotes, reading.person_mentions, reading.people)):
        assert text[span.start : span.end] == span.text != ""
        assert span.end <= reading.article.paragraph_at(span.start)[1]
    ids = [quote.quote_id for quote in reading.quotes]
    assert len(set(ids)) == len(ids)
    assert all(quote.continues_quote_id in ids for quote in reading.quotes if quote.continues_quote_id)
    assert all(quote.continues_quote_id != quote.quote_id for quote in reading.quotes)

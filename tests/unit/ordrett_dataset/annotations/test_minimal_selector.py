"""The shortest anchor selects its span, and has context only if the text alone is ambiguous."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ordrett.anchor import TextQuoteSelector, find_span
from ordrett.span import Span
from ordrett_dataset.annotations.minimal_selector import minimal_selector
from tests.support.awkward_articles import articles, spans
from tests.support.library_article import make_article


@given(data=st.data())
def test_selector_selects_its_span_with_context_only_if_needed(data: st.DataObject) -> None:
    article = data.draw(articles())
    span = data.draw(spans(article))
    near = data.draw(st.none() | spans(article))
    scopes = [article.paragraph_around(near.start)] if near else []
    scopes.append((0, len(article.text)))
    selector = minimal_selector(span, article, near)
    assert find_span(selector, article.text, *scopes) == span
    scope = next(scope for scope in scopes if span.text in article.text[slice(*scope)])
    is_unique = len(re.findall(f"(?={re.escape(span.text)})", article.text[slice(*scope)])) == 1
    is_in_scope = scope[0] <= span.start < span.end <= scope[1]
    assert (selector == TextQuoteSelector(span.text)) == (is_unique and is_in_scope)


def test_repeated_word_is_selected_by_its_distance_from_an_end() -> None:
    article = make_article("ja " * 200)
    for start in (0, 300, 597):
        span = Span.from_text(article.text, start, start + 2)
        assert find_span(minimal_selector(span, article), article.text) == span

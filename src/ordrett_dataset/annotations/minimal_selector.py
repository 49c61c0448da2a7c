"""The shortest anchor for a place in an article."""

import re
from collections.abc import Iterator
from typing import Final

from ordrett.anchor import TextQuoteSelector, find_span
from ordrett.article import Article
from ordrett.errors import InputError
from ordrett.span import Span

# One token to the left or right, with the white space that separates it.
TOKEN_LEFT: Final = re.compile(r"\S*\s*\Z")
TOKEN_RIGHT: Final = re.compile(r"\s*\S*")
MAX_CONTEXT_TOKENS: Final = 40
MAX_TOKEN_CHARACTERS: Final = 40  # a text without white space would be one token


def minimal_selector(
    span: Span, article: Article, near: Span | None = None, within: Span | None = None
) -> TextQuoteSelector:
    """Return the text of a span, with as few tokens of context as make it unambiguous.

    Ambiguity is judged as in `locate_anchor`: `within` a span first, then in the paragraph where `near` begins, then in
    the whole article.
    """
    scopes = [(within.start, within.end)] if within else []
    scopes += [article.paragraph_around(near.start)] if near else []
    scopes.append((0, len(article.text)))
    return next(s for s in _candidates(span, article.text) if _selects(s, span, article.text, scopes))


def _candidates(span: Span, text: str) -> Iterator[TextQuoteSelector]:
    """Yield the text alone, then with more and more context, and finally with the whole article as context."""
    yield TextQuoteSelector(span.text)
    start, end = span.start, span.end
    for _ in range(MAX_CONTEXT_TOKENS):
        start, end = _previous_token_start(text, start), _next_token_end(text, end)
        prefix, suffix = text[start : span.start], text[span.end : end]
        yield TextQuoteSelector(span.text, suffix=suffix)
        yield TextQuoteSelector(span.text, prefix=prefix)
        yield TextQuoteSelector(span.text, prefix=prefix, suffix=suffix)
    yield TextQuoteSelector(span.text, prefix=text[: span.start])
    yield TextQuoteSelector(span.text, prefix=text[: span.start], suffix=text[span.end :])


def _selects(selector: TextQuoteSelector, span: Span, text: str, scopes: list[tuple[int, int]]) -> bool:
    try:
        return find_span(selector, text, *scopes) == span
    except InputError:
        return False


def _previous_token_start(text: str, offset: int) -> int:
    window_start = max(0, offset - MAX_TOKEN_CHARACTERS)
    match = TOKEN_LEFT.search(text[window_start:offset])
    return window_start + match.start() if match else window_start


def _next_token_end(text: str, offset: int) -> int:
    match = TOKEN_RIGHT.match(text, offset, min(len(text), offset + MAX_TOKEN_CHARACTERS))
    return match.end() if match else offset

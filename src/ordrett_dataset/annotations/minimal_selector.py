"""A place -> the words that name it in an annotation."""

import re
from collections.abc import Iterator
from typing import Final

from ordrett.anchor import TextQuoteSelector, find_span
from ordrett.article import Article
from ordrett.errors import InputError
from ordrett.span import Span

# A word with the white space that sets it off from the words of the place.
BEFORE: Final = re.compile(r"\S*\s*\Z")
AFTER: Final = re.compile(r"\s*\S*")
FARTHEST: Final = 40


def selector(span: Span, article: Article, near: Span | None = None, inside: Span | None = None) -> TextQuoteSelector:
    """Return the words of a place, with a few words after or before them where they stand more than once.

    `near` is the quote that the words belong to: they are looked for in its paragraph first, and before that within
    `inside`, where that is given.
    """
    scopes = [(inside.start, inside.end)] if inside else []
    scopes += [article.paragraph_around(near.start)] if near else []
    scopes.append((0, len(article.text)))
    return next(chosen for chosen in _longer(span, article.text) if _names(chosen, span, article.text, scopes))


def _longer(span: Span, text: str) -> Iterator[TextQuoteSelector]:
    """Yield the words alone, then with more and more words beside them, in the end with the whole text."""
    yield TextQuoteSelector(span.text)
    first, last = span.start, span.end
    for _ in range(FARTHEST):
        first = _before(text, first)
        last = _after(text, last)
        suffix, prefix = text[span.end : last], text[first : span.start]
        yield TextQuoteSelector(span.text, suffix=suffix)
        yield TextQuoteSelector(span.text, prefix=prefix)
        yield TextQuoteSelector(span.text, prefix=prefix, suffix=suffix)
    yield TextQuoteSelector(span.text, prefix=text[: span.start])
    yield TextQuoteSelector(span.text, prefix=text[: span.start], suffix=text[span.end :])


def _names(chosen: TextQuoteSelector, span: Span, text: str, scopes: list[tuple[int, int]]) -> bool:
    try:
        return find_span(chosen, text, *scopes) == span
    except InputError:
        return False


def _before(text: str, at: int) -> int:
    # A word longer than this is cut: a text without white space is one word.
    start = max(0, at - FARTHEST)
    return start + found.start() if (found := BEFORE.search(text[start:at])) else start


def _after(text: str, at: int) -> int:
    found = AFTER.match(text, at, min(len(text), at + FARTHEST))
    return found.end() if found else at

"""Headings of a few words that the text below repeats in quotation marks: "– Shameful"."""

from bisect import bisect_left

from ordrett.quotes.context import QuoteContext

MAX_SPANS = 4  # of the text below
MAX_PARAGRAPHS = 3


def is_repeated_in_marks(context: QuoteContext, start: int, end: int) -> bool:
    """Return whether one of the next marked spans consists of the tokens from `start` up to `end`, in any case."""
    tokens, words = context.tokens, context.tokens.lower[start:end]
    first = bisect_left(context.marked_spans, end, key=lambda span: span.start)
    return any(
        tokens.lower[span.start : span.end] == words
        for span in context.marked_spans[first : first + MAX_SPANS]
        if 0 < tokens.paragraph[span.start] - tokens.paragraph[end - 1] <= MAX_PARAGRAPHS
    )

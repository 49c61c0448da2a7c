"""What is said, cut where it passes in and out of marks."""

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.noun_phrase import STOPS
from ordrett.quotes.utterance import Part


def parts_of(page: QuoteContext, start: int, end: int) -> list[Part]:
    """Cut a reported clause into what stands in marks and what stands around them."""
    tokens = page.tokens
    parts: list[Part] = []
    i = start
    while i < end:
        number = page.marked[i]
        if number >= 0:
            span = page.spans[number]
            parts.append(
                ("mixed", span.first, span.last - (tokens.word[span.last - 1] in ",." and span.last - span.first > 1))
            )
            i = span.last + 1
            continue
        j = i
        while j < end and page.marked[j] < 0:
            j += 1
        first, last = i, j
        while first < last and tokens.word[first] in ",.;:–—-":
            first += 1
        while last > first and (tokens.word[last - 1] in ",.;:!?–—-…" or tokens.word[last - 1] in STOPS):
            last -= 1
        if last > first:
            parts.append(("indirect", first, last))
        i = j
    if parts and all(kind == "mixed" for kind, _, _ in parts):
        return [("direct", first, last) for _, first, last in parts]
    return parts

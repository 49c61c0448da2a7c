"""When, where and on what occasion something was said."""

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.noun_phrase import STOPS

# The longest adverbial, in tokens.
LONGEST = 10


def behind_adverbial(page: QuoteContext, at: int, end: int) -> int | None:
    """Leave out when and where it was said: on Tuesday, in a statement."""
    low, words, word = page.tokens.lower, page.words, page.tokens.word
    while at < end and (low[at] in words.times or low[at] in words.adverbs or words.is_adverb(low[at])):
        at += 1
    if at < end and low[at] in words.prepositions:
        for i in range(at + 1, min(at + LONGEST, end)):
            if low[i] in words.subjects and low[i] not in words.articles:
                return i
            if low[i] in words.occasions or low[i] in words.times:
                return behind_adverbial(page, i + 1, end)
            if low[i] in STOPS:
                return None
        return None
    if at < end and (low[at] in STOPS or word[at] in ".?!"):
        return None
    return at if at < end else None

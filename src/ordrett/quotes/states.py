"""Whether words behind a reporting verb say something."""

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.utterance import Range

NEAR = 12


def states(page: QuoteContext, cue: Cue, source: Range, start: int, end: int) -> bool:
    """Return whether the words start..end-1 are a clause, own words, or a noun phrase that a named source holds."""
    tokens, words = page.tokens, page.words
    low = tokens.lower
    if low[start] in words.complementisers or low[start] in words.questions or low[start] in words.infinitive_marks:
        return True
    if low[start] in words.pronouns or any(page.marked[i] >= 0 for i in range(start, end)):
        return True
    if not words.inverts:
        near = any(low[i] in words.finite for i in range(start, min(end, start + NEAR)))
        return near or (is_named(page, source) and not cue.infinitive)
    clause = any(low[i] in words.auxiliaries or low[i] in words.infinitive_marks for i in range(start, end))
    return clause and end - start >= 3


def is_named(page: QuoteContext, source: Range) -> bool:
    """Return whether a source is a pronoun, or holds a name before its first preposition."""
    tokens, words = page.tokens, page.words
    first, last = source
    if last - first == 1 and tokens.lower[first] in words.pronouns:
        return True
    begin = tokens.sentence_start[first]
    for i in range(first, last):
        if i > first and tokens.lower[i] in words.prepositions:
            return False
        if tokens.word[i][0].isupper() and (i > begin or (i + 1 < last and tokens.word[i + 1][0].isupper())):
            return True
    return False

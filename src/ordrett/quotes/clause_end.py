"""How far the words reach that somebody is said to have said."""

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.lexicon import Frame

LONGEST = 400
# The most reporting verbs that one reported clause may hold; more are no prose.
NESTED = 8
TURNS = frozenset([";", "--", "—"])


def end_of_clause(page: QuoteContext, at: int, cue: Cue) -> int:
    """Return the end of the reported clause that begins at `at`: the sentence's, or a turn of it before."""
    tokens, marked = page.tokens, page.marked
    end = tokens.sentence_end[at]
    i, limit = at, min(len(tokens), at + LONGEST)
    nested = 0
    while i < min(end, limit):
        if marked[i] in page.taken:
            return i
        if marked[i] >= 0:
            i = min(page.spans[marked[i]].last + 1, limit)
            end = max(end, tokens.sentence_end[i - 1])
            continue
        if i > at + 2 and _turns(page, i, cue):
            return i
        nested += i in page.by_first
        if nested > NESTED:
            return i
        i += 1
    return min(end, limit)


def _turns(page: QuoteContext, i: int, cue: Cue) -> bool:
    """Return whether the sentence leaves what is said at token i: for a contrast, its own verb, or another cue."""
    tokens, words = page.tokens, page.words
    low = tokens.lower
    if low[i] in TURNS or words.according_at(low, i):
        return True
    after = low[i + 1] if i + 1 < tokens.sentence_end[i] else ""
    if low[i] == ",":
        if after in words.contrasts or after in words.auxiliaries or (after and words.according_at(low, i + 1)):
            return True
        return reports(page, i + 1) or (after in words.conjunctions and reports(page, i + 2))
    if low[i] not in words.conjunctions:
        return False
    if cue.participle and after.endswith(words.participle_endings):
        return True
    return reports(page, i + 1) and not tokens.word[i + 1][0].isupper()


def reports(page: QuoteContext, i: int) -> bool:
    """Return whether a verb group begins there that reports without own words beside it."""
    cue = page.by_first.get(i)
    return cue is not None and not cue.passive and (cue.frame != Frame.BESIDE or cue.first == cue.verb)

"""How far the words reach that somebody is said to have said."""

from ordrett.quotes.cues import Cue
from ordrett.quotes.lexicon import Lexicon
from ordrett.quotes.marks import Marked
from ordrett.tokens import Tokens

# Words between a reporting verb and what is said: to whom, when, where.
BETWEEN = 16
LONGEST = 400


def end_of_clause(
    tokens: Tokens, at: int, marked: list[int], spans: list[Marked], words: Lexicon, verbs: dict[int, Cue]
) -> int:
    """Return the end of the reported clause that begins at `at`: the sentence's, or a turn of it before."""
    end = tokens.sentence_end[at]
    i, limit = at, min(len(tokens), at + LONGEST)
    while i < min(end, limit):
        if marked[i] >= 0:
            i = min(spans[marked[i]].last + 1, limit)
            end = max(end, tokens.sentence_end[i - 1])
            continue
        if i > at + 2 and _turns(tokens, i, words, verbs):
            return i
        i += 1
    return min(end, limit)


def _turns(tokens: Tokens, i: int, words: Lexicon, verbs: dict[int, Cue]) -> bool:
    low = tokens.low
    if low[i] in (";",) or low[i] in ("--", "—"):
        return True
    after = low[i + 1] if i + 1 < tokens.sentence_end[i] else ""
    if low[i] == ",":
        if after in words.contrasts:
            return True
        cue = verbs.get(i + 1) or (verbs.get(i + 2) if after in words.conjunctions else None)
        return cue is not None
    return low[i] in words.conjunctions and i + 1 in verbs and not tokens.word[i + 1][0].isupper()

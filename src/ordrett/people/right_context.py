"""What the words behind a candidate say of it."""

from ordrett.people.candidate import Candidate
from ordrett.people.features import AGE, COLON, FOLLOWED, MARKED, OWNS, PRONOUN, ROLE_AFTER, SAYS_AFTER, WHO
from ordrett.people.word_classes import (
    COMMON,
    FEMALE,
    GENITIVE_SUFFIXES,
    MALE,
    ROLE,
    STARTER,
    SUFFIX,
    TITLE,
    VERB,
    NameLexicon,
)
from ordrett.tokenizer import Tokens

NEAR, REACH, OLDEST = 6, 12, 3
CLOSING = frozenset("\"”“»'") | {"''"}
OPENING = frozenset("\"“”«»„'") | {"``"}


def after(tokens: Tokens, c: Candidate, words: NameLexicon) -> int:
    """Return the clues behind a candidate, and keep the gender of a pronoun that follows."""
    low = tokens.lower
    end, at = tokens.sentence_end[c.first], c.last
    owner = bool(c.ending) or low[at - 1][-1] in "'’" or low[at - 1][-2:] in GENITIVE_SUFFIXES
    if at < end and low[at] in GENITIVE_SUFFIXES:
        at, owner = at + 1, True
    if at >= end:
        return 0
    clues = _next(tokens, c, at, end, words, owner)
    following = low[at : min(end, at + REACH)]
    if not words.third.isdisjoint(following):
        c.pronoun = words[next(w for w in following if w in words.third)] & (MALE | FEMALE)
        clues |= PRONOUN
    return clues


def _next(tokens: Tokens, c: Candidate, at: int, end: int, words: NameLexicon, owner: bool) -> int:
    sign = tokens.word[at]
    if sign in ",(":
        return _aside(tokens, at + 1, end, words) if at + 1 < end else 0
    if sign == ":":
        return COLON
    if sign in CLOSING:
        return MARKED if c.first and tokens.word[c.first - 1] in OPENING else 0
    if not sign[0].islower():
        return 0
    kind = words[tokens.lower[at]]
    if kind & VERB:
        return SAYS_AFTER if not (words.genitive_s and at + 1 < end and tokens.lower[at + 1] in words.subjects) else 0
    if owner and kind & (ROLE | TITLE):
        return OWNS
    return FOLLOWED if not kind & (COMMON | SUFFIX) else 0


def _aside(tokens: Tokens, at: int, end: int, words: NameLexicon) -> int:
    """Return the clue of what a comma or bracket adds to a name: an age, a role, a relative clause."""
    low, word = tokens.lower, tokens.word
    if word[at].isdecimal():
        aged = at + 1 < end and (word[at + 1] in ",)." or low[at + 1] in words.years)
        return AGE if aged and len(word[at]) <= OLDEST else 0
    if low[at] in words.relatives:
        return WHO
    for i in range(at, min(end, at + NEAR)):
        kind = words[low[i]]
        if word[i] in ",).;" or (kind & VERB and i > at):
            break
        if kind & (ROLE | TITLE) and not kind & STARTER and (kind & TITLE or word[i][0].islower()):
            return ROLE_AFTER
        if low[i].endswith(words.aged):
            return AGE
    return 0

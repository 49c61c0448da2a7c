"""What the words before a candidate say of it."""

from ordrett.people.candidate import Candidate
from ordrett.people.features import (
    ARTICLE_BEFORE,
    IN_LOWER_CASE,
    NUMBERED,
    OPENS,
    OPENS_SEVERAL,
    OWNS,
    PLACED,
    ROLE_BEFORE,
    SAYS_BEFORE,
    TITLED,
)
from ordrett.people.word_classes import FEMALE, MALE, NEARNESS, PREPOSITION, ROLE, TITLE, VERB, NameLexicon
from ordrett.tokenizer import Tokens

OPENING = frozenset("\"“”„«»'‘’-–—([:") | {"``", "''"}


def before(tokens: Tokens, c: Candidate, words: NameLexicon, printed: set[str]) -> int:
    """Return the clues before a candidate, and keep the gender of a title; `printed` holds the words of the article."""
    low, word = tokens.lower, tokens.word
    begin, at = tokens.sentence_start[c.first], c.first - 1
    while at >= begin and at > c.first - 4 and word[at] in OPENING:
        at -= 1
    if at < begin:
        opens = OPENS if len(c.key) == 1 else OPENS_SEVERAL
        return opens | IN_LOWER_CASE if low[c.first] in printed else opens
    if at < c.first - 2:
        return 0
    sign = word[at]
    if sign == "." and at > begin and words[low[at - 1]] & TITLE:
        at -= 1
    elif sign == ",":
        aside = at > begin and words[low[at - 1]] & (TITLE | ROLE) and word[at - 1][0].islower()
        return ROLE_BEFORE if aside else 0
    elif not sign[0].islower():
        return NUMBERED if sign.isdecimal() else 0
    kind = words[low[at]]
    if kind & TITLE:
        c.gender = c.gender or kind & (MALE | FEMALE)
        return TITLED
    return ROLE_BEFORE if kind & ROLE else _plain(low[at], kind, c.clues, words)


def _plain(low: str, kind: int, after: int, words: NameLexicon) -> int:
    clues = SAYS_BEFORE if kind & VERB else 0
    if kind & PREPOSITION and not kind & NEARNESS and not after & OWNS:
        clues |= PLACED
    return clues | ARTICLE_BEFORE if low in words.articles else clues

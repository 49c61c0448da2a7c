"""What the words of a candidate themselves say of it."""

from ordrett.people.candidate import Candidate
from ordrett.people.features import (
    ALONE,
    CAMEL,
    CAPITALS,
    COMMON_NAME,
    COMMON_WORD,
    ENDING_ALONE,
    ENDING_LAST,
    GIVEN_ALONE,
    GIVEN_FIRST,
    HYPHENED,
    INITIALS,
    LETTER,
    OPENS,
    PARTICLE_WITHIN,
    PLACE_ALONE,
    PLACE_FIRST,
    PLACE_LAST,
    PLACE_NAME,
    SEVERAL,
    SHORT,
    SURNAME_ALONE,
    SURNAME_LAST,
)
from ordrett.people.word_classes import COMMON, ENDING, GIVEN, NEVER, PARTICLE, PLACE, SUFFIX, SURNAME, NameLexicon
from ordrett.tokenizer import Tokens


def shape(c: Candidate, tokens: Tokens, words: NameLexicon) -> int:
    """Return the clues that a candidate's own words give."""
    return _one(c, tokens.word[c.first]) if len(c.key) == 1 else _several(c, words)


def _one(c: Candidate, word: str) -> int:
    kind, low = c.kinds[0], c.key[0]
    clues = ALONE
    if kind & GIVEN:
        clues |= GIVEN_ALONE
    if kind & SURNAME:
        clues |= SURNAME_ALONE
    elif kind & ENDING:
        clues |= ENDING_ALONE
    if kind & PLACE:
        clues |= PLACE_ALONE
    if len(low) < 4 and not kind & (GIVEN | SURNAME):
        clues |= LETTER if len(low) == 1 else SHORT
    if kind & (COMMON | NEVER) or (kind & SUFFIX and c.clues & OPENS):
        clues |= COMMON_NAME if kind & (GIVEN | SURNAME) else COMMON_WORD
    if not c.clues & CAPITALS and "-" not in word and not word[3:].islower() and any(map(str.isupper, word[3:])):
        clues |= CAMEL
    return clues


def _several(c: Candidate, words: NameLexicon) -> int:
    key, kinds = c.key, c.kinds
    first, last = kinds[0], kinds[-1]
    clues = SEVERAL
    if first & GIVEN:
        clues |= GIVEN_FIRST
    if first & PLACE and (not first & GIVEN or (words.title_case and not last & SURNAME)):
        clues |= PLACE_FIRST
    if last & SURNAME:
        clues |= SURNAME_LAST
    else:
        clues |= (ENDING_LAST if last & ENDING else 0) | (PLACE_LAST if last & PLACE else 0)
        if last & (COMMON | SUFFIX) and not last & GIVEN:
            clues |= COMMON_NAME if first & GIVEN else COMMON_WORD
    if any(len(part) == 1 for part in key[:-1]):
        clues |= INITIALS
    if any(kind & PARTICLE for kind in kinds[1:-1]):
        clues |= PARTICLE_WITHIN
    if "-" in key[0] or "-" in key[-1]:
        clues |= HYPHENED
    if " ".join(key) in words.several or " ".join(key[:2]) in words.several:
        clues |= PLACE_NAME
    return clues

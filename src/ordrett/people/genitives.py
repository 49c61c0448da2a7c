"""Where a genitive ending without an apostrophe is no part of a name."""

from dataclasses import replace

from ordrett.people.candidate import Candidate
from ordrett.people.segment import OWN
from ordrett.people.word_classes import GIVEN, STARTER, SURNAME, VERB, NameLexicon
from ordrett.tokenizer import Tokens


def without_genitive(tokens: Tokens, found: list[Candidate], words: NameLexicon) -> list[Candidate]:
    """Return the candidates with the s of a genitive taken from the keys of those that stand in it."""
    printed = {c.key[-1] for c in found}
    alone = {c.key[0] for c in found if len(c.key) == 1}
    result: list[Candidate] = []
    for c in found:
        base = c.key[-1][:-1]
        if c.key[-1][-1] == "s" and len(base) > 1 and _genitive(tokens, c, base, printed, words):
            c.key = (*c.key[:-1], base)
            c.kinds = (*c.kinds[:-1], words[base])
            c.ending = 1
            if len(c.key) > 2 and c.kinds[-1] & GIVEN and (base in alone or base + "s" in alone):
                result.append(replace(c, last=c.last - 1, key=c.key[:-1], kinds=c.kinds[:-1], ending=0))
                result.append(replace(c, first=c.last - 1, key=c.key[-1:], kinds=c.kinds[-1:], clues=0, gender=0))
                continue
        result.append(c)
    return result


def _genitive(tokens: Tokens, c: Candidate, base: str, printed: set[str], words: NameLexicon) -> bool:
    known = words[base + "s"] & (GIVEN | SURNAME)
    if base in printed:
        return not known or _owns(tokens, c, words)
    if known:
        return False
    if words[base] & (GIVEN | SURNAME):
        return True
    return not (base + "s").endswith(OWN) and _owns(tokens, c, words)


def _owns(tokens: Tokens, c: Candidate, words: NameLexicon) -> bool:
    """Return whether a noun seems to follow: a word in lower case that is neither verb nor function word."""
    at = c.last
    return (
        at < tokens.sentence_end[c.first]
        and tokens.word[at][0].islower()
        and not words[tokens.lower[at]] & (STARTER | VERB)
    )

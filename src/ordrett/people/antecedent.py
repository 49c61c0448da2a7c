"""Whom a pronoun stands for."""

from ordrett.language import Pack
from ordrett.people.cast import Cast
from ordrett.people.lexicon import FEMALE, MALE, NEARNESS, PREPOSITION, PRONOUN, VERB, Lexicon, lexicon
from ordrett.tokens import Tokens

WINDOW = 900
DASHES = frozenset("-–—")
MARKS = frozenset('“"«„”»') | {"``", "''"}
# How much of what was in mind is left at the next sentence, and at the next paragraph.
KEPT, KEPT_OVER_PARAGRAPH = 0.75, 0.7
SPEAKER, SUBJECT, OBJECT, OWNER, WITHIN_QUOTE = 2.5, 2.5, 1.0, 0.8, 0.2
PRONOUN_SUBJECT, PRONOUN_OBJECT = 1.2, 0.5
KNOWN_GENDER = 1.3
FRONT = 3


def antecedent(cast: Cast, tokens: Tokens, i: int, pack: Pack) -> int | None:
    """Return the person for whom the third-person pronoun at token i stands, or None.

    Whoever was named stays in mind, less with every sentence; a subject and a speaker more than others.
    """
    words = lexicon(pack)
    gender = _gender(words, tokens.low[i])
    if gender is None:
        return None
    mind: dict[int, float] = {}
    worth = 1.0  # grows by the sentence, so that older weights need not be made smaller
    for t in range(max(0, i - WINDOW), i):
        if tokens.sentence_start[t] == t:
            same = t > 0 and tokens.paragraph[t] == tokens.paragraph[t - 1]
            worth /= KEPT if same else KEPT * KEPT_OVER_PARAGRAPH
        k = cast.at.get(t)
        if k is not None:
            if cast.first[k] == t:
                mind[cast.who[k]] = mind.get(cast.who[k], 0.0) + worth * _weight(cast, tokens, k, i, words)
        elif tokens.low[t] in words.third:
            person = _best(cast, mind, _gender(words, tokens.low[t]))
            if person is not None:
                mind[person] += worth * (PRONOUN_SUBJECT if _subject(tokens, t, t + 1, words) else PRONOUN_OBJECT)
    return _best(cast, mind, gender)


def _gender(words: Lexicon, low: str) -> str | None:
    kind = words[low]
    return None if not kind & PRONOUN else "f" if kind & FEMALE else "m" if kind & MALE else None


def _best(cast: Cast, mind: dict[int, float], gender: str | None) -> int | None:
    fitting = [
        (weight * (KNOWN_GENDER if cast.gender[p] == gender else 1.0), p)
        for p, weight in mind.items()
        if cast.gender[p] in (None, gender)
    ]
    return max(fitting)[1] if fitting else None


def _weight(cast: Cast, tokens: Tokens, k: int, i: int, words: Lexicon) -> float:
    first, last = cast.first[k], cast.last[k]
    begin = tokens.sentence_start[first]
    before = words[tokens.low[first - 1]] if first > begin else 0
    after = words[tokens.low[last]] if last < tokens.sentence_end[first] else 0
    quoted = tokens.word[begin] in DASHES or tokens.word[begin] in MARKS
    if (quoted and after & VERB) or (before & VERB and _inverted(tokens, first - 1, words)):
        return SPEAKER
    if quoted or (
        begin == tokens.sentence_start[i] and not MARKS.isdisjoint(tokens.word[max(begin, first - 40) : first])
    ):
        return WITHIN_QUOTE
    if cast.span[k].end < tokens.end[last - 1]:
        return OWNER
    other = any(t in cast.at for t in range(max(begin, first - FRONT), first))
    if other or before & (PREPOSITION | NEARNESS):
        return OBJECT
    return SUBJECT if _subject(tokens, first, last, words) else OBJECT


def _inverted(tokens: Tokens, verb: int, words: Lexicon) -> bool:
    """Return whether the subject stands behind the verb: behind own words, or where the verb comes second."""
    sign = tokens.word[verb - 1] if verb > tokens.sentence_start[verb] else ""
    return words.genitive_s or sign == "," or sign in MARKS


def _subject(tokens: Tokens, first: int, last: int, words: Lexicon) -> bool:
    """Return whether the words stand where a subject stands: at the start of a sentence, or before a verb."""
    begin, end = tokens.sentence_start[first], tokens.sentence_end[first]
    return first - begin <= FRONT or bool(last < end and words[tokens.low[last]] & VERB)

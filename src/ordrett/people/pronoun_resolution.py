"""Whom a pronoun stands for."""

from bisect import bisect_left
from math import exp, log

from ordrett.language.packs import LanguagePack
from ordrett.people.index import PeopleIndex
from ordrett.people.word_classes import (
    FEMALE,
    MALE,
    NEARNESS,
    PREPOSITION,
    PRONOUN,
    VERB,
    NameLexicon,
    load_name_lexicon,
)
from ordrett.tokenizer import Tokens

# How far back a pronoun reaches, in tokens, and over how many names and pronouns.
WINDOW, MOST = 900, 60
DASHES = frozenset("-–—")
MARKS = frozenset('“"«„”»') | {"``", "''"}
# How much of what was in mind is left at the next sentence, and at the next paragraph.
KEPT, KEPT_OVER_PARAGRAPH = 0.75, 0.7
SPEAKER, SUBJECT, OBJECT, OWNER, WITHIN_QUOTE = 2.5, 2.5, 1.0, 0.8, 0.2
PRONOUN_SUBJECT, PRONOUN_OBJECT = 1.2, 0.5
KNOWN_GENDER = 1.3
FRONT = 3


class PronounResolver:
    """The people for whom the third-person pronouns of an article stand.

    Whoever was named stays in mind, less with every sentence; a subject and a speaker more than others.
    """

    def __init__(self, cast: PeopleIndex, tokens: Tokens, pack: LanguagePack) -> None:
        self._cast, self._tokens, self._words = cast, tokens, load_name_lexicon(pack)
        third = self._words.third
        named = {first: k for k, first in enumerate(cast.starts)}
        pronouns = (t for t, low in enumerate(tokens.lower) if low in third and t not in cast.mention_at_token)
        self._at = sorted({*named, *pronouns})
        self._named = [named.get(t) for t in self._at]
        self._worth = self._worths()

    def resolve(self, i: int) -> int | None:
        """Return the person (by its number in the cast) for whom the pronoun at token i stands, or None."""
        tokens, words = self._tokens, self._words
        gender = _gender(words, tokens.lower[i])
        if gender is None:
            return None
        last = bisect_left(self._at, i)
        begin = max(bisect_left(self._at, i - WINDOW), last - MOST)
        mind: dict[int, float] = {}
        for e in range(begin, last):
            t, k = self._at[e], self._named[e]
            worth = exp(self._worth[e] - self._worth[begin])
            if k is not None:
                p = self._cast.person_of[k]
                mind[p] = mind.get(p, 0.0) + worth * _weight(self._cast, tokens, k, i, words)
                continue
            person = _best(self._cast, mind, _gender(words, tokens.lower[t]))
            if person is not None:
                mind[person] += worth * (PRONOUN_SUBJECT if _subject(tokens, t, t + 1, words) else PRONOUN_OBJECT)
        return _best(self._cast, mind, gender)

    def _worths(self) -> list[float]:
        """Return the logarithm of what each place counts: it grows by the sentence, so that older ones count less."""
        tokens, found, worth, t = self._tokens, list[float](), 0.0, 0
        for at in self._at:
            while tokens.sentence_end[t] <= at:
                t = tokens.sentence_end[t]
                worth -= log(KEPT if tokens.paragraph[t] == tokens.paragraph[t - 1] else KEPT * KEPT_OVER_PARAGRAPH)
            found.append(worth)
        return found


def _gender(words: NameLexicon, low: str) -> str | None:
    kind = words[low]
    return None if not kind & PRONOUN else "f" if kind & FEMALE else "m" if kind & MALE else None


def _best(cast: PeopleIndex, mind: dict[int, float], gender: str | None) -> int | None:
    fitting = [
        (weight * (KNOWN_GENDER if cast.genders[p] == gender else 1.0), p)
        for p, weight in mind.items()
        if cast.genders[p] in (None, gender)
    ]
    return max(fitting)[1] if fitting else None


def _weight(cast: PeopleIndex, tokens: Tokens, k: int, i: int, words: NameLexicon) -> float:
    first, last = cast.starts[k], cast.ends[k]
    begin = tokens.sentence_start[first]
    before = words[tokens.lower[first - 1]] if first > begin else 0
    after = words[tokens.lower[last]] if last < tokens.sentence_end[first] else 0
    quoted = tokens.word[begin] in DASHES or tokens.word[begin] in MARKS
    if (quoted and after & VERB) or (before & VERB and _inverted(tokens, first - 1, words)):
        return SPEAKER
    if quoted or (
        begin == tokens.sentence_start[i] and not MARKS.isdisjoint(tokens.word[max(begin, first - 40) : first])
    ):
        return WITHIN_QUOTE
    if cast.spans[k].end < tokens.end[last - 1]:
        return OWNER
    other = any(t in cast.mention_at_token for t in range(max(begin, first - FRONT), first))
    if other or before & (PREPOSITION | NEARNESS):
        return OBJECT
    return SUBJECT if _subject(tokens, first, last, words) else OBJECT


def _inverted(tokens: Tokens, verb: int, words: NameLexicon) -> bool:
    """Return whether the subject stands behind the verb: behind own words, or where the verb comes second."""
    sign = tokens.word[verb - 1] if verb > tokens.sentence_start[verb] else ""
    return words.genitive_s or sign == "," or sign in MARKS


def _subject(tokens: Tokens, first: int, last: int, words: NameLexicon) -> bool:
    """Return whether the words stand where a subject stands: at the start of a sentence, or before a verb."""
    begin, end = tokens.sentence_start[first], tokens.sentence_end[first]
    return first - begin <= FRONT or bool(last < end and words[tokens.lower[last]] & VERB)

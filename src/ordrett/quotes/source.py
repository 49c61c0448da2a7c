"""The words that name who speaks, before or after a reporting verb."""

from ordrett.quotes.cues import Cue
from ordrett.quotes.lexicon import Lexicon
from ordrett.tokens import Tokens

# The longest noun phrase, and the longest insertion between two commas, in tokens.
PHRASE = 22
INSERTION = 40
STOPS = frozenset(',;:—–()[]“”"«»…?!') | {"-", "--", "''", "``", "..."}

Range = tuple[int, int]


def source_before(tokens: Tokens, cue: Cue, words: Lexicon) -> Range | None:
    """Return the noun phrase that ends where the verb group begins, an insertion between commas left out."""
    low, begin = tokens.low, tokens.sentence_start[cue.first]
    last = cue.first
    while last > begin and words.is_adverb(low[last - 1]) and low[last - 1] not in words.subjects:
        last -= 1
    if last <= begin:
        return None
    if low[last - 1] in words.relatives:
        return (last - 1, last) if last - 1 > begin else None
    if low[last - 1] in ",)—–-":
        opening = "(" if low[last - 1] == ")" else low[last - 1]
        at = last - 2
        while at > begin and last - at < INSERTION and tokens.low[at] != opening:
            at -= 1
        if at <= begin or low[at] != opening:
            return None
        last = at
    return noun_phrase_before(tokens, last, words)


def noun_phrase_before(tokens: Tokens, last: int, words: Lexicon) -> Range | None:
    """Return the noun phrase of which token `last - 1` is the end."""
    low, word, begin = tokens.low, tokens.word, tokens.sentence_start[last - 1]
    if low[last - 1] in words.subjects:
        return last - 1, last
    at = last
    while at > begin and last - at < PHRASE:
        this = low[at - 1]
        if this in STOPS or (
            this in words.verbs and word[at - 1][0].islower() and at < last and _is_verb(tokens, at - 1, words)
        ):
            break
        if this in words.conjunctions:
            if not (
                at < last
                and at - 1 > begin
                and (word[at][0].isupper() or low[at] in words.articles)
                and (word[at - 2][0].isupper() or low[at - 2] in words.groups)
            ):
                break
        elif this in words.breaks and this not in words.articles:
            break
        at -= 1
        if (
            this in words.articles
            and not (at > begin and low[at - 1] in words.joins)
            and not (at > begin and low[at - 1] in words.articles)
        ):
            break
    at = _without_adverbial(tokens, at, last, words)
    return (at, last) if at < last else None


def _is_verb(tokens: Tokens, i: int, words: Lexicon) -> bool:
    """Return whether a form that can be a verb or a noun is a verb here: no article or preposition stands before it."""
    before = tokens.low[i - 1] if i > tokens.sentence_start[i] else ""
    return before not in words.articles and before not in words.prepositions and not before.endswith(("'s", "’s"))


def _without_adverbial(tokens: Tokens, at: int, last: int, words: Lexicon) -> int:
    """Leave out what stands before the subject: "In Iowa on Tuesday Mr. Hill said"."""
    low = tokens.low
    while at < last and (low[at] in words.conjunctions or words.is_adverb(low[at]) or tokens.word[at] in "-–—."):
        at += 1
    if at < last and low[at] in words.prepositions:
        for i in range(last - 1, at, -1):
            if low[i] in words.articles or low[i] in words.times:
                return i if low[i] in words.articles else min(i + 1, last)
        capital = last - 1
        while capital > at + 1 and tokens.word[capital - 1][0].isupper():
            capital -= 1
        return capital
    return at


def source_after(tokens: Tokens, at: int, words: Lexicon) -> Range | None:
    """Return the noun phrase, with its apposition, that begins at token `at`."""
    low, word = tokens.low, tokens.word
    if at >= len(tokens):
        return None
    last_of_all = min(tokens.sentence_end[at], at + PHRASE)
    if low[at] in words.subjects:
        return at, at + 1
    i = at
    while i < last_of_all:
        this = low[i]
        if (
            this in STOPS
            or this in words.complementisers
            or this in words.relatives
            or (word[i] == "." and i + 1 >= tokens.sentence_end[i])
        ):
            break
        if this in words.times and i > at:
            break
        if (
            this in words.auxiliaries
            or this in words.infinitive_marks
            or (this in words.subjects and this not in words.articles)
        ):
            break
        if this in words.prepositions and i > at and (this not in words.joins or is_occasion(tokens, i, words)):
            break
        if this in words.conjunctions and not (
            i + 1 < last_of_all and (word[i + 1][0].isupper() or low[i + 1] in words.articles)
        ):
            break
        if i > at and words.is_adverb(this) and word[i][0].islower():
            break
        i += 1
    while i > at and (
        low[i - 1] in words.prepositions or low[i - 1] in words.conjunctions or low[i - 1] in words.articles
    ):
        i -= 1
    if i == at:
        return None
    return at, _with_apposition(tokens, at, i, words)


def is_occasion(tokens: Tokens, i: int, words: Lexicon) -> bool:
    """Return whether a preposition opens when, where or to whom it was said: in a statement, on Tuesday, to VG."""
    after = tokens.low[i + 1 : min(i + 6, tokens.sentence_end[i])]
    return any(word in words.occasions or word in words.times for word in after) or tokens.word[i + 1 : i + 2] == []


def _with_apposition(tokens: Tokens, at: int, last: int, words: Lexicon) -> int:
    """Take in ", head of the union" behind a name, up to a comma or the sentence's end, without relative clause."""
    end = tokens.sentence_end[at]
    low, word = tokens.low, tokens.word
    if last + 2 >= end or low[last] != "," or not word[last - 1][0].isupper():
        return last
    first = low[last + 1]
    if first in words.breaks or first in words.verbs or words.is_adverb(first) or first in words.prepositions:
        return last
    if first[0].isdigit() and low[last + 2] == ",":
        return _with_apposition_from(tokens, last + 3, end, words, last + 2)
    return _with_apposition_from(tokens, last + 1, end, words, last)


def _with_apposition_from(tokens: Tokens, at: int, end: int, words: Lexicon, otherwise: int) -> int:
    low = tokens.low
    i = at
    while (
        i < min(end, at + PHRASE)
        and low[i] not in STOPS
        and low[i] != "."
        and low[i] not in words.breaks
        and low[i] not in words.verbs
    ):
        i += 1
    closed = i >= end or low[i] in (",", ".", "?", "!") or low[i] in words.relatives
    return i if closed and i > at else otherwise

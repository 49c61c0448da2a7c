"""The words that name who speaks, before a reporting verb."""

from ordrett.quotes.cues import Cue
from ordrett.quotes.lexicon import Lexicon
from ordrett.quotes.noun_phrase import INSERTION, PHRASE, STOPS
from ordrett.quotes.utterance import Range
from ordrett.tokenizer import Tokens


def source_before(tokens: Tokens, cue: Cue, words: Lexicon) -> Range | None:
    """Return the noun phrase that ends where the verb group begins, an insertion between commas left out."""
    low, begin = tokens.lower, tokens.sentence_start[cue.first]
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
        while at > begin and last - at < INSERTION and tokens.lower[at] != opening:
            at -= 1
        if at <= begin or low[at] != opening:
            return None
        found = noun_phrase_before(tokens, at, words)
        within = found and opening == "," and _is_apposition(tokens, at + 1, words)
        return (found[0], last - 1) if found and within else found
    return noun_phrase_before(tokens, last, words)


def _is_apposition(tokens: Tokens, at: int, words: Lexicon) -> bool:
    """Return whether an insertion begins as a noun phrase, not as a clause or an adverbial."""
    first = tokens.lower[at]
    known = first in words.breaks or first in words.prepositions or first in words.verbs
    return not (known or words.is_adverb(first) or first[0].isdigit()) or first in words.articles


def noun_phrase_before(tokens: Tokens, last: int, words: Lexicon) -> Range | None:
    """Return the noun phrase of which token `last - 1` is the end."""
    low, begin = tokens.lower, tokens.sentence_start[last - 1]
    if low[last - 1] in words.subjects:
        return last - 1, last
    at = last
    while at > begin and last - at < PHRASE and not _bounds(tokens, at, last, words):
        at -= 1
        before = low[at - 1] if at > begin else ""
        if low[at] in words.articles and before not in words.joins and before not in words.articles:
            break
    at = _without_adverbial(tokens, at, last, words)
    return (at, last) if at < last else None


def _bounds(tokens: Tokens, at: int, last: int, words: Lexicon) -> bool:
    """Return whether the token before `at` no longer belongs to the noun phrase at..last-1."""
    low, word, this = tokens.lower, tokens.word, tokens.lower[at - 1]
    if this in STOPS:
        return True
    if this in words.conjunctions:
        joined = at < last and at - 1 > tokens.sentence_start[at - 1]
        joins = joined and (word[at][0].isupper() or low[at] in words.articles)
        return not (joins and (word[at - 2][0].isupper() or low[at - 2] in words.groups))
    if this in words.verbs and word[at - 1][0].islower() and at < last:
        return _is_verb(tokens, at - 1, words)
    return this in words.breaks and this not in words.articles


def _is_verb(tokens: Tokens, i: int, words: Lexicon) -> bool:
    """Return whether a form that can be a verb or a noun is a verb here: no article or preposition stands before it."""
    before = tokens.lower[i - 1] if i > tokens.sentence_start[i] else ""
    return before not in words.articles and before not in words.prepositions and not before.endswith(("'s", "’s"))


def _without_adverbial(tokens: Tokens, at: int, last: int, words: Lexicon) -> int:
    """Leave out what stands before the subject: "In Iowa on Tuesday Mr. Hill said"."""
    low = tokens.lower
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

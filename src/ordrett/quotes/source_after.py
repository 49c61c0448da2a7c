"""The words that name who speaks, behind a reporting verb."""

from ordrett.quotes.lexicon import Lexicon
from ordrett.quotes.noun_phrase import PHRASE, STOPS
from ordrett.quotes.utterance import Range
from ordrett.tokenizer import Tokens


def source_after(tokens: Tokens, at: int, words: Lexicon, *, ends_with_sentence: bool = True) -> Range | None:
    """Return the noun phrase, with its apposition, that begins at token `at` within a sentence.

    Where the noun phrase does not end with its sentence, only a comma closes an apposition.
    """
    low = tokens.lower
    if at >= len(tokens) or at == tokens.sentence_start[at]:
        return None
    if low[at] in words.subjects and not _is_article(tokens, at, words):
        return at, at + 1
    i, last_of_all = at, min(tokens.sentence_end[at], at + PHRASE)
    while i < last_of_all and not _ends_phrase(tokens, i, at, words, ends_with_sentence):
        i += 1
    while i > at and (low[i - 1] == "." or low[i - 1] in words.adverbial or low[i - 1] in words.articles):
        i -= 1
    return (at, _with_apposition(tokens, at, i, words, ends_with_sentence)) if i > at else None


def _is_article(tokens: Tokens, at: int, words: Lexicon) -> bool:
    """Return whether a word that may be pronoun or article stands before an adjective or noun: den amerikanske."""
    after = tokens.lower[at + 1] if at + 1 < tokens.sentence_end[at] else ""
    noun = after.isalpha() and after not in words.adverbial and after not in words.verbs
    return noun and tokens.lower[at] in words.articles


def _ends_phrase(tokens: Tokens, i: int, at: int, words: Lexicon, ends_with_sentence: bool) -> bool:
    """Return whether token i no longer belongs to the noun phrase that begins at `at`."""
    this, word = tokens.lower[i], tokens.word
    if this in STOPS or this in words.complementisers or this in words.relatives or this in words.auxiliaries:
        return True
    if (word[i] == "." and i + 1 >= tokens.sentence_end[i]) or this in words.infinitive_marks:
        return True
    if this in words.subjects and this not in words.articles:
        return True
    if this in words.conjunctions:
        after = word[i + 1] if i + 1 < tokens.sentence_end[i] else ""
        return not (after[:1].isupper() or after in words.articles)
    if i == at:
        return False
    if this in words.prepositions:
        return ends_with_sentence and (this not in words.joins or is_occasion(tokens, i, words))
    return this in words.times or (words.is_adverb(this) and word[i][0].islower())


def is_occasion(tokens: Tokens, i: int, words: Lexicon) -> bool:
    """Return whether a preposition opens when, where or to whom it was said: in a statement, on Tuesday, to VG."""
    after = tokens.lower[i + 1 : min(i + 6, tokens.sentence_end[i])]
    return any(word in words.occasions or word in words.times for word in after) or tokens.word[i + 1 : i + 2] == []


def _with_apposition(tokens: Tokens, at: int, last: int, words: Lexicon, ends_with_sentence: bool) -> int:
    """Take in ", head of the union" behind a name, up to a comma or the sentence's end, without relative clause."""
    end = tokens.sentence_end[at]
    low, word = tokens.lower, tokens.word
    if last + 2 >= end or low[last] != "," or not (word[last - 1][0].isupper() or word[last + 1][0].isupper()):
        return last
    first = low[last + 1]
    if first in words.breaks or first in words.verbs or words.is_adverb(first) or first in words.prepositions:
        return last
    aged = first[0].isdigit() and low[last + 2] == ","
    begin, otherwise = (last + 3, last + 2) if aged else (last + 1, last)
    if aged and (begin >= end or low[begin] in words.adverbial):
        return otherwise
    i = begin
    while i < min(end, begin + PHRASE) and low[i] not in STOPS and low[i] != "." and not _is_clause(low[i], words):
        i += 1
    comma = i < end and (low[i] == "," or low[i] in words.relatives)
    closed = comma or (ends_with_sentence and (i >= end or low[i] in (".", "?", "!")))
    return i if closed and i > begin else otherwise


def _is_clause(word: str, words: Lexicon) -> bool:
    return word in words.breaks or word in words.verbs

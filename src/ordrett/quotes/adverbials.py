"""Adverbials of time and place beside a cue and its source."""

from itertools import takewhile

from ordrett.quotes.grammar import PHRASE_PUNCTUATION
from ordrett.quotes.lexicon import QuoteLexicon
from ordrett.tokenizer import Tokens

MAX_ADVERBIAL_TOKENS = 10
MAX_AMOUNT_TOKENS = 5


def skip_adverbials(tokens: Tokens, start: int, end: int, lexicon: QuoteLexicon) -> int | None:
    """Return the first token after adverbials of time and place, such as "on Tuesday, in a statement".

    None if nothing but punctuation follows before `end`, or if a preposition opens something else.
    """
    lower, forms = tokens.lower, tokens.word
    while start < end and (length := lexicon.time_length(lower, start, end) or lexicon.is_adverb(lower[start])):
        start += length
    if start < end and lower[start] in lexicon.prepositions and not opens_amount(tokens, start, end, lexicon):
        for i in range(start + 1, min(start + MAX_ADVERBIAL_TOKENS, end)):
            if lower[i] in lexicon.subject_pronouns and lower[i] not in lexicon.determiners:
                return i
            if lower[i] in lexicon.occasion_nouns or lower[i] in lexicon.time_words:
                return skip_adverbials(tokens, i + 1, end, lexicon)
            if lower[i] in PHRASE_PUNCTUATION:
                return None
        return None
    if start < end and (lower[start] in PHRASE_PUNCTUATION or forms[start] in ".?!"):
        return None
    return start if start < end else None


def opens_amount(tokens: Tokens, start: int, end: int, lexicon: QuoteLexicon) -> bool:
    """Return whether the tokens from `start` to `end` begin with an amount, not with a time: "At least nine people"."""
    if not lexicon.opens_quantity(tokens.lower, start):
        return False
    near = tokens.lower[start : min(end, start + MAX_AMOUNT_TOKENS)]
    return not any(token in lexicon.time_words or token in lexicon.period_nouns for token in near)


def opens_adverbial(tokens: Tokens, preposition: int, lexicon: QuoteLexicon) -> bool:
    """Return whether a preposition introduces a time or an occasion: "in a statement", "on Tuesday"."""
    phrase = tokens.lower[preposition + 1 : min(preposition + 6, tokens.sentence_end[preposition])]
    following = takewhile(lambda token: token not in lexicon.prepositions, phrase)
    if tokens.lower[preposition] in lexicon.noun_linkers:
        return False
    is_last_token = preposition + 1 >= len(tokens)
    return is_last_token or any(t in lexicon.occasion_nouns or t in lexicon.time_words for t in following)


def strip_adverbials_left(tokens: Tokens, end: int, lexicon: QuoteLexicon) -> int:
    """Return where the subject ends before adverbs and a time with its preposition: "Hill on Monday", "Hill also"."""
    lower, sentence_start = tokens.lower, tokens.sentence_start[end - 1]
    while end > sentence_start and lexicon.is_adverb(lower[end - 1]) and lower[end - 1] not in lexicon.subject_pronouns:
        is_time = lower[end - 1] in lexicon.time_words
        end -= 1
        if is_time and end > sentence_start and lower[end - 1] in lexicon.period_modifiers:
            end -= 1
        if is_time and end - 1 > sentence_start and lower[end - 1] in lexicon.prepositions:
            end -= 1
    return end

"""Punctuation, limits and adverbials that several quote rules share."""

from ordrett.quotes.context import QuoteContext

MAX_NOUN_PHRASE_TOKENS = 22
MAX_INSERTION_TOKENS = 40  # between two commas or dashes
MAX_ADVERBIAL_TOKENS = 10
MIN_SENTENCE_TOKENS = 3

SENTENCE_ENDINGS = frozenset(".!?…") | {"...", ".."}
# Between a quoted clause and its cue.
PAUSES = frozenset(",–—-")
# Never part of a noun phrase.
PHRASE_PUNCTUATION = frozenset(',;:—–()[]“”"«»…?!') | {"-", "--", "''", "``", "..."}


def skip_adverbials(context: QuoteContext, start: int, end: int) -> int | None:
    """Return the first token after adverbials of time and place, such as "on Tuesday, in a statement".

    None if nothing but punctuation follows before `end`, or if a preposition opens something else.
    """
    lexicon, lower, forms = context.lexicon, context.tokens.lower, context.tokens.word
    while start < end and (lower[start] in lexicon.time_words or lexicon.is_adverb(lower[start])):
        start += 1
    if start < end and lower[start] in lexicon.prepositions:
        for i in range(start + 1, min(start + MAX_ADVERBIAL_TOKENS, end)):
            if lower[i] in lexicon.subject_pronouns and lower[i] not in lexicon.determiners:
                return i
            if lower[i] in lexicon.occasion_nouns or lower[i] in lexicon.time_words:
                return skip_adverbials(context, i + 1, end)
            if lower[i] in PHRASE_PUNCTUATION:
                return None
        return None
    if start < end and (lower[start] in PHRASE_PUNCTUATION or forms[start] in ".?!"):
        return None
    return start if start < end else None

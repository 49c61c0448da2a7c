"""The addressee between a verb and what is said: "told his mother he was cold", "told reporters"."""

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.grammar import PHRASE_PUNCTUATION

MAX_ADDRESSEE_TOKENS = 10
MAX_FINITE_VERB_DISTANCE = 8  # tokens from the start of a clause to its auxiliary


def find_clause_after_addressee(context: QuoteContext, start: int) -> int | None:
    """Return where a clause begins after the addressee at `start`, or None if an infinitive follows it."""
    lower, lexicon, forms = context.tokens.lower, context.lexicon, context.tokens.word
    end = context.tokens.sentence_end[start]
    for i in range(start + 1, min(end - 1, start + MAX_ADDRESSEE_TOKENS)):
        if lower[i] in lexicon.question_words or _opens_marks(context, i):
            return i
        if lower[i] in lexicon.infinitive_markers or lower[i] in PHRASE_PUNCTUATION or context.is_marked(i):
            return None
        if lower[i] in lexicon.subject_pronouns and lower[i] not in lexicon.determiners:
            return None if lower[i] in lexicon.relative_pronouns else i + (lower[i + 1] in lexicon.subject_pronouns)
        starts_name = forms[i][0].isupper() and not forms[i - 1][0].isupper()
        starts_phrase = lower[i] in lexicon.determiners or starts_name
        is_inside = lower[i - 1] in lexicon.prepositions or lower[i - 1] in lexicon.determiners
        if starts_phrase and not is_inside and _has_finite_verb(context, i + 1, end):
            return i
    return None


def _opens_marks(context: QuoteContext, i: int) -> bool:
    return context.is_marked(i) and context.marked_spans[context.span_index[i]].opening == i


def _has_finite_verb(context: QuoteContext, start: int, end: int) -> bool:
    """Return whether an auxiliary follows before any infinitive, other clause or punctuation."""
    lexicon = context.lexicon
    ends = (lexicon.infinitive_markers, lexicon.question_words, lexicon.complementisers, PHRASE_PUNCTUATION)
    for token in context.tokens.lower[start : min(end, start + MAX_FINITE_VERB_DISTANCE)]:
        if any(token in words for words in ends):
            return False
        if token in lexicon.auxiliaries:
            return True
    return False


def skip_addressee(context: QuoteContext, start: int) -> int:
    """Return the end of an addressee at `start`: a pronoun, a name, or a noun for several people or an outlet."""
    lower, lexicon, forms = context.tokens.lower, context.lexicon, context.tokens.word
    end = min(context.tokens.sentence_end[start - 1], start + MAX_ADDRESSEE_TOKENS)
    if start < end and lower[start] in lexicon.object_pronouns:
        return start + 1
    i = start
    while i < end and (
        lower[i] in lexicon.determiners or (forms[i][0].isupper() and lower[i] not in lexicon.time_words)
    ):
        i += 1
    while i < end and lexicon.is_source_noun(lower[i]):
        i += 1
    return i

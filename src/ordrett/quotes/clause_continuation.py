"""Where a quoted clause continues after its cue."""

from ordrett.quotes.clause_end import starts_reporting_verb
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.grammar import MAX_NOUN_PHRASE_TOKENS, PHRASE_PUNCTUATION


def find_clause_continuation(context: QuoteContext, start: int, end: int) -> int | None:
    """Return where a quote continues after "he said", the tokens from `start` up to `end` being the rest of a sentence.

    The quote continues after a comma. Returns `end` if it does not continue, and None if the rest is a clause that the
    cue itself reports.
    """
    lower, lexicon = context.tokens.lower, context.lexicon
    if start < end and (lower[start] in lexicon.question_words or context.is_marked(start)):
        return None
    if (start + 2 < end and lower[start + 1] in PHRASE_PUNCTUATION) or start + 2 == end:
        return start + 2 if start + 2 < end and lower[start + 1] == "," else end
    if start < end and lower[start].isalnum() and not _may_follow_subject(context, start):
        return None
    for i in range(start, min(end, start + MAX_NOUN_PHRASE_TOKENS)):
        if context.is_marked(i) or lower[i] in lexicon.complementisers:
            return None
        if lower[i] == ",":
            return end if _is_afterthought(context, i + 1, end) else i + 1
        opens_clause = lower[i] in lexicon.clause_openers and i > start and lower[i] not in lexicon.auxiliaries
        if lower[i] in lexicon.conjunctions or opens_clause:
            return end
        if lower[i] in lexicon.subject_pronouns or lower[i] in lexicon.auxiliaries:
            return None
        if lower[i] in (":", ";"):
            return end if i + 1 == end else None
    return end if end - start < MAX_NOUN_PHRASE_TOKENS else None


def _may_follow_subject(context: QuoteContext, i: int) -> bool:
    token = context.tokens.lower[i]
    if context.lexicon.time_length(context.tokens.lower, i, context.tokens.sentence_end[i]):
        return True
    return token in context.lexicon.noun_phrase_followers or context.lexicon.is_adverb(token)


def _is_apposition(context: QuoteContext, start: int, end: int) -> bool:
    """Return whether the rest of a sentence is a noun phrase that says who the source is: "founder and head of Sea"."""
    lexicon, lower = context.lexicon, context.tokens.lower
    i = start
    while i < end and not (lower[i] in lexicon.prepositions or lower[i] in PHRASE_PUNCTUATION):
        if lexicon.is_source_noun(lower[i]):
            return not any(token in lexicon.auxiliaries for token in lower[start:end])
        i += 1
    return False


def _is_afterthought(context: QuoteContext, start: int, end: int) -> bool:
    """Return whether the tokens after a comma belong to the cue: a subclause, an addressee, names, another verb."""
    tokens, lexicon = context.tokens, context.lexicon
    if start >= end:
        return True
    token = tokens.lower[start]
    if (
        token in lexicon.clause_openers and token not in lexicon.auxiliaries
    ) or token in lexicon.addressee_prepositions:
        return True
    opens_relative_clause = token in lexicon.relative_pronouns and token not in lexicon.complementisers
    if opens_relative_clause or _is_apposition(context, start, end):
        return True
    rest = tokens.word[start : min(end, start - 1 + MAX_NOUN_PHRASE_TOKENS)]
    has_only_names = all(form[0].isupper() or not form[0].isalpha() for form in rest)
    return has_only_names or starts_reporting_verb(context, start)

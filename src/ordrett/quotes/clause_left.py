"""Indirect quotes to the left of their reporting verb, or on both sides of it."""

from ordrett.quotes.addressees import skip_addressee
from ordrett.quotes.adverbials import opens_adverbial, opens_amount
from ordrett.quotes.clause_continuation import find_clause_continuation
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.grammar import MAX_NOUN_PHRASE_TOKENS, PAUSES, PHRASE_PUNCTUATION
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.parenthesis import splits_clause
from ordrett.quotes.quotation_marks import DOUBLE_MARKS
from ordrett.quotes.quote_parts import split_at_quotation_marks
from ordrett.quotes.source_left import find_source_left
from ordrett.quotes.source_right import find_source_right
from ordrett.quotes.subject import find_source
from ordrett.quotes.utterance import TokenRange, Utterance

MIN_LEFT_CLAUSE_TOKENS, MAX_LEFT_CLAUSE_TOKENS = 2, 200
MIN_SUBJECT_TOKENS = 1  # before a cue between commas
FRAMES = Frame.SPEECH | Frame.THAT_CLAUSE | Frame.DIRECT_ONLY | Frame.ADDRESSEE
PAUSES_BEFORE_CUE = PAUSES | {"--"}


def extract_clause_left(context: QuoteContext, cue: Cue) -> Utterance | None:
    """Extract the clause before a cue, and what continues it after the cue: "A, said Hill, B"."""
    tokens, lower = context.tokens, context.tokens.lower
    if not cue.frame & FRAMES or cue.is_passive or cue.is_infinitive or cue.is_participle:
        return None
    start, sentence_end = tokens.sentence_start[cue.start], tokens.sentence_end[cue.start]
    has_unopened_mark = cue.start - 1 > start and lower[cue.start - 1] in DOUBLE_MARKS
    pause = cue.start - 1 - has_unopened_mark
    if pause >= start and lower[pause] in PAUSES_BEFORE_CUE and cue.frame & (Frame.SPEECH | Frame.DIRECT_ONLY):
        source = find_source_right(tokens, cue.end, context.lexicon)
        if source is None or _has_subject_left(context, cue, start) or _opens_clause(context, source):
            return None
        if lower[start] in context.lexicon.prepositions and lower[start + 1] in context.lexicon.reporting_nouns:
            return None  # "På spørsmål om ..., svarer Hill"
        attribution_end = source.end
    else:
        attribution_end = cue.end
        if cue.frame & Frame.ADDRESSEE:
            attribution_end = skip_addressee(context, cue.end)
        source = _source_between_pause_and_cue(context, cue, start, attribution_end, sentence_end)
        if source is None:
            return None
        pause = source.start - 1
    shortest = MIN_SUBJECT_TOKENS if splits_clause(context, cue, source) else MIN_LEFT_CLAUSE_TOKENS
    has_length = shortest <= pause - start <= MAX_LEFT_CLAUSE_TOKENS
    if not has_length or context.is_marked(pause - 1) or _reports_itself(context, start, pause):
        return None
    continuation = find_clause_continuation(context, attribution_end, sentence_end)
    if continuation is None:
        return None
    parts = split_at_quotation_marks(context, start, pause)
    parts += split_at_quotation_marks(context, continuation, sentence_end)
    if has_unopened_mark:
        parts = [part._replace(kind="direct") for part in parts]
    return Utterance(parts, cue.range, source, "verb_after_clause") if parts else None


def _source_between_pause_and_cue(
    context: QuoteContext, cue: Cue, start: int, attribution_end: int, sentence_end: int
) -> TokenRange | None:
    """Return the source of "A, Hill said" or "A, Hill told them" if the clause A is more than an adverbial."""
    lower, lexicon = context.tokens.lower, context.lexicon
    has_addressee = attribution_end > cue.end
    may_follow = cue.frame & (Frame.SPEECH | Frame.THAT_CLAUSE) or has_addressee
    source = find_source(context, cue) if may_follow else None
    if source is None or source.start <= start or source.end > cue.start:
        return None
    pause = source.start - 1
    if lower[pause] not in PAUSES_BEFORE_CUE or lower[source.start] in lexicon.relative_pronouns:
        return None
    if splits_clause(context, cue, source):
        return source
    if _is_adverbial(context, start, pause) or not _takes_only_adverbials(context, attribution_end, sentence_end):
        return None
    return source


def _is_adverbial(context: QuoteContext, start: int, end: int) -> bool:
    """Return whether the tokens before a pause are one adverbial, without commas."""
    lower, lexicon = context.tokens.lower, context.lexicon
    while start < end and lower[start] in lexicon.conjunctions:
        start += 1
    if start < end and opens_amount(context.tokens, start, end, lexicon):
        return False
    following = lower[start + 1] if start + 1 < end else ""
    opens_as_adverbial = (
        (lower[start] in lexicon.verbs and (following in lexicon.prepositions or following in lexicon.complementisers))
        or lower[start] in lexicon.prepositions
        or lower[start] in lexicon.clause_openers
        or lexicon.is_adverb(lower[start])
    )
    return start == end or (opens_as_adverbial and "," not in lower[start:end])


def _takes_only_adverbials(context: QuoteContext, start: int, end: int) -> bool:
    """Return whether nothing but punctuation, a time, an occasion or an addressee follows the verb."""
    lower, lexicon, forms = context.tokens.lower, context.lexicon, context.tokens.word
    if start >= end or lower[start] in PHRASE_PUNCTUATION or forms[start] in ".?!":
        return True
    if lexicon.is_adverb(lower[start]) or lexicon.time_length(lower, start, end):
        return True
    if lower[start] in lexicon.infinitive_markers:
        return start + 1 < end and (forms[start + 1][0].isupper() or lower[start + 1] in lexicon.determiners)
    return lower[start] in lexicon.prepositions and opens_adverbial(context.tokens, start, lexicon)


def _opens_clause(context: QuoteContext, source: TokenRange) -> bool:
    """Return whether a pronoun after the verb is the subject of what is said: ", said he ran", not ", said he."."""
    tokens, lexicon = context.tokens, context.lexicon
    if lexicon.is_verb_second or tokens.lower[source.start] not in lexicon.subject_pronouns:
        return False
    i, end = source.end, tokens.sentence_end[source.start]
    is_pronoun = source.end - source.start == 1
    return is_pronoun and i < end and tokens.word[i].isalpha() and not _takes_only_adverbials(context, i, end)


def _reports_itself(context: QuoteContext, start: int, end: int) -> bool:
    """Return whether the clause before a source has a source of its own: "Hill said it fell, the footage showed"."""
    for i in range(start + 1, min(end, start + MAX_NOUN_PHRASE_TOKENS)):
        if cue := context.cue_by_start.get(i):
            is_report = cue.frame & Frame.SPEECH and not (cue.is_passive or cue.is_participle or cue.is_infinitive)
            source = find_source_left(context.tokens, cue, context.lexicon) if is_report else None
            return source is not None and source.start == start and cue.end < end
    return False


def _has_subject_left(context: QuoteContext, cue: Cue, sentence_start: int) -> bool:
    """Return whether the sentence opens with the subject of the verb and its apposition: "Hill, the mayor, said"."""
    source = find_source_left(context.tokens, cue, context.lexicon)
    return source is not None and source.start == sentence_start and context.tokens.lower[source.end] == ","

"""Attributions between commas inside a sentence: "The bridge, Hill said, would close"."""

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.grammar import MAX_OPENING_TOKENS
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.utterance import TokenRange


def is_between_commas(context: QuoteContext, cue: Cue, source: TokenRange) -> bool:
    """Return whether nothing but a source and its verb stands between two commas of a sentence."""
    tokens = context.tokens
    (_, inner_end), (inner_start, end) = sorted((cue.range, source))
    opening = min(cue.start, source.start) - 1
    if not cue.frame & Frame.SPEECH or inner_end != inner_start or end >= tokens.sentence_end[cue.start]:
        return False
    has_opening = opening > tokens.sentence_start[cue.start] and tokens.lower[opening] == ","
    return has_opening and tokens.lower[end] == ","


def splits_clause(context: QuoteContext, cue: Cue, source: TokenRange) -> bool:
    """Return whether the words on both sides are one clause: "The bridge, Hill said, would close"."""
    lower, lexicon, end = context.tokens.lower, context.lexicon, context.tokens.sentence_end[cue.start]
    if not is_between_commas(context, cue, source) or opens_apart(context, cue, source):
        return False
    start = max(cue.end, source.end) + 1
    following = lower[start] if start < end else ""
    is_auxiliary = following in lexicon.auxiliaries
    opens_other = following in lexicon.clause_openers or following in lexicon.conjunctions
    return bool(following) and (is_auxiliary or not opens_other)


def opens_apart(context: QuoteContext, cue: Cue, source: TokenRange) -> bool:
    """Return whether only a word or an occasion stands before the first comma: "But, she says, it is late"."""
    lower, lexicon = context.tokens.lower, context.lexicon
    opening = lower[context.tokens.sentence_start[cue.start] : min(cue.start, source.start) - 1]
    is_word = len(opening) == 1 and (opening[0] in lexicon.conjunctions or lexicon.is_adverb(opening[0]))
    return is_word or any(token in lexicon.occasion_nouns for token in opening[:MAX_OPENING_TOKENS])

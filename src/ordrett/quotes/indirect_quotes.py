"""Quotes that a reporting verb or a reporting noun gives as a clause."""

from collections.abc import Sequence

from ordrett.quotes.clause_end import find_clause_end
from ordrett.quotes.clause_left import extract_clause_left
from ordrett.quotes.clause_right import extract_clause_right
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.marked_quotes import MarkedQuotes
from ordrett.quotes.quote_parts import split_at_quotation_marks
from ordrett.quotes.source_left import find_noun_phrase_left
from ordrett.quotes.utterance import TokenRange, Utterance


def extract_indirect_quotes(
    context: QuoteContext, is_dash_speech: Sequence[bool], marked_quotes: MarkedQuotes
) -> list[Utterance]:
    """Extract the clauses of all verbs and nouns that do not yet report direct speech, the verbs first.

    `is_dash_speech` has one value per token.
    """
    consumed_spans = marked_quotes.consumed_spans
    quotes: list[Utterance] = []
    for cue in context.cues:
        if cue.verb in marked_quotes.consumed_verbs or is_dash_speech[cue.verb]:
            continue
        quote = extract_clause_left(context, cue) or extract_clause_right(context, cue, consumed_spans)
        if quote and quote.parts[-1].end - 1 not in marked_quotes.consumed_verbs:
            quotes.append(quote)
    for i, token in enumerate(context.tokens.lower):
        if token not in context.lexicon.reporting_nouns or context.is_marked(i) or is_dash_speech[i]:
            continue
        if source := _find_owner(context, i):
            cue = Cue(i, i + 1, i, Frame.THAT_CLAUSE)
            end = find_clause_end(context, i + 1, cue, consumed_spans)
            if source.start == context.tokens.sentence_start[i]:
                end = _find_main_verb(context, i + 1, end)
            if parts := split_at_quotation_marks(context, i + 1, end):
                quotes.append(Utterance(parts, cue.range, source, "noun_before_clause"))
    return quotes


def _find_main_verb(context: QuoteContext, start: int, end: int) -> int:
    """Return the second auxiliary, which belongs to the sentence, or `end`: "Hill's claim that A was true was B"."""
    lexicon, finite_end = context.lexicon, start
    for i in range(start + 1, end):
        word = context.tokens.lower[i]
        if word in lexicon.auxiliaries:
            if finite_end > start and i > finite_end:
                return i
            finite_end = i + 1
        elif word in lexicon.noun_phrase_breaks or word == ",":
            finite_end = start
    return end


def _find_owner(context: QuoteContext, noun: int) -> TokenRange | None:
    """Return the owner of a reporting noun with a clause: "Hill's claim that", "his claim that"."""
    tokens, lexicon = context.tokens, context.lexicon
    if noun + 2 >= tokens.sentence_end[noun] or tokens.lower[noun + 1] not in lexicon.complementisers:
        return None
    if noun == tokens.sentence_start[noun]:
        return None
    owner = tokens.lower[noun - 1]
    if owner in lexicon.possessive_pronouns:
        return TokenRange(noun - 1, noun)
    is_name = tokens.word[noun - 1][0].isupper() or owner.endswith(("'s", "’s"))
    if owner.endswith(lexicon.genitive_endings) and is_name:
        return find_noun_phrase_left(tokens, noun, lexicon)
    return None

"""Quotes that a reporting verb or a reporting noun gives as a clause."""

from collections.abc import Sequence

from ordrett.quotes.clause_left import extract_clause_left
from ordrett.quotes.clause_right import extract_clause_right
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.marked_quotes import MarkedQuotes
from ordrett.quotes.noun_quotes import extract_noun_quotes
from ordrett.quotes.source_clauses import extract_source_clause
from ordrett.quotes.utterance import Utterance


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
        quote = extract_source_clause(context, cue) or extract_clause_left(context, cue)
        quote = quote or extract_clause_right(context, cue, consumed_spans)
        if quote and quote.parts[-1].end - 1 not in marked_quotes.consumed_verbs:
            quotes.append(quote)
    quotes += extract_noun_quotes(context, is_dash_speech, consumed_spans)
    return quotes

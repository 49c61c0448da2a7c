"""Sentences that a clause with "as" gives to a source: "The bridge fell, as the Herald reported"."""

from ordrett.quotes.clause_end import find_clause_end
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.grammar import MAX_NOUN_PHRASE_TOKENS
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.quote_parts import split_at_quotation_marks
from ordrett.quotes.source_left import find_source_left
from ordrett.quotes.utterance import Utterance

FRAMES = Frame.SPEECH | Frame.THAT_CLAUSE
MAX_ADVERBIAL_TOKENS = 8  # after the verb: "on Monday"
MAX_SENTENCE_TOKENS = 200


def extract_source_clause(context: QuoteContext, cue: Cue) -> Utterance | None:
    """Extract the rest of the sentence if the clause of a cue begins with "as" and states nothing itself."""
    tokens, lexicon, lower = context.tokens, context.lexicon, context.tokens.lower
    if not cue.frame & FRAMES or cue.is_passive or cue.is_participle:
        return None
    start = tokens.sentence_start[cue.start]
    if lexicon.source_clause_openers.isdisjoint(lower[max(start, cue.start - MAX_NOUN_PHRASE_TOKENS) : cue.start]):
        return None
    source = find_source_left(tokens, cue, lexicon)
    if source is None or source.start <= start or lower[source.start - 1] not in lexicon.source_clause_openers:
        return None
    pause, end = source.start - 2, tokens.sentence_end[cue.start]
    clause_end = _find_end(context, cue, end)
    if clause_end is None or pause - start > MAX_SENTENCE_TOKENS:
        return None
    if pause < start:
        content = [(clause_end + 1, find_clause_end(context, clause_end + 1, cue, set()))] if clause_end < end else []
    elif lower[pause] != ",":
        return None
    else:
        goes_on = clause_end + 1 < end and lower[clause_end + 1] in lexicon.auxiliaries
        content = [(start, pause), (clause_end + 1, end)] if goes_on else [(start, pause)]
    parts = [part for bounds in content for part in split_at_quotation_marks(context, *bounds)]
    return Utterance(parts, cue.range, source, "as_source_reports") if parts else None


def _find_end(context: QuoteContext, cue: Cue, end: int) -> int | None:
    """Return the comma or full stop after a cue, or `end`, if at most an adverbial stands between them, else None."""
    lower, lexicon = context.tokens.lower, context.lexicon
    for i in range(cue.end, min(end, cue.end + MAX_ADVERBIAL_TOKENS)):
        if lower[i] in ",.":
            return i if lower[i] == "," else end
        opens_adverbial = lower[i] in lexicon.prepositions or lexicon.is_adverb(lower[i])
        if context.is_marked(i) or (i == cue.end and not opens_adverbial and lower[i] not in lexicon.period_modifiers):
            return None
    return None

"""The person of "Hill was quoted by the Herald as saying", and the outlet that quotes."""

from typing import NamedTuple

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.grammar import MAX_NOUN_PHRASE_TOKENS
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.source_left import find_source_left
from ordrett.quotes.utterance import TokenRange


class AdjacentCue(NamedTuple):
    """A cue, its source, and the extraction rule that finds both."""

    range: TokenRange
    source: TokenRange | None
    extraction_rule: str
    relayed_by: TokenRange | None = None


def find_quoted_person(context: QuoteContext, start: int) -> AdjacentCue | None:
    """Return the cue of "Hill was quoted by the Herald as saying" that begins at `start`, or None."""
    tokens, lexicon = context.tokens, context.lexicon
    limit = min(tokens.sentence_end[start], start + MAX_NOUN_PHRASE_TOKENS)
    saying = next((i for i in range(start, limit) if (cue := context.cue_by_verb.get(i)) and cue.is_participle), None)
    if saying is None or tokens.lower[saying - 1] not in lexicon.topic_prepositions:
        return None
    passive = next((i for i in range(start + 1, saying) if tokens.lower[i] in lexicon.passive_auxiliaries), None)
    if passive is None:
        return None
    source = find_source_left(tokens, Cue(passive, saying + 1, saying, Frame.SPEECH), lexicon)
    if source is None or source.start < start:
        return None
    by = next((i for i in range(passive + 1, saying - 1) if tokens.lower[i] in lexicon.prepositions), None)
    relayed_by = TokenRange(by + 1, saying - 1) if by and by + 1 < saying - 1 else None
    return AdjacentCue(TokenRange(passive, saying + 1), source, "quotation_marks_before_verb", relayed_by)

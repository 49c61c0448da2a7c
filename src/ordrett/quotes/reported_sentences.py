"""Sentences that the next one attributes: "The bridge may fall. That is what the Herald writes."."""

from collections.abc import Sequence

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.grammar import SENTENCE_ENDINGS
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.source_right import find_source_right
from ordrett.quotes.utterance import QuotePart, Utterance

MIN_SENTENCE_WORDS = 3


def extract_reported_sentences(context: QuoteContext, quotes: Sequence[Utterance]) -> list[Utterance]:
    """Return the sentences, without another quote, to which a pronoun and a verb in the next sentence point back.

    The next sentence may open the next paragraph; then the sentence is a paragraph of its own. Only languages in which
    the subject may follow its verb have this order: "Det skriver avisen".
    """
    if not context.lexicon.is_verb_second:
        return []
    sentence_start = context.tokens.sentence_start
    quoted = {sentence_start[part.start] for quote in quotes for part in quote.parts}
    extracted = (_extract_before(context, cue) for cue in context.cues if _points_back(context, cue))
    return [quote for quote in extracted if quote and quote.parts[0].start not in quoted]


def _points_back(context: QuoteContext, cue: Cue) -> bool:
    """Return whether a pronoun for what is said and a verb open a sentence, and no clause follows."""
    tokens, lexicon = context.tokens, context.lexicon
    start = cue.start - 1
    if cue.is_passive or not cue.frame & Frame.SPEECH or start < 1 or start != tokens.sentence_start[cue.start]:
        return False
    rest = tokens.lower[cue.end : tokens.sentence_end[cue.start]]
    has_clause = any(token in lexicon.complementisers or token in lexicon.auxiliaries for token in rest)
    return tokens.lower[start] in lexicon.impersonal_pronouns and not has_clause


def _extract_before(context: QuoteContext, cue: Cue) -> Utterance | None:
    """Return the sentence before the one of a cue."""
    tokens = context.tokens
    end = tokens.sentence_start[cue.start]
    start = tokens.sentence_start[end - 1]
    opens_paragraph = start == 0 or tokens.paragraph[start - 1] != tokens.paragraph[start]
    is_near = tokens.paragraph[end - 1] != tokens.paragraph[cue.start] and opens_paragraph
    source = find_source_right(tokens, cue.end, context.lexicon)
    if not is_near or source is None or tokens.word[end - 1] not in SENTENCE_ENDINGS:
        return None
    if end - start <= MIN_SENTENCE_WORDS or any(context.is_marked(i) for i in range(start, end)):
        return None
    return Utterance([QuotePart("indirect", start, end - 1)], cue.range, source, "sentence_before_verb")

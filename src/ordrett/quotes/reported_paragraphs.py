"""Sentences that the next paragraph attributes: "The bridge may fall.", then "That is what the Herald writes."."""

from collections.abc import Sequence

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.grammar import SENTENCE_ENDINGS
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.source_right import find_source_right
from ordrett.quotes.utterance import QuotePart, Utterance

MIN_SENTENCE_WORDS = 3


def extract_reported_paragraphs(context: QuoteContext, quotes: Sequence[Utterance]) -> list[Utterance]:
    """Return the paragraphs of one sentence, without another quote, to which a pronoun and a verb point back.

    Only languages in which the subject may follow its verb have this order: "Det skriver avisen".
    """
    if not context.lexicon.is_verb_second:
        return []
    quoted = {context.tokens.paragraph[part.start] for quote in quotes for part in quote.parts}
    extracted = (_extract_before(context, cue) for cue in context.cues if _points_back(context, cue))
    return [quote for quote in extracted if quote and context.tokens.paragraph[quote.parts[0].start] not in quoted]


def _points_back(context: QuoteContext, cue: Cue) -> bool:
    """Return whether a verb and a pronoun for what is said open a paragraph, and no clause follows."""
    tokens, lexicon = context.tokens, context.lexicon
    start = cue.start - 1
    if cue.is_passive or not cue.frame & Frame.SPEECH or not tokens.paragraph[cue.start] or start < 1:
        return False
    opens_paragraph = tokens.paragraph[start - 1] < tokens.paragraph[start] == tokens.paragraph[cue.start]
    rest = tokens.lower[cue.end : tokens.sentence_end[cue.start]]
    return opens_paragraph and (
        tokens.lower[start] in lexicon.impersonal_pronouns and lexicon.complementisers.isdisjoint(rest)
    )


def _extract_before(context: QuoteContext, cue: Cue) -> Utterance | None:
    """Return the sentence that is the paragraph before the one of a cue."""
    tokens = context.tokens
    paragraph = tokens.paragraph[cue.start] - 1
    end = context.paragraph_ends[paragraph]
    start = tokens.sentence_start[end - 1]
    is_whole = start == (context.paragraph_ends[paragraph - 1] if paragraph else 0)
    source = find_source_right(tokens, cue.end, context.lexicon)
    if not is_whole or source is None or tokens.word[end - 1] not in SENTENCE_ENDINGS:
        return None
    if end - start <= MIN_SENTENCE_WORDS or any(context.is_marked(i) for i in range(start, end)):
        return None
    return Utterance([QuotePart("indirect", start, end - 1)], cue.range, source, "sentence_before_verb")

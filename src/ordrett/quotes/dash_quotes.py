"""Direct quotes that a dash opens, at the start of a paragraph or after a colon."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ordrett.characters import SPEECH_DASHES
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.dash_speech import extract_after_dash, find_colon_and_dash, is_dash
from ordrett.quotes.headline_speech import extract_headline_speech
from ordrett.quotes.labelled_speech import find_labelled_speech
from ordrett.quotes.repeated_words import is_repeated_in_marks
from ordrett.quotes.sentence_lines import extend_over_lines, has_sentence_lines
from ordrett.quotes.signatures import find_signature
from ordrett.quotes.subject import find_source
from ordrett.quotes.utterance import QuotePart, TokenRange, Utterance

BLOCK_QUOTE_SIGN = ">"
MAX_VERB_TO_COLON_DISTANCE = 16
MAX_NAME_OFFSET = 3  # tokens between the start of a sentence and the name of its subject


@dataclass(frozen=True)
class DashQuotes:
    """The quotes that dashes open, in text order, with the tokens and verbs that other quotes no longer use."""

    quotes: list[Utterance]
    is_direct_speech: Sequence[bool]  # per token
    consumed_verbs: AbstractSet[int]  # tokens


def extract_dash_quotes(context: QuoteContext) -> DashQuotes:
    """Extract at most one quote per paragraph, also without a dash in transcripts and quoted mail ("> ")."""
    labelled = find_labelled_speech(context)
    may_go_on = has_sentence_lines(context)
    is_direct_speech = [False] * len(context.tokens)
    quotes: list[Utterance] = []
    start = 0
    if headline := extract_headline_speech(context):
        labelled.setdefault(0, headline)
    while start < len(context.tokens):
        end = context.paragraph_ends[context.tokens.paragraph[start]]
        if quote := labelled.get(start) or _extract_from_paragraph(context, start, end):
            if may_go_on and quote.extraction_rule == "dash_without_verb":
                quote = extend_over_lines(context, quote)
                end = max(end, context.paragraph_ends[context.tokens.paragraph[quote.parts[-1].end - 1]])
            quotes.append(quote)
            for part in quote.parts:
                is_direct_speech[part.start : part.end] = [True] * (part.end - part.start)
        start = end
    consumed_verbs = {quote.cue.end - 1 for quote in quotes if quote.cue}
    return DashQuotes(quotes, is_direct_speech, consumed_verbs)


def _extract_from_paragraph(context: QuoteContext, start: int, end: int) -> Utterance | None:
    if find_signature(context, start):
        return None
    if start + 2 < end and is_dash(context, start):
        return _strip_quotation_marks(context, extract_after_dash(context, start + 1, end))
    if start + 2 == end and is_dash(context, start) and is_repeated_in_marks(context, start + 1, end):
        return Utterance([QuotePart("direct", start + 1, end)], None, None, "dash_without_verb")
    if start + 2 < end and _is_dash_without_space(context, start):
        quote = extract_after_dash(context, start + 1, end)
        return _strip_quotation_marks(context, quote) if quote.cue else None
    if start + 1 < end and context.tokens.word[start] == BLOCK_QUOTE_SIGN:
        return _extract_block_quote(context, start, end)
    colon = find_colon_and_dash(context, start, end)
    if colon is None:
        return None
    part = QuotePart("direct", colon + 2, end)
    if cue := _find_verb_before(context, colon, start):
        quote = Utterance([part], cue.range, find_source(context, cue), "verb_before_dash")
    elif name := _find_name_before(context, colon):
        quote = Utterance([part], TokenRange(colon, colon + 1), name, "colon_before_dash")
    else:
        return None
    return _strip_quotation_marks(context, quote)


def _is_dash_without_space(context: QuoteContext, i: int) -> bool:
    """Return whether token `i` is a dash directly before a word with a capital."""
    return context.tokens.word[i] in SPEECH_DASHES and context.tokens.word[i + 1][0].isupper()


def _extract_block_quote(context: QuoteContext, start: int, end: int) -> Utterance | None:
    """Extract a paragraph behind "> " if the last one before the block ends with a verb and a colon."""
    paragraph = context.tokens.paragraph[start]
    while paragraph and context.tokens.word[context.paragraph_ends[paragraph - 1]] == BLOCK_QUOTE_SIGN:
        paragraph -= 1
    colon = context.paragraph_ends[paragraph] - 1
    cue = _find_verb_before(context, colon, context.tokens.sentence_start[colon])
    if context.tokens.word[colon] != ":" or cue is None:
        return None
    return Utterance([QuotePart("direct", start + 1, end)], cue.range, find_source(context, cue), "verb_before_dash")


def _find_verb_before(context: QuoteContext, colon: int, start: int) -> Cue | None:
    for i in range(colon - 1, max(start, colon - MAX_VERB_TO_COLON_DISTANCE) - 1, -1):
        if cue := context.cue_by_verb.get(i):
            return cue
    return None


def _find_name_before(context: QuoteContext, colon: int) -> TokenRange | None:
    """Return the name of a person near the start of the sentence that ends with a colon: "Hill is glad: - We won." """
    people, sentence = context.people, context.tokens.sentence_start[colon]
    for i in range(sentence, min(colon, sentence + MAX_NAME_OFFSET)):
        if (mention := people.mention_at_token.get(i)) is not None:
            return TokenRange(people.starts[mention], people.ends[mention])
    return None


def _strip_quotation_marks(context: QuoteContext, quote: Utterance) -> Utterance:
    """Remove quotation marks that enclose the whole first part."""
    kind, start, end = quote.parts[0]
    if context.is_marked(start):
        span = context.marked_spans[context.span_index[start]]
        if span.opening == start and span.end + 1 == end:
            quote.parts[0] = QuotePart(kind, start + 1, end - 1)
    return quote

"""Direct and mixed quotes in quotation marks."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ordrett.quotes.adjacent_cue import PAUSES_BEFORE_MARKS, find_cue_after, find_cue_before
from ordrett.quotes.clause_continuation import find_clause_continuation
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.dash_quotes import DashQuotes
from ordrett.quotes.grammar import MIN_SENTENCE_TOKENS, SENTENCE_ENDINGS
from ordrett.quotes.quotation_marks import MarkedSpan
from ordrett.quotes.quote_parts import split_at_quotation_marks
from ordrett.quotes.repeated_words import is_repeated_in_marks
from ordrett.quotes.signatures import find_signature
from ordrett.quotes.utterance import QuotePart, TokenRange, Utterance

MAX_CONTINUATION_DISTANCE = 16  # tokens between a cue and the span that continues its quote
HEADLINE_RULE = "quotation_marks_in_headline"
MAX_UNMARKED_START_TOKENS = 120  # of a sentence before the marks that it passes into


@dataclass(frozen=True)
class MarkedQuotes:
    """The quotes in quotation marks, in text order, with the verbs and spans that other quotes no longer use."""

    quotes: list[Utterance]
    consumed_verbs: AbstractSet[int]  # tokens, with the verbs of dash quotes
    consumed_spans: AbstractSet[int]  # indexes of `QuoteContext.marked_spans`


def extract_marked_quotes(context: QuoteContext, dash_quotes: DashQuotes) -> MarkedQuotes:
    """Extract the marked spans that a cue, a colon or their position shows to be speech."""
    quotes: list[Utterance] = []
    consumed_verbs, consumed_spans = set(dash_quotes.consumed_verbs), set[int]()
    for k, span in enumerate(context.marked_spans):
        if dash_quotes.is_direct_speech[span.start]:
            continue
        quote = _extract_with_cue(context, span, consumed_verbs)
        if quote is None and quotes and _continues(context, quotes[-1], span):
            quotes[-1].parts.append(_to_direct_part(context, span))
            continue
        quote = quote or _extract_without_cue(context, span)
        if quote:
            quotes.append(quote)
            if quote.cue:
                consumed_spans.add(k)
                consumed_verbs.add(quote.cue.end - 1)
    return MarkedQuotes(quotes, consumed_verbs, consumed_spans)


def _extract_with_cue(context: QuoteContext, span: MarkedSpan, consumed_verbs: AbstractSet[int]) -> Utterance | None:
    parts = [_to_direct_part(context, span)]
    dash = span.end + 1
    if span.is_closed and (name := find_signature(context, dash)):
        return Utterance(parts, TokenRange(dash, dash + 1), name, "quotation_marks_before_signature")
    if cue := find_cue_after(context, span):
        if sentence := _split_sentence_around(context, span):
            attribution_end = max(cue.range.end, cue.source.end if cue.source else 0)
            parts = sentence + _split_continuation(context, attribution_end)
    else:
        cue = find_cue_before(context, span, consumed_verbs)
    return Utterance(parts, cue.range, cue.source, cue.extraction_rule, cue.relayed_by) if cue else None


def _split_sentence_around(context: QuoteContext, span: MarkedSpan) -> list[QuotePart]:
    """Return the parts of a quoted sentence that begins before the marks: 'It is "a shame," said Hill'."""
    tokens = context.tokens
    start = tokens.sentence_start[span.opening]
    if (
        start == span.opening
        or span.opening - start > MAX_UNMARKED_START_TOKENS
        or any(i in context.cue_by_start for i in range(start, span.opening))
        or ":" in tokens.lower[start : span.opening]
    ):
        return []
    if context.is_marked(start) and context.marked_spans[context.span_index[start]].end + 1 == span.opening:
        return []
    return split_at_quotation_marks(context, start, span.end + 1)


def _split_continuation(context: QuoteContext, attribution_end: int) -> list[QuotePart]:
    """Return the parts that continue a sentence after its attribution: 'said Hill, for all of us'."""
    sentence_end = context.tokens.sentence_end[attribution_end - 1]
    start = find_clause_continuation(context, attribution_end, sentence_end)
    return [] if start is None else split_at_quotation_marks(context, start, sentence_end)


def _continues(context: QuoteContext, quote: Utterance, span: MarkedSpan) -> bool:
    """Return whether a span continues a quote: it follows the cue, with nothing but a full stop or comma between."""
    tokens = context.tokens
    if not quote.cue:
        return False
    end = max(quote.parts[-1].end, quote.cue.end, quote.source.end if quote.source else 0)
    if tokens.paragraph[end - 1] != tokens.paragraph[span.opening]:
        return False
    if span.opening == tokens.sentence_end[quote.cue.start]:
        return True
    if span.opening - end > MAX_CONTINUATION_DISTANCE:
        return False
    follows_pause = span.opening > 0 and tokens.lower[span.opening - 1] in PAUSES_BEFORE_MARKS
    if not follows_pause and not _is_sentence(context, span):
        return False
    return not any(i in context.cue_by_start for i in range(end, span.opening))


def _extract_without_cue(context: QuoteContext, span: MarkedSpan) -> Utterance | None:
    """Extract a span that is a sentence of its own, or that is long enough and opens a headline."""
    tokens = context.tokens
    if not _is_sentence(context, span):
        opens_headline = context.is_heading[tokens.paragraph[span.start]] and tokens.sentence_start[span.start] == (
            span.opening
        )
        is_long = span.end - span.start >= MIN_SENTENCE_TOKENS
        if not opens_headline or not (is_long or is_repeated_in_marks(context, span.start, span.end)):
            return None
        return Utterance([_to_direct_part(context, span)], None, None, HEADLINE_RULE)
    paragraph = context.tokens.paragraph
    opens_paragraph = span.opening == 0 or paragraph[span.opening - 1] != paragraph[span.opening]
    rule = "quotation_marks_at_paragraph_start" if opens_paragraph else "quotation_marks_around_sentence"
    return Utterance([_to_direct_part(context, span)], None, None, rule)


def _is_sentence(context: QuoteContext, span: MarkedSpan) -> bool:
    tokens, opening = context.tokens, span.opening
    is_start = tokens.sentence_start[opening] == opening or (
        opening > 0 and tokens.word[opening - 1] in SENTENCE_ENDINGS
    )
    is_end = tokens.word[span.end - 1] in SENTENCE_ENDINGS or not span.is_closed
    if not is_end and span.end + 2 == context.paragraph_ends[tokens.paragraph[opening]]:
        is_end = tokens.word[span.end + 1] in SENTENCE_ENDINGS
    return is_start and is_end and span.end - span.start >= MIN_SENTENCE_TOKENS


def _to_direct_part(context: QuoteContext, span: MarkedSpan) -> QuotePart:
    """Return the span without its final comma."""
    has_final_comma = span.end - span.start > 1 and context.tokens.word[span.end - 1] == ","
    return QuotePart("direct", span.start, span.end - has_final_comma)

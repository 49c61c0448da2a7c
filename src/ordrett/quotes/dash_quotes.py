"""Direct quotes that a dash opens, at the start of a paragraph or after a colon."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from ordrett.characters import SPEECH_DASHES
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.grammar import SENTENCE_ENDINGS
from ordrett.quotes.headline_speech import extract_headline_speech
from ordrett.quotes.labelled_speech import find_labelled_speech
from ordrett.quotes.signatures import find_signature
from ordrett.quotes.source_right import find_source_right
from ordrett.quotes.subject import find_source
from ordrett.quotes.utterance import QuotePart, TokenRange, Utterance

PAUSES_BEFORE_CUE = SENTENCE_ENDINGS | {","}
BLOCK_QUOTE_SIGN = ">"
MAX_QUOTE_TOKENS = 600  # before the cue
MAX_COLON_DISTANCE = 40  # from the start of the paragraph
MAX_VERB_TO_COLON_DISTANCE = 16
MAX_NAME_OFFSET = 3  # tokens between the start of a sentence and the name of its subject
MAX_COMMA_DISTANCE = 12  # from the source to a comma after which the quote continues
MIN_SENTENCE_LINES = 15
MAX_LONGER_SHARE = 0.05  # of lines with several sentences
MAX_QUOTE_LINES = 8
MIN_LINE_TOKENS = 3


@dataclass(frozen=True)
class DashQuotes:
    """The quotes that dashes open, in text order, with the tokens and verbs that other quotes no longer use."""

    quotes: list[Utterance]
    is_direct_speech: Sequence[bool]  # per token
    consumed_verbs: AbstractSet[int]  # tokens


def extract_dash_quotes(context: QuoteContext) -> DashQuotes:
    """Extract at most one quote per paragraph, also without a dash in transcripts and quoted mail ("> ")."""
    labelled = find_labelled_speech(context)
    has_sentence_lines = _has_sentence_lines(context)
    is_direct_speech = [False] * len(context.tokens)
    quotes: list[Utterance] = []
    start = 0
    if headline := extract_headline_speech(context):
        labelled.setdefault(0, headline)
    while start < len(context.tokens):
        end = context.paragraph_ends[context.tokens.paragraph[start]]
        if quote := labelled.get(start) or _extract_from_paragraph(context, start, end):
            if has_sentence_lines and quote.extraction_rule == "dash_without_verb":
                quote = _extend_over_lines(context, quote) or quote
                end = max(end, context.paragraph_ends[context.tokens.paragraph[quote.parts[-1].end - 1]])
            quotes.append(quote)
            for part in quote.parts:
                is_direct_speech[part.start : part.end] = [True] * (part.end - part.start)
        start = end
    consumed_verbs = {quote.cue.end - 1 for quote in quotes if quote.cue}
    return DashQuotes(quotes, is_direct_speech, consumed_verbs)


def _has_sentence_lines(context: QuoteContext) -> bool:
    """Return whether each line of the text is a sentence, as in annotated corpora, and not a paragraph."""
    tokens = context.tokens
    n_lines = len(context.paragraph_ends)
    bounds = zip([0, *context.paragraph_ends[:-1]], context.paragraph_ends, strict=True)
    n_longer = sum(tokens.sentence_end[start] < end for start, end in bounds)
    return n_lines >= MIN_SENTENCE_LINES and n_longer <= MAX_LONGER_SHARE * n_lines


def _extend_over_lines(context: QuoteContext, quote: Utterance) -> Utterance | None:
    """Extend a quote over the lines below it up to the one that says who speaks; None if none of them does."""
    tokens = context.tokens
    start = quote.parts[0].start
    first = tokens.paragraph[start]
    for paragraph in range(first + 1, min(first + MAX_QUOTE_LINES, len(context.paragraph_ends))):
        line_start, line_end = context.paragraph_ends[paragraph - 1], context.paragraph_ends[paragraph]
        if line_end - line_start < MIN_LINE_TOKENS or _is_dash(context, line_start) or context.is_marked(line_start):
            return None
        last_line = _extract_after_dash(context, line_start, line_end)
        if last_line.cue is not None:
            last = last_line.parts[0]
            return replace(last_line, parts=[QuotePart("direct", start, last.end), *last_line.parts[1:]])
    return None


def _extract_from_paragraph(context: QuoteContext, start: int, end: int) -> Utterance | None:
    if find_signature(context, start):
        return None
    if start + 2 < end and _is_dash(context, start):
        return _strip_quotation_marks(context, _extract_after_dash(context, start + 1, end))
    if start + 2 < end and _is_dash_without_space(context, start):
        quote = _extract_after_dash(context, start + 1, end)
        return _strip_quotation_marks(context, quote) if quote.cue else None
    if start + 1 < end and context.tokens.word[start] == BLOCK_QUOTE_SIGN:
        return _extract_block_quote(context, start, end)
    colon = _find_colon_and_dash(context, start, end)
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


def _is_dash(context: QuoteContext, i: int) -> bool:
    """Return whether token `i` is a dash with a space after it."""
    tokens = context.tokens
    return tokens.word[i] in SPEECH_DASHES and tokens.start[i + 1] > tokens.end[i]


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


def _find_colon_and_dash(context: QuoteContext, start: int, end: int) -> int | None:
    """Return the first colon of a paragraph that a dash follows."""
    for i in range(start + 1, min(end - 2, start + MAX_COLON_DISTANCE)):
        if context.tokens.lower[i] == ":" and _is_dash(context, i + 1) and not context.is_marked(i):
            return i
    return None


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


def _extract_after_dash(context: QuoteContext, start: int, paragraph_end: int) -> Utterance:
    """Extract the quote up to its cue and source, or the whole paragraph if it has none."""
    tokens, lower = context.tokens, context.tokens.lower
    for i in range(start + 2, min(paragraph_end, start + MAX_QUOTE_TOKENS)):
        cue = context.cue_by_start.get(i)
        if not cue or cue.is_passive or lower[i - 1] not in PAUSES_BEFORE_CUE or context.is_marked(i):
            continue
        if not tokens.word[i][0].islower():
            continue
        source = find_source_right(tokens, cue.end, context.lexicon)
        if source is None:
            continue
        parts = [QuotePart("direct", start, i - (lower[i - 1] == ","))]
        parts += _split_continuation(context, source.end, paragraph_end)
        return Utterance(parts, cue.range, source, "dash_before_verb")
    return Utterance([QuotePart("direct", start, paragraph_end)], None, None, "dash_without_verb")


def _split_continuation(context: QuoteContext, source_end: int, paragraph_end: int) -> list[QuotePart]:
    """Return the part that continues a quote after its source: after a comma, a colon or another dash."""
    tokens, lexicon = context.tokens, context.lexicon
    sentence_end = tokens.sentence_end[source_end - 1]
    limit = min(sentence_end, paragraph_end)
    colon = _find_colon_and_dash(context, source_end - 1, paragraph_end)
    if colon is not None and colon < limit:
        return [QuotePart("direct", colon + 2, paragraph_end)]
    i = source_end
    while i < limit and tokens.lower[i] not in (",", ".") and i < source_end + MAX_COMMA_DISTANCE:
        i += 1
    if i < limit and tokens.lower[i] == ",":
        rest = tokens.lower[i + 1 : min(sentence_end, i + MAX_QUOTE_TOKENS)]
        if any(token in lexicon.clause_signals for token in rest) and rest[0] not in lexicon.noun_phrase_breaks:
            return [QuotePart("direct", i + 1, sentence_end)]
    if sentence_end + 1 < paragraph_end and _is_dash(context, sentence_end):
        return [QuotePart("direct", sentence_end + 1, paragraph_end)]
    return []


def _strip_quotation_marks(context: QuoteContext, quote: Utterance) -> Utterance:
    """Remove quotation marks that enclose the whole first part."""
    kind, start, end = quote.parts[0]
    if context.is_marked(start):
        span = context.marked_spans[context.span_index[start]]
        if span.opening == start and span.end + 1 == end:
            quote.parts[0] = QuotePart(kind, start + 1, end - 1)
    return quote

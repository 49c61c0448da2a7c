"""How quotation marks divide a quoted clause into parts."""

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.grammar import PHRASE_PUNCTUATION
from ordrett.quotes.utterance import QuotePart

# Not part of a quote at its beginning and end.
PART_OPENING_PUNCTUATION = frozenset(",.;:–—-")
PART_CLOSING_PUNCTUATION = PHRASE_PUNCTUATION | {"."}


def split_at_quotation_marks(context: QuoteContext, start: int, end: int) -> list[QuotePart]:
    """Split a quoted clause into its parts inside and outside of quotation marks.

    Parts inside are "mixed", or "direct" if nothing is outside; parts outside are "indirect". Punctuation around a part
    is left out.
    """
    parts: list[QuotePart] = []
    i = start
    while i < end:
        if context.is_marked(i):
            span = context.marked_spans[context.span_index[i]]
            has_final_pause = context.tokens.word[span.end - 1] in ",." and span.end - span.start > 1
            parts.append(QuotePart("mixed", span.start, span.end - has_final_pause))
            i = span.end + 1
            continue
        part_start = i
        while i < end and not context.is_marked(i):
            i += 1
        parts += _strip_punctuation(context, part_start, i)
    if parts and all(part.kind == "mixed" for part in parts):
        return [part._replace(kind="direct") for part in parts]
    return parts


def _strip_punctuation(context: QuoteContext, start: int, end: int) -> list[QuotePart]:
    """Return an indirect part without the punctuation at its ends, or nothing if it has no other tokens."""
    forms = context.tokens.word
    while start < end and forms[start] in PART_OPENING_PUNCTUATION:
        start += 1
    while end > start and forms[end - 1] in PART_CLOSING_PUNCTUATION:
        if forms[end - 1] == ")" and "(" in forms[start:end]:
            break
        end -= 1
    return [QuotePart("indirect", start, end)] if end > start else []

"""Dash quotes in texts whose lines are sentences, as in annotated corpora: a quote may go on over several lines."""

from dataclasses import replace

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.dash_speech import extract_after_dash, is_dash
from ordrett.quotes.source_right import find_source_right
from ordrett.quotes.utterance import QuotePart, Utterance

MIN_SENTENCE_LINES = 15
MAX_LONGER_SHARE = 0.05  # of lines with several sentences
MAX_QUOTE_LINES = 8
MIN_LINE_TOKENS = 3


def has_sentence_lines(context: QuoteContext) -> bool:
    """Return whether each line of the text is a sentence, as in annotated corpora, and not a paragraph."""
    tokens = context.tokens
    n_lines = len(context.paragraph_ends)
    bounds = zip([0, *context.paragraph_ends[:-1]], context.paragraph_ends, strict=True)
    n_longer = sum(tokens.sentence_end[start] < end for start, end in bounds)
    return n_lines >= MIN_SENTENCE_LINES and n_longer <= MAX_LONGER_SHARE * n_lines


def extend_over_lines(context: QuoteContext, quote: Utterance) -> Utterance:
    """Extend a quote over the lines below it: up to the one that says who speaks, or over those that are speech."""
    tokens = context.tokens
    start = quote.parts[0].start
    first = tokens.paragraph[start]
    end, goes_on = quote.parts[-1].end, True
    for paragraph in range(first + 1, min(first + MAX_QUOTE_LINES, len(context.paragraph_ends))):
        line_start, line_end = context.paragraph_ends[paragraph - 1], context.paragraph_ends[paragraph]
        if attributed := _extract_before_line(context, start, line_start):
            return attributed
        if line_end - line_start < MIN_LINE_TOKENS or is_dash(context, line_start) or context.is_marked(line_start):
            break
        last_line = extract_after_dash(context, line_start, line_end)
        if last_line.cue is not None:
            last = last_line.parts[0]
            return replace(last_line, parts=[QuotePart("direct", start, last.end), *last_line.parts[1:]])
        goes_on = goes_on and _is_speech(context, line_start, line_end)
        end = line_end if goes_on else end
    return replace(quote, parts=[QuotePart("direct", start, end)])


def _extract_before_line(context: QuoteContext, start: int, line: int) -> Utterance | None:
    """Return the quote from `start` up to a line that begins with its verb and source: "asks Hill.", or None."""
    cue = context.cue_by_start.get(line)
    if cue is None or cue.is_passive or not context.tokens.word[line].islower():
        return None
    source = find_source_right(context.tokens, cue.end, context.lexicon)
    return Utterance([QuotePart("direct", start, line)], cue.range, source, "dash_before_verb") if source else None


def _is_speech(context: QuoteContext, start: int, end: int) -> bool:
    """Return whether a line without a name or a cue asks something or is in the first or second person."""
    has_name = any(i in context.people.mention_at_token or i in context.cue_by_start for i in range(start, end))
    has_pronoun = not context.lexicon.speaker_pronouns.isdisjoint(context.tokens.lower[start:end])
    return not has_name and (has_pronoun or context.tokens.word[end - 1] == "?")

"""Quotes that "according to X" gives to a source, and sources that it names as intermediaries."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.grammar import MAX_INSERTION_TOKENS, PAUSES
from ordrett.quotes.quote_parts import split_at_quotation_marks
from ordrett.quotes.source_right import find_source_right
from ordrett.quotes.utterance import QuotePart, TokenRange, Utterance

MIN_CLAUSE_TOKENS = 3
MAX_SENTENCE_TOKENS = 200  # on either side of the phrase


def extract_according_to(context: QuoteContext, quotes: Sequence[Utterance]) -> list[Utterance]:
    """Return `quotes` and, after them, the quotes of "according to X".

    A phrase directly after a quote with a source makes X its `relayed_by` instead. A quote to the right of a verb
    inside an "according to" quote is left out if it has no complementiser, because the verb reports an act.
    """
    tokens = context.tokens
    quote_ending_at: dict[int, int] = {}
    for k, quote in enumerate(quotes):
        if quote.cue and quote.source:
            quote_ending_at.setdefault(max(quote.cue.end, quote.source.end), k)
            quote_ending_at.setdefault(quote.parts[-1].end, k)
    earlier, new = list(quotes), list[Utterance]()
    consumed = {quote.cue for quote in quotes}
    for phrase in _find_phrases(context):
        if phrase in consumed:
            continue
        sentence_start = tokens.sentence_start[phrase.start]
        opens_sentence = phrase.start == sentence_start
        is_inside = opens_sentence or _is_unfinished(context, phrase.start)
        source = find_source_right(tokens, phrase.end, context.lexicon, before_comma=is_inside)
        if source is None or context.lexicon.according_to_length(tokens.lower, source.start):
            continue
        has_pause = not opens_sentence and tokens.lower[phrase.start - 1] in PAUSES
        clause_end = phrase.start - has_pause
        relayed = quote_ending_at.get(clause_end, quote_ending_at.get(phrase.start))
        if relayed is not None and not opens_sentence:
            earlier[relayed] = replace(earlier[relayed], relayed_by=source)
        elif parts := _split_sentence_around(context, phrase.start, clause_end, source):
            new.append(Utterance(parts, phrase, source, "according_to"))
    return [quote for quote in earlier if not _is_act(context, quote, new)] + new


def _is_unfinished(context: QuoteContext, phrase_start: int) -> bool:
    """Return whether a clause breaks off before a comma and a phrase: "The ferry was, according to Hill, empty"."""
    return context.tokens.lower[phrase_start - 1] == "," and _awaits_rest(context, phrase_start - 2)


def _awaits_rest(context: QuoteContext, i: int) -> bool:
    token, lexicon = context.tokens.lower[i], context.lexicon
    return token in lexicon.auxiliaries or token in lexicon.complementisers


def _is_act(context: QuoteContext, quote: Utterance, according_to_quotes: Sequence[Utterance]) -> bool:
    """Return whether a verb inside an "according to" quote reports an act: it has no complementiser, or its source."""
    if quote.extraction_rule != "verb_before_clause" or quote.cue is None:
        return False
    if any(quote.source == other.source for other in according_to_quotes):
        return True
    k = bisect_right(according_to_quotes, quote.cue.start, key=lambda other: other.parts[0].start) - 1
    is_inside = k >= 0 and quote.cue.start < according_to_quotes[k].parts[-1].end
    return is_inside and context.tokens.lower[quote.parts[0].start] not in context.lexicon.complementisers


def _find_phrases(context: QuoteContext) -> list[TokenRange]:
    """Return the "according to" phrases outside of quotation marks, in text order."""
    lower, lexicon = context.tokens.lower, context.lexicon
    return [
        TokenRange(i, i + length)
        for i, token in enumerate(lower)
        if token in lexicon.according_to_phrases
        and not context.is_marked(i)
        and (length := lexicon.according_to_length(lower, i))
    ]


def _split_sentence_around(
    context: QuoteContext, phrase_start: int, clause_end: int, source: TokenRange
) -> list[QuotePart]:
    """Return the parts of the clause before the phrase, after its source, or on both sides."""
    tokens = context.tokens
    clause_start = _find_clause_start(context, phrase_start)
    end = min(tokens.sentence_end[phrase_start], phrase_start + MAX_SENTENCE_TOKENS)
    rest = _skip_clause_of_source(context, source.end, end, opens_sentence=clause_end == clause_start)
    has_pause = rest < end and tokens.lower[rest] in PAUSES
    if clause_end - clause_start > MAX_SENTENCE_TOKENS:
        return []
    is_inside_clause = (
        clause_start < clause_end
        and rest < end
        and (_splits_clause(context, clause_start, clause_end, rest + 1) if has_pause else clause_end == phrase_start)
    )
    following = tokens.lower[rest + has_pause] if rest + has_pause < end else "."
    ends_clause = clause_end > clause_start + 1 and (following == "." or following in context.lexicon.conjunctions)
    is_short = clause_end - clause_start < MIN_CLAUSE_TOKENS and not (is_inside_clause or ends_clause)
    if is_short or _opens_relative_clause(context, clause_end - 1):
        return split_at_quotation_marks(context, rest + has_pause, end)
    parts = split_at_quotation_marks(context, clause_start, clause_end)
    if is_inside_clause:
        parts += split_at_quotation_marks(context, rest, end)
    return parts


def _splits_clause(context: QuoteContext, start: int, end: int, rest: int) -> bool:
    """Return whether a phrase between commas splits a clause: its verb, or the verb's complement, follows the phrase.

    "The bridge, according to Hill, is closed", but not "The bridge is closed, according to Hill, a report that".
    """
    lower, lexicon = context.tokens.lower, context.lexicon
    opens_apart = lexicon.is_adverb(lower[start]) or lower[start] in lexicon.conjunctions
    if rest >= context.tokens.sentence_end[start] or opens_apart:
        return False
    return lower[rest] in lexicon.auxiliaries or _awaits_rest(context, end - 1)


def _opens_relative_clause(context: QuoteContext, i: int) -> bool:
    """Return whether the quote is a relative clause that begins before its phrase: "which, according to Hill, ..."."""
    token, lexicon = context.tokens.lower[i], context.lexicon
    return token in lexicon.relative_pronouns and token not in lexicon.complementisers


def _skip_clause_of_source(context: QuoteContext, start: int, end: int, *, opens_sentence: bool) -> int:
    """Return the comma that ends a clause of the source, or `start` if there is none: "Hill, who won,", "a report by".

    Without inversion, a phrase that opens its sentence always has a comma after it.
    """
    lower, lexicon = context.tokens.lower, context.lexicon
    has_relative = start + 1 < end and lower[start] == "," and lower[start + 1] in lexicon.relative_pronouns
    if has_relative or (opens_sentence and not lexicon.is_verb_second and start < end and lower[start] != ","):
        commas = (i for i in range(start + 2 * has_relative, min(end, start + MAX_INSERTION_TOKENS)) if lower[i] == ",")
        return next(commas, start)
    return start


def _find_clause_start(context: QuoteContext, phrase_start: int) -> int:
    """Return where the clause before a phrase begins: after a comma and conjunction, or with the sentence."""
    tokens, lower = context.tokens, context.tokens.lower
    sentence_start = tokens.sentence_start[phrase_start]
    for i in range(phrase_start - MIN_CLAUSE_TOKENS, max(sentence_start, phrase_start - MAX_SENTENCE_TOKENS), -1):
        if lower[i] in context.lexicon.conjunctions and lower[i - 1] == "," and not context.is_marked(i):
            return i + 1
    opens_with_conjunction = lower[sentence_start] in context.lexicon.conjunctions
    return sentence_start + (opens_with_conjunction and sentence_start + 1 == phrase_start)

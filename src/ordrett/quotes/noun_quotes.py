"""Quotes that a reporting noun gives as a clause: "Hill's claim that", "en uttalelse fra Hill om at"."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from ordrett.quotes.clause_end import find_clause_end
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.quote_parts import split_at_quotation_marks
from ordrett.quotes.source_left import find_noun_phrase_left
from ordrett.quotes.utterance import TokenRange, Utterance

MAX_OWNER_TOKENS = 12  # between "from" and the clause


class NounFrame(NamedTuple):
    """The source of a reporting noun, where its cue ends and where its clause begins."""

    source: TokenRange | None
    cue_end: int
    clause: int


def extract_noun_quotes(
    context: QuoteContext, is_dash_speech: Sequence[bool], consumed_spans: AbstractSet[int]
) -> list[Utterance]:
    """Extract the clauses of all reporting nouns that have a source, and of those that report hearsay.

    `is_dash_speech` has one value per token; `consumed_spans` are the marked spans that are already direct speech.
    """
    quotes: list[Utterance] = []
    for i, token in enumerate(context.tokens.lower):
        if token not in context.lexicon.reporting_nouns or context.is_marked(i) or is_dash_speech[i]:
            continue
        if frame := _find_frame(context, i):
            cue = Cue(i, frame.cue_end, i, Frame.THAT_CLAUSE)
            end = find_clause_end(context, frame.clause, cue, consumed_spans)
            if _is_subject(context, i):
                end = _find_main_verb(context, frame.clause, end)
            if parts := split_at_quotation_marks(context, frame.clause, end):
                quotes.append(Utterance(parts, cue.range, frame.source, "noun_before_clause"))
    return quotes


def _find_frame(context: QuoteContext, noun: int) -> NounFrame | None:
    """Return the source and the clause of a reporting noun: an owner before it or "from X" after it, or hearsay."""
    lower, lexicon = context.tokens.lower, context.lexicon
    if noun + 2 >= context.tokens.sentence_end[noun]:
        return None
    if lower[noun + 1] in lexicon.origin_prepositions:
        return _find_frame_after(context, noun)
    if (clause := _find_clause(context, noun + 1)) is None:
        return None
    cue_end = noun + 1 + (lower[noun + 1] in lexicon.topic_prepositions)
    if owner := _find_owner(context, noun):
        return NounFrame(owner, cue_end, clause)
    return NounFrame(None, cue_end, clause) if lower[noun] in lexicon.hearsay_nouns else None


def _find_frame_after(context: QuoteContext, noun: int) -> NounFrame | None:
    """Return the source between "from" and the clause of a reporting noun: "a statement from Hill that"."""
    lower, lexicon, start = context.tokens.lower, context.lexicon, noun + 2
    for i in range(start + 1, min(context.tokens.sentence_end[noun], start + MAX_OWNER_TOKENS)):
        if (clause := _find_clause(context, i)) is not None:
            return NounFrame(TokenRange(start, i), noun + 1, clause)
        if lower[i] in lexicon.noun_phrase_breaks or not (lower[i][0].isalnum() or lower[i] in "-–"):
            return None
    return None


def _find_clause(context: QuoteContext, i: int) -> int | None:
    """Return the complementiser at token `i`, or after a preposition there and a comma: "that", "om at", "om, at"."""
    lower, lexicon, end = context.tokens.lower, context.lexicon, context.tokens.sentence_end[i - 1]
    if i < end and lexicon.is_verb_second and lower[i] in lexicon.topic_prepositions:
        i += 1
        i += i < end and lower[i] == ","
    return i if i < end and lower[i] in lexicon.complementisers else None


def _is_subject(context: QuoteContext, noun: int) -> bool:
    """Return whether a noun is in the phrase that opens its sentence, before any verb."""
    lexicon, start = context.lexicon, context.tokens.sentence_start[noun]
    opening = context.tokens.lower[max(start, noun - MAX_OWNER_TOKENS) : noun]
    has_verb = any(token in lexicon.auxiliaries or token in lexicon.verbs for token in opening)
    return noun - start <= MAX_OWNER_TOKENS and not has_verb


def _find_main_verb(context: QuoteContext, start: int, end: int) -> int:
    """Return the second finite verb, which belongs to the sentence, or `end`: "Hill's claim that A was true was B"."""
    lexicon, finite_end = context.lexicon, start
    for i in range(start + 1, end):
        word = context.tokens.lower[i]
        if word in lexicon.auxiliaries or (lexicon.is_verb_second and _is_reporting_verb(context, i)):
            if finite_end > start and i > finite_end:
                return i
            finite_end = i + 1
        elif _closes_subject(context, i, end) and finite_end > start:
            return i
        elif word in lexicon.noun_phrase_breaks or word == ",":
            finite_end = start
    return end


def _closes_subject(context: QuoteContext, i: int, end: int) -> bool:
    """Return whether token `i` is a comma before the verb of the sentence, as verb-second languages may have it."""
    lower, lexicon = context.tokens.lower, context.lexicon
    is_comma = lexicon.is_verb_second and lower[i] == "," and i + 1 < end
    return is_comma and lower[i + 1] not in lexicon.noun_phrase_breaks - lexicon.auxiliaries


def _is_reporting_verb(context: QuoteContext, i: int) -> bool:
    """Return whether a verb group begins at token `i`, or a passive with the Nordic ending -s."""
    return i in context.cue_by_start or context.tokens.lower[i].removesuffix("s") in context.lexicon.verbs


def _find_owner(context: QuoteContext, noun: int) -> TokenRange | None:
    """Return the owner before a reporting noun: "Hill's claim", "his claim"."""
    tokens, lexicon = context.tokens, context.lexicon
    if noun == tokens.sentence_start[noun]:
        return None
    owner = tokens.lower[noun - 1]
    if owner in lexicon.possessive_pronouns:
        return TokenRange(noun - 1, noun)
    is_name = tokens.word[noun - 1][0].isupper() or owner.endswith(("'s", "’s"))
    if owner.endswith(lexicon.genitive_endings) and is_name:
        return find_noun_phrase_left(tokens, noun, lexicon)
    return None

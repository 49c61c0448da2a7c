"""The cue next to a marked span: a reporting verb after or before it, or a name and a colon before it."""

from collections.abc import Set as AbstractSet

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.grammar import (
    MAX_NOUN_PHRASE_TOKENS,
    MIN_SENTENCE_TOKENS,
    PAUSES,
    PHRASE_PUNCTUATION,
    SENTENCE_ENDINGS,
)
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.quotation_marks import MarkedSpan
from ordrett.quotes.quoted_person import AdjacentCue, find_quoted_person
from ordrett.quotes.source_left import find_noun_phrase_left, find_source_left
from ordrett.quotes.source_right import find_source_right
from ordrett.quotes.subject import find_shared_subject, find_source
from ordrett.quotes.utterance import TokenRange

# The last token inside the marks, if a verb follows without another comma.
PAUSES_INSIDE_MARKS = PAUSES | {"?", "!", "…", "...", "--"}
PAUSES_BEFORE_MARKS = PAUSES | {":", ";"}
MAX_REPORTED_START_TOKENS = 40  # from a complementiser to the marks
MAX_CUE_DISTANCE = 16  # tokens for addressee, time and place between a verb and the pause before the marks
MAX_BARE_SOURCE_TOKENS = 2  # before a colon, without a name or a noun that shows a source


def find_cue_after(context: QuoteContext, span: MarkedSpan) -> AdjacentCue | None:
    """Return the cue after a marked span, in either order: '"...," said Hill', '"...," Hill said'."""
    lower, forms = context.tokens.lower, context.tokens.word
    start = span.end + 1
    if (
        not span.is_closed
        or start >= len(lower)
        or context.tokens.paragraph[start] != context.tokens.paragraph[span.end]
    ):
        return None
    has_comma = lower[start] in PAUSES
    start += has_comma
    has_comma = has_comma or lower[span.end] == ","  # which stands for the closing mark
    last = forms[span.end - 1]
    has_pause = has_comma or last in PAUSES_INSIDE_MARKS
    if start >= len(lower) or (not has_pause and last != "." and forms[start][0].isupper()):
        return None
    if last == "." and start not in context.any_cue_by_start:
        return None
    if last not in SENTENCE_ENDINGS and _is_in_reported_clause(context, span):
        return None
    if quoted := find_quoted_person(context, start):
        return quoted
    verb_and_subject = _find_verb_and_subject(context, start)
    if verb_and_subject is None:
        return None
    cue, source = verb_and_subject
    if not has_pause and last != ".":
        opens_sentence = context.tokens.sentence_start[span.opening] == span.opening
        if not opens_sentence or not cue.frame & Frame.SPEECH or cue.is_participle:
            return None
    return AdjacentCue(cue.range, source, "quotation_marks_before_verb")


def _is_in_reported_clause(context: QuoteContext, span: MarkedSpan) -> bool:
    """Return whether a complementiser after an earlier verb opens the clause in which a span stands."""
    lower, start = context.tokens.lower, context.tokens.sentence_start[span.opening]
    for i in range(span.opening - 1, max(start, span.opening - MAX_REPORTED_START_TOKENS), -1):
        if lower[i] in PHRASE_PUNCTUATION:
            return False
        if lower[i] in context.lexicon.complementisers:
            return any(j in context.cue_by_verb for j in range(start, i))
    return False


def _find_verb_and_subject(context: QuoteContext, start: int) -> tuple[Cue, TokenRange | None] | None:
    """Return the verb and the subject that begin at `start`, in either order."""
    tokens, lexicon = context.tokens, context.lexicon
    limit = min(tokens.sentence_end[start], start + MAX_NOUN_PHRASE_TOKENS)
    after_adverbs = start
    while (
        after_adverbs < limit
        and after_adverbs not in context.any_cue_by_start
        and lexicon.is_adverb(tokens.lower[after_adverbs])
    ):
        after_adverbs += 1
    if cue := context.any_cue_by_start.get(after_adverbs):
        if cue.is_passive or cue.is_infinitive:
            return None
        return cue, find_source_right(tokens, cue.end, lexicon)
    if tokens.lower[start] in lexicon.complementisers or tokens.lower[start] in lexicon.conjunctions:
        return None
    for i in range(start + 1, limit):
        cue = context.any_cue_by_start.get(i)
        if cue and not cue.is_participle and not cue.is_passive and not cue.is_infinitive:
            source = _find_subject_from(context, cue, start, after_adverbs)
            return (cue, source) if source else None
        if context.is_marked(i) or tokens.lower[i] in (":", ";"):
            return None
    return None


def _find_subject_from(context: QuoteContext, cue: Cue, start: int, after_adverbs: int) -> TokenRange | None:
    """Return the subject of a cue if it begins at `start`; none if the cue belongs to the marks after it."""
    if cue.end < len(context.tokens) and context.is_marked(cue.end):
        return None
    source = find_source_left(context.tokens, cue, context.lexicon) or TokenRange(start, cue.start)
    if source.start > after_adverbs and _opens_with_name_and_comma(context, start, source.start):
        source = TokenRange(start, source.end)
    if source.start > after_adverbs or source.end <= start:
        return None
    if all(word == "," or context.lexicon.is_adverb(word) for word in context.tokens.lower[start : source.end]):
        return None  # '"...," however, said Hill'
    return TokenRange(max(start, source.start), source.end)


def _opens_with_name_and_comma(context: QuoteContext, start: int, end: int) -> bool:
    """Return whether the tokens are a name and appositions, all of them without a clause: "Hill, founder of Sea, a"."""
    tokens, lexicon = context.tokens, context.lexicon
    first_comma = next((i for i in range(start, end) if tokens.lower[i] == ","), start)
    is_name = first_comma > start and all(tokens.word[i][0].isupper() for i in range(start, first_comma))
    return is_name and not any(token in lexicon.noun_phrase_breaks for token in tokens.lower[start:end])


def find_cue_before(context: QuoteContext, span: MarkedSpan, consumed_verbs: AbstractSet[int]) -> AdjacentCue | None:
    """Return the cue before a marked span: 'Hill said: "..."', 'Hill added, "..."', 'Hill: "..."'.

    `consumed_verbs` are verbs that already report another quote.
    """
    tokens, lower = context.tokens, context.tokens.lower
    pause = span.opening - 1
    start = tokens.sentence_start[span.opening]
    opens_sentence = start == span.opening
    if pause >= 0 and opens_sentence and lower[pause] == ":" and tokens.paragraph[pause] >= tokens.paragraph[start] - 1:
        start = tokens.sentence_start[pause]
    if pause < start or lower[pause] not in PAUSES_BEFORE_MARKS:
        return None
    if cue := _find_verb_before(context, pause, start, consumed_verbs):
        return AdjacentCue(cue.range, find_source(context, cue), "verb_before_quotation_marks")
    if lower[pause] == ":" and (length := context.lexicon.according_to_length(lower, start)):
        source = find_source_right(tokens, start + length, context.lexicon)
        return AdjacentCue(TokenRange(start, start + length), source, "according_to")
    if lower[pause] == ":" and (source := _find_source_before_colon(context, pause, span)):
        return AdjacentCue(TokenRange(pause, pause + 1), source, "colon_before_quotation_marks")
    return None


def _find_verb_before(context: QuoteContext, pause: int, start: int, consumed_verbs: AbstractSet[int]) -> Cue | None:
    """Return the cue before a pause, with nothing but addressee, time and place between them."""
    lower, lexicon = context.tokens.lower, context.lexicon
    for i in range(pause - 1, max(start, pause - MAX_CUE_DISTANCE) - 1, -1):
        if context.is_marked(i):
            return None
        cue = context.cue_by_verb.get(i)
        if cue and i not in consumed_verbs and not cue.is_passive:
            return cue
        if lower[pause] != ":" and (
            lower[i] in lexicon.subject_pronouns or lower[i] in lexicon.complementisers or lower[i] in (",", ";")
        ):
            return None
    return None


def _find_source_before_colon(context: QuoteContext, colon: int, span: MarkedSpan) -> TokenRange | None:
    """Return the source before a colon: a noun phrase alone, or the named subject of a sentence before a sentence."""
    tokens = context.tokens
    start = tokens.sentence_start[colon]
    source = find_noun_phrase_left(tokens, colon, context.lexicon)
    if source and source.start == start:
        return source if _can_be_source(context, source) else None
    if tokens.word[span.end - 1] not in SENTENCE_ENDINGS or span.end - span.start < MIN_SENTENCE_TOKENS:
        return None
    source = find_shared_subject(context, start, colon)
    is_named = source and any(
        tokens.word[i][0].isupper() or tokens.lower[i] in context.lexicon.subject_pronouns for i in range(*source)
    )
    return source if is_named else None


def _can_be_source(context: QuoteContext, source: TokenRange) -> bool:
    """Return whether a noun phrase is short, or contains a name or a noun for a kind of source."""
    lexicon, forms = context.lexicon, context.tokens.word
    if source.end - source.start <= MAX_BARE_SOURCE_TOKENS:
        return True
    if any(forms[i][0].isupper() for i in range(source.start + 1, source.end)):
        return True
    return any(map(lexicon.is_source_noun, context.tokens.lower[source.start : source.end]))

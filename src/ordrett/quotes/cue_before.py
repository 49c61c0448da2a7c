"""The verb, or the name and colon, before marks."""

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.quotation_marks import Marked
from ordrett.quotes.source_before import noun_phrase_before
from ordrett.quotes.subject import source_of, subject_of_sentence
from ordrett.quotes.utterance import ENDINGS, FEWEST, PAUSES, Range

BEFORE = PAUSES | {":", ";"}
# Tokens between a reporting verb and the pause before the marks: hearer, time and place.
REACH = 16


def preceding(page: QuoteContext, span: Marked) -> tuple[Range, Range | None, str] | None:
    """Return cue, source and rule of what stands before the marks: Hill said: "..."; Hill added, "..."; Hill: "..."."""
    tokens, low = page.tokens, page.tokens.lower
    at = span.first - 2
    begin = tokens.sentence_start[span.first - 1]
    if at >= 0 and begin == span.first - 1 and low[at] == ":" and tokens.paragraph[at] >= tokens.paragraph[begin] - 1:
        begin = tokens.sentence_start[at]
    if at < begin or low[at] not in BEFORE:
        return None
    if cue := _cue_before(page, at, begin):
        return (cue.first, cue.last), source_of(page, cue), "verb_before_marks"
    source = _before_colon(page, at, span) if low[at] == ":" else None
    return ((at, at + 1), source, "colon_before_marks") if source else None


def _before_colon(page: QuoteContext, at: int, span: Marked) -> Range | None:
    """Return who speaks behind a colon: what alone stands before it; of a sentence in marks, a subject by name."""
    tokens = page.tokens
    begin = tokens.sentence_start[at]
    source = noun_phrase_before(tokens, at, page.words)
    if source and source[0] == begin:
        return source if _is_source(page, source) else None
    if tokens.word[span.last - 1] not in ENDINGS or span.last - span.first < FEWEST:
        return None
    source = subject_of_sentence(page, begin, at)
    named = source and any(
        tokens.word[i][0].isupper() or tokens.lower[i] in page.words.subjects for i in range(*source)
    )
    return source if named else None


def _is_source(page: QuoteContext, source: Range) -> bool:
    """Return whether a noun phrase is a word or two, or shows a name, a role or another source."""
    words, (first, last) = page.words, source
    if last - first < 3 or any(page.tokens.word[i][0].isupper() for i in range(first + 1, last)):
        return True
    known = (words.groups, words.documents, words.organisations, words.anonymous)
    return any(words.is_role(low) or any(low in of for of in known) for low in page.tokens.lower[first:last])


def _cue_before(page: QuoteContext, at: int, begin: int) -> Cue | None:
    """Return the cue of which nothing but hearer, time and place parts the pause at token `at`."""
    low, words = page.tokens.lower, page.words
    for i in range(at - 1, max(begin, at - REACH) - 1, -1):
        if page.marked[i] >= 0:
            return None
        cue = page.by_verb.get(i)
        if cue and i not in page.used and not cue.passive:
            return cue
        if low[at] != ":" and (low[i] in words.subjects or low[i] in (",", ";")):
            return None
    return None

"""The verb and its subject behind marks."""

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.noun_phrase import PHRASE
from ordrett.quotes.quotation_marks import Marked
from ordrett.quotes.source_after import source_after
from ordrett.quotes.source_before import source_before
from ordrett.quotes.utterance import PAUSES, Range

# How own words may end, within their marks, before a verb.
WITHIN = PAUSES | {"?", "!", "…", "...", "--"}


def following(page: QuoteContext, span: Marked) -> tuple[Cue, Range | None] | None:
    """Return the cue, and its source, that follows what is said: "...," said Hill; "...," Hill said."""
    low, word = page.tokens.lower, page.tokens.word
    at = span.last + 1
    if not span.closed or at >= len(low) or page.tokens.paragraph[at] != page.tokens.paragraph[span.last]:
        return None
    comma = low[at] in PAUSES
    at += comma
    inner = word[span.last - 1]
    if at >= len(low) or (not comma and inner not in WITHIN and inner != "." and word[at][0].isupper()):
        return None
    if inner == "." and at not in page.beside:
        return None
    found = _group(page, at)
    if found is None or comma or inner in WITHIN or inner == ".":
        return found
    opens = page.tokens.sentence_start[span.first - 1] == span.first - 1
    return found if opens and found[0].frame & Frame.SAY and not found[0].participle else None


def _group(page: QuoteContext, at: int) -> tuple[Cue, Range | None] | None:
    """Return the verb and its subject, in either order, that begin at token `at`."""
    tokens, words = page.tokens, page.words
    end = min(tokens.sentence_end[at], at + PHRASE)
    first = at
    while first < end and first not in page.beside and words.is_adverb(tokens.lower[first]):
        first += 1
    if cue := page.beside.get(first):
        return (cue, source_after(tokens, cue.last, words)) if not cue.passive and not cue.infinitive else None
    if tokens.lower[at] in words.complementisers or tokens.lower[at] in words.conjunctions:
        return None
    for i in range(at + 1, end):
        cue = page.beside.get(i)
        if cue and not cue.participle and not cue.passive and not cue.infinitive:
            first_of_source, last = source_before(tokens, cue, words) or (at, i)
            return (cue, (max(at, first_of_source), last)) if first_of_source <= first and at < last else None
        if page.marked[i] >= 0 or tokens.lower[i] in (":", ";"):
            return None
    return None

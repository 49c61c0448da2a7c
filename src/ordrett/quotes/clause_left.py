"""What a reporting verb reports that stands before it, or on both sides of it."""

from ordrett.quotes.clause_end import reports
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.noun_phrase import PHRASE, STOPS
from ordrett.quotes.quotation_marks import DOUBLE
from ordrett.quotes.source_after import is_occasion, source_after
from ordrett.quotes.source_before import source_before
from ordrett.quotes.split_parts import parts_of
from ordrett.quotes.subject import source_of
from ordrett.quotes.utterance import PAUSES, Utterance

BREAKS = PAUSES | {"--"}
LONGEST = 200


def clause_before(page: QuoteContext, cue: Cue) -> Utterance | None:
    """Take what stands before a verb at the end of its sentence, and what goes on behind it: "A, said Hill, B"."""
    tokens, words, low = page.tokens, page.words, page.tokens.lower
    if not cue.frame & (Frame.SAY | Frame.BESIDE) or cue.passive or cue.infinitive or cue.participle:
        return None
    begin, end = tokens.sentence_start[cue.first], tokens.sentence_end[cue.first]
    unopened = cue.first - 1 > begin and low[cue.first - 1] in DOUBLE
    before = cue.first - 1 - unopened
    if before >= begin and low[before] in BREAKS:
        comma, source = before, source_after(tokens, cue.last, words)
        behind = source[1] if source else cue.last
        if source is None or _has_subject(page, cue, begin):
            return None
    else:
        source = source_of(page, cue) if cue.frame & Frame.SAY else None
        if source is None or source[0] <= begin or source[1] > cue.first or low[source[0] - 1] not in BREAKS:
            return None
        comma, behind = source[0] - 1, cue.last
        if (
            low[source[0]] in words.relatives
            or _is_adverbial(page, begin, comma)
            or not _ends_or_pauses(page, behind, end)
        ):
            return None
    if comma - begin < 2 or comma - begin > LONGEST or page.marked[comma - 1] >= 0:
        return None
    rest = rest_of_clause(page, behind, end)
    if rest is None:
        return None
    parts = parts_of(page, begin, comma) + (parts_of(page, rest, end) if rest < end else [])
    if unopened:
        parts = [("direct", first, last) for _, first, last in parts]
    return Utterance(parts, (cue.first, cue.last), source, "verb_behind_clause") if parts else None


def _is_adverbial(page: QuoteContext, begin: int, end: int) -> bool:
    """Return whether what stands before the comma only says when or where: it opens so, and no comma divides it."""
    low, words = page.tokens.lower, page.words
    while begin < end and low[begin] in words.conjunctions:
        begin += 1
    opens = low[begin] in words.prepositions or low[begin] in words.clausal or words.is_adverb(low[begin])
    return begin == end or (opens and "," not in low[begin:end])


def _ends_or_pauses(page: QuoteContext, at: int, end: int) -> bool:
    """Return whether a verb behind its subject takes nothing more than when, where and to whom."""
    low, words, word = page.tokens.lower, page.words, page.tokens.word
    if at >= end or low[at] in STOPS or word[at] in ".?!" or low[at] in words.times or words.is_adverb(low[at]):
        return True
    if low[at] in words.infinitive_marks:
        return at + 1 < end and (word[at + 1][0].isupper() or low[at + 1] in words.articles)
    return low[at] in words.prepositions and is_occasion(page.tokens, at, words)


def _has_subject(page: QuoteContext, cue: Cue, begin: int) -> bool:
    """Return whether a name and its apposition, between commas, open the sentence and are the subject of the verb."""
    source = source_before(page.tokens, cue, page.words)
    return source is not None and source[0] == begin and page.tokens.lower[source[1]] == ","


def rest_of_clause(page: QuoteContext, at: int, end: int) -> int | None:
    """Return where what is said goes on behind "he said": behind a comma, or not at all; None for a clause."""
    low, words = page.tokens.lower, page.words
    if at < end and (low[at] in words.questions or page.marked[at] >= 0):
        return None
    if (at + 2 < end and low[at + 1] in STOPS) or at + 2 == end:
        return at + 2 if at + 2 < end and low[at + 1] == "," else end
    if at < end and low[at].isalnum() and low[at] not in words.adverbial and not words.is_adverb(low[at]):
        return None
    for i in range(at, min(end, at + PHRASE)):
        if page.marked[i] >= 0 or low[i] in words.complementisers:
            return None
        if low[i] == ",":
            turns = (
                (low[i + 1] in words.clausal and low[i + 1] not in words.auxiliaries) or low[i + 1] in words.hearers
                if i + 1 < end
                else True
            )
            names = all(
                word[0].isupper() or not word[0].isalpha() for word in page.tokens.word[i + 1 : min(end, i + PHRASE)]
            )
            return end if turns or names or reports(page, i + 1) else i + 1
        if low[i] in words.conjunctions or (low[i] in words.clausal and i > at and low[i] not in words.auxiliaries):
            return end
        if low[i] in words.subjects or low[i] in words.auxiliaries:
            return None
        if low[i] in (":", ";"):
            return end if i + 1 == end else None
    return end if end - at < PHRASE else None

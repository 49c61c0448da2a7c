"""What a reporting verb reports that stands behind it."""

from ordrett.quotes.adverbial import behind_adverbial
from ordrett.quotes.clause_end import end_of_clause
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.noun_phrase import STOPS
from ordrett.quotes.split_parts import parts_of
from ordrett.quotes.states import is_named, states
from ordrett.quotes.subject import source_of
from ordrett.quotes.utterance import Utterance

# Tokens between a reporting verb and its complementiser: to whom, when, where.
BETWEEN = 16
# Tokens within which a clause shows its finite verb.
NEAR = 8
CLAUSE = Frame.SAY | Frame.THAT | Frame.ADDRESS


def clause_behind(page: QuoteContext, cue: Cue) -> Utterance | None:
    """Return what a verb reports that stands behind it: a clause, own words, or what a named source holds."""
    source = None if cue.passive else source_of(page, cue)
    if source is None and not cue.passive:
        return None
    at = cue.last
    if source and source[0] >= cue.last:
        at = source[1]
    start, last_of_cue = _start(page, cue, at)
    if start is None:
        return None
    end = end_of_clause(page, start, cue)
    if source and not states(page, cue, source, start, end) and not (last_of_cue > cue.last and is_named(page, source)):
        return None
    parts = parts_of(page, start, end)
    if not parts:
        return None
    return Utterance(parts, (cue.first, last_of_cue), source, "verb_before_clause")


def _start(page: QuoteContext, cue: Cue, at: int) -> tuple[int | None, int]:
    """Return where what is said begins, None where nothing is, and the end of the cue."""
    words, low, end = page.words, page.tokens.lower, page.tokens.sentence_end[cue.verb]
    frame, nothing = cue.frame, (None, cue.last)
    if at + 1 < end and low[at] == "," and (low[at + 1] in words.complementisers or low[at + 1] in words.questions):
        at += 1
    if at >= end or low[at] in (".", "?", "!"):
        return nothing
    if words.inverts and low[at] == "," and at == cue.last and _is_clause(page, at + 1, end):
        at += 1
    if (that := _complementiser(page, cue, at, end)) is not None:
        return (that, cue.last) if frame & CLAUSE else nothing
    if cue.passive:
        return (at, cue.last) if low[at] in words.infinitive_marks else nothing
    if page.marked[at] >= 0 or (low[at] in words.questions and frame & CLAUSE):
        return at, cue.last
    if low[at] in words.infinitive_marks:
        return (at, cue.last) if frame & (Frame.INFINITIVE | Frame.ADDRESS) else nothing
    return nothing if low[at] in STOPS else _bare(page, cue, at, end)


def _is_clause(page: QuoteContext, at: int, end: int) -> bool:
    """Return whether a clause of its own stands behind a comma, as Danish may set it: siger, broen er lukket."""
    low, words = page.tokens.lower, page.words
    first = at < end and low[at] not in words.clausal and low[at] not in words.prepositions
    return first and any(low[i] in words.auxiliaries for i in range(at, min(end, at + NEAR)))


def _complementiser(page: QuoteContext, cue: Cue, at: int, end: int) -> int | None:
    """Return the complementiser behind the verb, or behind to whom and when it was said."""
    words, low = page.words, page.tokens.lower
    for i in range(at, min(at + BETWEEN, end)):
        if low[i] in words.complementisers and (i == at or not cue.passive):
            return i
        if low[i] == "," and i + 1 < end and low[i + 1] in words.complementisers:
            return i + 1
        if page.marked[i] >= 0 or low[i] in STOPS or i in page.by_verb or low[i] in words.conjunctions:
            return None
        if low[i] in words.subjects or low[i] in words.auxiliaries:
            return None
    return None


def _bare(page: QuoteContext, cue: Cue, at: int, end: int) -> tuple[int | None, int]:
    """Return where a clause without complementiser, or a noun phrase, begins."""
    frame = cue.frame
    object_of = (
        page.tokens.lower[at] in page.words.about
        and page.tokens.lower[at] not in page.words.hearers
        and at + 1 < end
        and at == cue.last
    )
    if frame & Frame.ADDRESS and not frame & Frame.NOUN and not object_of:
        return _behind_hearer(page, cue, at)
    if object_of and frame & (Frame.NOUN | Frame.SAY | Frame.INFINITIVE):
        return _behind_preposition(page, cue, at)
    if frame & Frame.SAY:
        return behind_adverbial(page, at, end), cue.last
    return (at if frame & Frame.NOUN else None), cue.last


def _behind_preposition(page: QuoteContext, cue: Cue, at: int) -> tuple[int | None, int]:
    low, words = page.tokens.lower, page.words
    after = low[at + 1 : at + 6]
    if any(word in words.occasions or word in words.times for word in after):
        start = behind_adverbial(page, at, page.tokens.sentence_end[at])
        return (start, cue.last) if cue.frame & Frame.SAY else (None, cue.last)
    return at + 1, at + 1


def _behind_hearer(page: QuoteContext, cue: Cue, at: int) -> tuple[int | None, int]:
    """Leave out to whom: a pronoun, a name, or a noun phrase up to the subject of what is said."""
    low, words, word = page.tokens.lower, page.words, page.tokens.word
    end = min(page.tokens.sentence_end[at], at + 10)
    if cue.frame & Frame.INFINITIVE:
        return at, cue.last
    if low[at] in words.objects:
        return behind_adverbial(page, at + 1, page.tokens.sentence_end[at]), cue.last
    for i in range(at + 1, end):
        if low[i] in words.infinitive_marks or low[i] in words.questions:
            return i, cue.last
        if (
            low[i] in words.subjects
            or low[i] in words.articles
            or (word[i][0].isupper() and not word[i - 1][0].isupper())
        ):
            return i, cue.last
        if low[i] in STOPS:
            break
    return None, cue.last

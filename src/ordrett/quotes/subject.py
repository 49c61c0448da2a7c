"""Who speaks, by the grammar of the sentence: the subject of a reporting verb."""

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.noun_phrase import STOPS
from ordrett.quotes.source_after import source_after
from ordrett.quotes.source_before import source_before
from ordrett.quotes.utterance import Range

# How far from the beginning of its sentence the subject of a verb that leaves it out is looked for, and its length.
REACH = 60
ADVERBIAL = 30
SUBJECT = 8


def source_of(page: QuoteContext, cue: Cue) -> Range | None:
    """Return who speaks: before the verb, or behind it where the language or a quote turns the order round.

    None where no words name it, or where it is the writer, the reader or nobody.
    """
    found = _subject_of(page, cue)
    if found and found[1] - found[0] == 1 and page.tokens.lower[found[0]] in page.words.sourceless:
        return None
    return found


def _subject_of(page: QuoteContext, cue: Cue) -> Range | None:
    tokens, words = page.tokens, page.words
    begin = tokens.sentence_start[cue.first]
    if cue.participle or cue.infinitive:
        return subject_of_sentence(page, begin, cue.first)
    if cue.first > begin and tokens.lower[cue.first - 1] in words.conjunctions:
        return subject_of_sentence(page, begin, cue.first)
    before = source_before(tokens, cue, words)
    if words.inverts and _is_inverted(page, cue, before):
        return source_after(tokens, cue.last, words) or before
    return before


def _is_inverted(page: QuoteContext, cue: Cue, before: Range | None) -> bool:
    """Return whether the subject follows: the verb opens the sentence, or an adverbial stands before it."""
    low, words = page.tokens.lower, page.words
    if cue.last >= len(low) or low[cue.last] in words.complementisers or low[cue.last] in STOPS:
        return False
    if before is None or low[before[1] - 1] in words.times or low[before[1] - 1] in words.impersonal:
        return True
    if low[before[0]] in words.prepositions or (before[0] and low[before[0] - 1] in words.prepositions):
        return True
    behind = low[cue.last + 1] if cue.last + 1 < len(low) else ""
    if low[cue.last] in words.subjects:
        return low[before[0]] not in words.subjects and (
            behind in words.complementisers or behind in STOPS or behind == "."
        )
    return False


def subject_of_sentence(page: QuoteContext, begin: int, end: int) -> Range | None:
    """Return the subject that a verb shares: that of the first cue of the sentence, else its first noun phrase."""
    tokens, words = page.tokens, page.words
    for i in range(begin, min(end, begin + REACH)):
        cue = page.by_first.get(i)
        if cue and not cue.participle and not cue.infinitive and tokens.lower[i - 1] not in words.conjunctions:
            found = source_before(tokens, cue, words)
            if found:
                return found
    return _first_noun_phrase(page, begin, min(end, begin + REACH))


def _first_noun_phrase(page: QuoteContext, begin: int, end: int) -> Range | None:
    tokens, words, low = page.tokens, page.words, page.tokens.lower
    at = begin
    while at < end and (page.marked[at] >= 0 or low[at] in words.conjunctions or words.is_adverb(low[at])):
        at += 1
    if at < end and (low[at] in words.prepositions or low[at] in words.clausal):
        while at < min(end, begin + ADVERBIAL) and low[at] != ",":
            at += 1
        at += 1
    if at >= end:
        return None
    if low[at] in words.subjects:
        return at, at + 1
    last = at
    while last < min(end, at + SUBJECT) and low[last] not in STOPS and low[last] not in words.breaks:
        named = last > at and tokens.word[last - 1][0].isupper() and low[last - 1] not in words.articles
        if named and low[last] != "." and not tokens.word[last][0].isupper() and low[last] not in words.joins:
            break
        last += 1
    return (at, last) if last > at else None

"""What stands beside "according to X", and who passed on what somebody else said."""

from bisect import bisect_right
from dataclasses import replace

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.noun_phrase import INSERTION
from ordrett.quotes.source_after import source_after
from ordrett.quotes.split_parts import parts_of
from ordrett.quotes.utterance import PAUSES, Part, Range, Utterance

# The fewest tokens of a clause.
FEWEST = 3
LONGEST = 200


def according(page: QuoteContext, found: list[Utterance]) -> list[Utterance]:
    """Return `found` with what "according to X" stands beside; behind another source, X only passed it on."""
    ends: dict[int, int] = {}
    for k, said_by in enumerate(found):
        if said_by.cue and said_by.source:
            ends.setdefault(max(said_by.cue[1], said_by.source[1]), k)
            ends.setdefault(said_by.parts[-1][2], k)
    said = list(found)
    for i, length in _places(page):
        opens = i == page.tokens.sentence_start[i]
        source = source_after(page.tokens, i + length, page.words, ends_with_sentence=not opens)
        if source is None or page.words.according_at(page.tokens.lower, source[0]):
            continue
        before = i - (page.tokens.lower[i - 1] in PAUSES if i > page.tokens.sentence_start[i] else 0)
        if not opens and (relayed := ends.get(before, ends.get(i))) is not None:
            said[relayed] = replace(said[relayed], via=source)
        elif parts := _beside(page, i, before, source):
            said.append(Utterance(parts, (i, i + length), source, "according_to"))
    told = said[len(found) :]
    return [u for u in said if not _is_deed(page, u, told)]


def _is_deed(page: QuoteContext, said: Utterance, told: list[Utterance]) -> bool:
    """Return whether a verb tells what somebody did, within what "according to" gives to a source."""
    if said.rule != "verb_before_clause" or said.cue is None:
        return False
    k = bisect_right(told, said.cue[0], key=lambda u: u.parts[0][1]) - 1
    within = k >= 0 and said.cue[0] < told[k].parts[-1][2]
    return within and page.tokens.lower[said.parts[0][1]] not in page.words.complementisers


def _places(page: QuoteContext) -> list[tuple[int, int]]:
    """Return first token and length of every such phrase outside of marks."""
    low, phrases = page.tokens.lower, page.words.according
    begun = [i for i, word in enumerate(low) if word in phrases and page.marked[i] < 0]
    return [(i, length) for i in begun if (length := page.words.according_at(low, i))]


def _beside(page: QuoteContext, i: int, before: int, source: Range) -> list[Part]:
    """Return the clause before the phrase, behind it, or on both sides of it."""
    tokens = page.tokens
    begin, end = _clause(page, i), min(tokens.sentence_end[i], i + LONGEST)
    at = _behind_relative(page, source[1], end)
    pause = at < end and tokens.lower[at] in PAUSES
    if before - begin > LONGEST:
        return []
    if before - begin < FEWEST:
        return parts_of(page, at + pause, end)
    if before == i and at < end and not pause:
        return parts_of(page, begin, before) + parts_of(page, at, end)
    return parts_of(page, begin, before)


def _behind_relative(page: QuoteContext, at: int, end: int) -> int:
    """Leave out a relative clause between commas behind the source."""
    low = page.tokens.lower
    if at + 1 < end and low[at] == "," and low[at + 1] in page.words.relatives:
        return next((i for i in range(at + 2, min(end, at + INSERTION)) if low[i] == ","), at)
    return at


def _clause(page: QuoteContext, i: int) -> int:
    """Return where the clause before token i begins: behind a comma and its conjunction, or with the sentence."""
    tokens, low = page.tokens, page.tokens.lower
    begin = tokens.sentence_start[i]
    for at in range(i - FEWEST, max(begin, i - LONGEST), -1):
        if low[at] in page.words.conjunctions and low[at - 1] == "," and page.marked[at] < 0:
            return at + 1
    return begin

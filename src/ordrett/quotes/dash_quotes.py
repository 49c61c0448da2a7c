"""Own words that a dash opens: a paragraph, or what stands behind a colon and a dash."""

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.source_after import source_after
from ordrett.quotes.subject import source_of
from ordrett.quotes.utterance import ENDINGS, Part, Range, Utterance

DASHES = frozenset("–—-−―") | {"--"}
STOPS = ENDINGS | {","}
# What is said in one paragraph and its cue are looked for over so many tokens.
LONGEST = 600
# How far from its beginning a paragraph has a colon and dash, how far before them the verb, and how far behind a source
# a comma may lead on.
COLON, VERB, COMMA = 40, 16, 12


def dash(page: QuoteContext) -> list[Utterance]:
    """Return what dashes open, and mark its tokens as own words."""
    tokens = page.tokens
    found = []
    i, end = 0, len(tokens)
    while i < end:
        last = _paragraph_end(page, i)
        if opening := _opening(page, i, last):
            utterance = _without_marks(page, _utterance(page, *opening, last))
            for first, until in ((a, b) for _, a, b in utterance.parts):
                for at in range(first, until):
                    page.own[at] = True
            found.append(utterance)
            if utterance.cue:
                page.used.add(utterance.cue[1] - 1)
        i = last
    return found


def _without_marks(page: QuoteContext, said: Utterance) -> Utterance:
    """Leave out marks that hold all that the dash opens."""
    kind, first, last = said.parts[0]
    number = page.marked[first]
    if number >= 0 and page.spans[number].first == first + 1 and page.spans[number].last + 1 == last:
        said.parts[0] = (kind, first + 1, last - 1)
    return said


def _paragraph_end(page: QuoteContext, i: int) -> int:
    return page.ends[page.tokens.paragraph[i]]


def _opening(page: QuoteContext, i: int, last: int) -> tuple[int, Cue | None, Range | None] | None:
    """Return the first token of what a dash opens, and the cue and source before a colon."""
    tokens = page.tokens
    if i + 2 < last and _is_dash(page, i):
        return (i + 1, None, None)
    for at in range(i + 1, min(last - 2, i + COLON)):
        if tokens.lower[at] == ":" and _is_dash(page, at + 1) and page.marked[at] < 0:
            cue = next((page.by_verb[k] for k in range(at - 1, max(i, at - VERB) - 1, -1) if k in page.by_verb), None)
            if cue is None:
                return None
            return at + 2, cue, source_of(page, cue)
    return None


def _is_dash(page: QuoteContext, i: int) -> bool:
    tokens = page.tokens
    return tokens.word[i] in DASHES and tokens.start[i + 1] > tokens.end[i]


def _utterance(page: QuoteContext, first: int, cue: Cue | None, source: Range | None, last: int) -> Utterance:
    tokens, low = page.tokens, page.tokens.lower
    if cue:
        return Utterance([("direct", first, last)], (cue.first, cue.last), source, "verb_before_dash")
    for i in range(first + 2, min(last, first + LONGEST)):
        found = page.by_first.get(i)
        if (
            not found
            or low[i - 1] not in STOPS
            or page.marked[i] >= 0
            or found.passive
            or not tokens.word[i][0].islower()
        ):
            continue
        source = source_after(tokens, found.last, page.words)
        if source is None:
            continue
        parts: list[Part] = [("direct", first, i - (low[i - 1] == ","))]
        parts += _rest(page, source[1], last)
        return Utterance(parts, (found.first, found.last), source, "dash_before_verb")
    return Utterance([("direct", first, last)], None, None, "dash_alone")


def _rest(page: QuoteContext, at: int, last: int) -> list[Part]:
    """Return what goes on behind the cue: behind a comma, or behind another dash."""
    tokens = page.tokens
    end = tokens.sentence_end[at - 1]
    i = at
    while i < min(end, last) and tokens.lower[i] not in (",", ".") and i < at + COMMA:
        i += 1
    clause = any(low in page.words.finite for low in tokens.lower[i + 1 : min(end, i + LONGEST)])
    if i < min(end, last) and tokens.lower[i] == "," and clause and tokens.lower[i + 1] not in page.words.breaks:
        return [("direct", i + 1, end)]
    if end + 1 < last and _is_dash(page, end):
        return [("direct", end + 1, last)]
    return []

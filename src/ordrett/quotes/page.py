"""A page made ready for the rules for quotes."""

from ordrett.language import Pack
from ordrett.quotes.cues import cues
from ordrett.quotes.lexicon import lexicon
from ordrett.quotes.marks import marks
from ordrett.quotes.utterance import Page
from ordrett.tokens import Tokens


def page(tokens: Tokens, pack: Pack) -> Page:
    """Find the marks and the reporting verbs of a text."""
    words = lexicon(pack)
    spans = marks(tokens, words)
    marked = [-1] * len(tokens)
    for k, span in enumerate(spans):
        for i in range(span.first - 1, min(span.last + 1, len(tokens))):
            marked[i] = k
    found = cues(tokens, marked, words)
    ends: list[int] = []
    for i, number in enumerate(tokens.paragraph):
        while len(ends) <= number:
            ends.append(0)
        ends[number] = i + 1
    by_first, by_verb = {cue.first: cue for cue in found}, {cue.verb: cue for cue in found}
    return Page(tokens, words, spans, marked, found, by_first, by_verb, ends, [False] * len(tokens), set())

"""A page made ready for the rules for quotes."""

from ordrett.quotes.cues import cues
from ordrett.quotes.lexicon import lexicon
from ordrett.quotes.marks import marks
from ordrett.quotes.utterance import Page
from ordrett.language import Pack
from ordrett.tokens import Tokens


def page(tokens: Tokens, pack: Pack) -> Page:
    """Find the marks and the reporting verbs of a text."""
    words = lexicon(pack)
    spans = marks(tokens)
    marked = [-1] * len(tokens)
    for k, span in enumerate(spans):
        for i in range(span.first - 1, min(span.last + 1, len(tokens))):
            marked[i] = k
    found = cues(tokens, marked, words)
    return Page(tokens, words, spans, marked, found, {c.first: c for c in found}, {c.verb: c for c in found})

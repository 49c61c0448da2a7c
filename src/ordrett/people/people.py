"""Tokens of an article -> the people named there."""

from collections.abc import Sequence

from ordrett.language import Pack
from ordrett.people.candidates import candidates
from ordrett.people.cast import Cast
from ordrett.people.clues import CREDITED
from ordrett.people.genitive import without_genitive
from ordrett.people.joined import joined
from ordrett.people.lexicon import lexicon
from ordrett.people.named import named
from ordrett.sections import Section
from ordrett.tokens import Tokens

CREDITS = ("byline", "credit")


def people(tokens: Tokens, parts: Sequence[Section], pack: Pack) -> Cast:
    """Find the people whom the article names; `parts` is the section of each paragraph, furniture is passed over."""
    words = lexicon(pack)
    found = candidates(tokens, [part == "furniture" for part in parts], words)
    for c in found:
        if parts[tokens.paragraph[c.first]] in CREDITS and len(c.key) > 1:
            c.clues |= CREDITED
    if words.genitive_s:
        found = without_genitive(tokens, found, words)
    return joined(tokens, named(tokens, found, words), words)

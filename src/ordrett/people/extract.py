"""Tokens of an article -> the people named there."""

from collections.abc import Sequence

from ordrett.language.packs import LanguagePack
from ordrett.page.sections import Section
from ordrett.people.candidates import candidates
from ordrett.people.classify import named
from ordrett.people.cluster import joined
from ordrett.people.features import CREDITED
from ordrett.people.genitives import without_genitive
from ordrett.people.index import PeopleIndex
from ordrett.people.word_classes import load_name_lexicon
from ordrett.tokenizer import Tokens

CREDITS = ("byline", "credit")


def extract_people(tokens: Tokens, parts: Sequence[Section], pack: LanguagePack) -> PeopleIndex:
    """Find the people whom the article names; `parts` is the section of each paragraph, furniture is passed over."""
    words = load_name_lexicon(pack)
    found = candidates(tokens, [part == "furniture" for part in parts], words)
    for c in found:
        if parts[tokens.paragraph[c.first]] in CREDITS and len(c.key) > 1:
            c.clues |= CREDITED
    if words.genitive_s:
        found = without_genitive(tokens, found, words)
    return joined(tokens, named(tokens, found, words), words)

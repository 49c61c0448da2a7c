"""Tokens of an article -> the people named in it."""

from collections.abc import Sequence

from ordrett.language.packs import LanguagePack
from ordrett.page.sections import Section
from ordrett.people.candidates import find_candidates
from ordrett.people.classify import find_name_mentions
from ordrett.people.cluster import cluster_mentions
from ordrett.people.features import NameFeature
from ordrett.people.genitives import strip_genitive_s
from ordrett.people.index import PeopleIndex
from ordrett.people.word_classes import load_name_lexicon
from ordrett.tokenizer import Tokens

CREDIT_SECTIONS = ("byline", "credit")


def extract_people(tokens: Tokens, sections: Sequence[Section], pack: LanguagePack) -> PeopleIndex:
    """Return the people whom an article names; `sections` has one entry a paragraph, and furniture is left out."""
    lexicon = load_name_lexicon(pack)
    candidates = find_candidates(tokens, [section == "furniture" for section in sections], lexicon)
    for candidate in candidates:
        in_credit = sections[tokens.paragraph[candidate.start]] in CREDIT_SECTIONS
        if len(candidate.key) > 1 and (in_credit or _follows_credit_word(tokens, candidate.start, pack)):
            candidate.features |= NameFeature.IN_CREDIT_LINE
    if lexicon.has_genitive_s:
        candidates = strip_genitive_s(tokens, candidates, lexicon)
    return cluster_mentions(tokens, find_name_mentions(tokens, candidates, lexicon), lexicon)


def _follows_credit_word(tokens: Tokens, start: int, pack: LanguagePack) -> bool:
    """Return whether a word such as "Photo" and a colon stand before token `start`."""
    if start < 2 or tokens.word[start - 1] != ":":
        return False
    return any(tokens.lower[start - 2] == credit.lower() for credit in pack.layout.credits)

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
        if sections[tokens.paragraph[candidate.start]] in CREDIT_SECTIONS and len(candidate.key) > 1:
            candidate.features |= NameFeature.IN_CREDIT_LINE
    if lexicon.has_genitive_s:
        candidates = strip_genitive_s(tokens, candidates, lexicon)
    return cluster_mentions(tokens, find_name_mentions(tokens, candidates, lexicon), lexicon)

"""Decides which candidates are names of people."""

from collections.abc import Sequence, Set
from functools import cache
from typing import NamedTuple

from ordrett.people.candidates import Candidate
from ordrett.people.collect_features import collect_features
from ordrett.people.document_names import DocumentNames, cut_candidate
from ordrett.people.features import NameFeature, score
from ordrett.people.word_classes import NameLexicon, WordClass
from ordrett.tokenizer import Tokens

# The rule that a mention is reported with is that of its first feature in this order.
RULES = (
    (NameFeature.AFTER_TITLE, "title_and_name"),
    (NameFeature.AFTER_ROLE, "role_and_name"),
    (NameFeature.FOLLOWED_BY_AGE, "age"),
    (NameFeature.FOLLOWED_BY_ROLE, "name_and_role"),
    (NameFeature.FIRST_IS_GIVEN_NAME | NameFeature.IS_GIVEN_NAME, "given_name"),
    (NameFeature.FOLLOWED_BY_HUMAN_VERB | NameFeature.AFTER_HUMAN_VERB, "human_verb"),
    (NameFeature.FOLLOWED_BY_COLON, "name_and_colon"),
)


class NameMention(NamedTuple):
    """A candidate that names a person, and the rule that says so."""

    candidate: Candidate
    rule: str


def find_name_mentions(tokens: Tokens, candidates: Sequence[Candidate], lexicon: NameLexicon) -> list[NameMention]:
    """Return the candidates that name a person, some of them cut to fewer words."""
    features_by_name = collect_features(tokens, candidates, lexicon)
    names = DocumentNames(
        dict.fromkeys(key for key, features in features_by_name.items() if score(features, lexicon.title_case) >= 0)
    )
    sure_words = {word for c in candidates if not c.features & NameFeature.IN_TITLE_CASE for word in c.key}
    mentions = (_classify(tokens, c, lexicon, names) for c in candidates if not _is_heading_word(c, sure_words))
    return [mention for mention in mentions if mention]


def _is_heading_word(c: Candidate, sure_words: Set[str]) -> bool:
    """Return whether a word has a capital only in title case, and is in no list of names."""
    if len(c.key) > 1 or not c.features & NameFeature.IN_TITLE_CASE:
        return False
    return c.key[0] not in sure_words and not c.classes[0] & (WordClass.GIVEN_NAME | WordClass.SURNAME)


def _classify(tokens: Tokens, c: Candidate, lexicon: NameLexicon, names: DocumentNames) -> NameMention | None:
    if c.features & NameFeature.MULTI_WORD_OPENS_SENTENCE and names.has_extra_first_word(c):
        return NameMention(cut_candidate(c, tokens, 1, len(c.key)), _choose_rule(c.features))
    in_title_case = c.features & NameFeature.IN_TITLE_CASE
    if c.key in names.names and not (in_title_case and names.find_inner_name(c)):
        return NameMention(c, _choose_rule(c.features))
    if len(c.key) == 1:
        rule = names.rule_for_word(c.key[0])
        is_place = c.features & NameFeature.AFTER_PLACE_PREPOSITION and c.classes[0] & WordClass.PLACE
        return NameMention(c, rule) if rule and not is_place else None
    if inner := names.find_inner_name(c):
        return NameMention(cut_candidate(c, tokens, *inner), "name_within")
    if in_title_case and c.classes[0] & WordClass.GIVEN_NAME and score(c.features, lexicon.title_case) >= 0:
        initials = sum(len(part) == 1 for part in c.key[1:3])
        return NameMention(cut_candidate(c, tokens, 0, min(len(c.key), 2 + initials)), "given_name")
    return None


@cache
def _choose_rule(features: NameFeature) -> str:
    return next((rule for mask, rule in RULES if features & mask), "capitals")

"""Collects the features of the candidates of an article, and merges those of one name."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, reduce
from operator import or_

from ordrett.people.candidates import Candidate, NameKey
from ordrett.people.features import NO_FEATURES, NameFeature
from ordrett.people.left_context import collect_left_features
from ordrett.people.right_context import collect_right_features
from ordrett.people.word_classes import NameLexicon, WordClass
from ordrett.tokenizer import Tokens

MAX_SHORT_WORD_LENGTH = 3
ALL_FEATURES = tuple(NameFeature)
LASTING, NOT_LASTING = NameFeature.LASTING, ~NameFeature.LASTING
LISTED_NAME = WordClass.GIVEN_NAME | WordClass.SURNAME


def collect_features(
    tokens: Tokens, candidates: Iterable[Candidate], lexicon: NameLexicon
) -> dict[NameKey, NameFeature]:
    """Add to each candidate its features and the genders around it; return the features of every name.

    A name has the lasting features of all its mentions, and the others that at least half of them have. Names of
    several words in a paragraph in title case are left out.
    """
    article_words = set(tokens.word)
    lasting: dict[NameKey, NameFeature] = {}
    passing: dict[NameKey, list[NameFeature]] = {}
    for c in candidates:
        right, c.pronoun_gender = collect_right_features(tokens, c, lexicon)
        c.features |= right
        left, title_gender = collect_left_features(tokens, c, lexicon, article_words)
        c.features |= left
        c.title_gender = c.title_gender or title_gender
        c.features |= collect_shape_features(tokens, c, lexicon)
        if c.features & NameFeature.IN_TITLE_CASE and len(c.key) > 1:
            continue
        lasting[c.key] = lasting.get(c.key, NO_FEATURES) | c.features & LASTING
        passing.setdefault(c.key, []).append(c.features & NOT_LASTING)
    return {key: features | majority_features(passing[key]) for key, features in lasting.items()}


def majority_features(mentions: Sequence[NameFeature]) -> NameFeature:
    """Return the features that at least half of the mentions have."""
    if len(mentions) == 1:
        return mentions[0]
    counts = Counter(mentions)
    in_any = reduce(or_, counts)
    majority = NO_FEATURES
    for feature in ALL_FEATURES:
        if in_any & feature and 2 * sum(n for features, n in counts.items() if features & feature) >= len(mentions):
            majority |= feature
    return majority


def collect_shape_features(tokens: Tokens, c: Candidate, lexicon: NameLexicon) -> NameFeature:
    """Return the features that the words of a candidate give, after those of its context are known."""
    if len(c.key) > 1:
        return _collect_multi_word_features(c, lexicon)
    opens_sentence = bool(c.features & NameFeature.OPENS_SENTENCE)
    features = _classify_single_word(c.classes[0], min(len(c.key[0]), MAX_SHORT_WORD_LENGTH + 1), opens_sentence)
    if _is_camel_case(tokens.word[c.start]) and not c.features & NameFeature.ALL_CAPITALS:
        features |= NameFeature.CAMEL_CASE
    return features


def _is_camel_case(token: str) -> bool:
    """Return whether a word without a hyphen has a capital after its third letter."""
    rest = token[3:]
    return not rest.islower() and "-" not in token and any(map(str.isupper, rest))


@cache
def _classify_single_word(classes: WordClass, length: int, opens_sentence: bool) -> NameFeature:
    """Return the features of a single word by its classes."""
    is_name = classes & LISTED_NAME
    features = NameFeature.SINGLE_WORD
    if classes & WordClass.GIVEN_NAME:
        features |= NameFeature.IS_GIVEN_NAME
    if classes & WordClass.SURNAME:
        features |= NameFeature.IS_SURNAME
    elif classes & WordClass.SURNAME_LIKE:
        features |= NameFeature.IS_SURNAME_LIKE
    if classes & WordClass.PLACE:
        features |= NameFeature.IS_PLACE
    if length <= MAX_SHORT_WORD_LENGTH and not is_name:
        features |= NameFeature.SINGLE_LETTER if length == 1 else NameFeature.IS_SHORT_WORD
    looks_common = opens_sentence and classes & WordClass.COMMON_ENDING
    if classes & (WordClass.COMMON_WORD | WordClass.NEVER_NAME) or looks_common:
        features |= NameFeature.IS_COMMON_WORD_AND_NAME if is_name else NameFeature.IS_COMMON_WORD
    return features


def _collect_multi_word_features(c: Candidate, lexicon: NameLexicon) -> NameFeature:
    key = c.key
    features = _classify_first_and_last_word(c.classes[0], c.classes[-1], lexicon.title_case)
    if any(len(part) == 1 for part in key[:-1]):
        features |= NameFeature.HAS_INITIAL
    if any(classes & WordClass.PARTICLE for classes in c.classes[1:-1]):
        features |= NameFeature.HAS_PARTICLE
    if "-" in key[0] or "-" in key[-1]:
        features |= NameFeature.HAS_HYPHEN
    if " ".join(key) in lexicon.known_phrases or " ".join(key[:2]) in lexicon.known_phrases:
        features |= NameFeature.IS_KNOWN_PHRASE
    return features


@cache
def _classify_first_and_last_word(first: WordClass, last: WordClass, title_case: bool) -> NameFeature:
    """Return the features of several words by the classes of the first and the last."""
    features = NameFeature.MULTI_WORD
    if first & WordClass.GIVEN_NAME:
        features |= NameFeature.FIRST_IS_GIVEN_NAME
    may_be_place = not first & WordClass.GIVEN_NAME or (title_case and not last & WordClass.SURNAME)
    if first & WordClass.PLACE and may_be_place:
        features |= NameFeature.FIRST_IS_PLACE
    if last & WordClass.SURNAME:
        return features | NameFeature.LAST_IS_SURNAME
    if last & WordClass.SURNAME_LIKE:
        features |= NameFeature.LAST_IS_SURNAME_LIKE
    if last & WordClass.PLACE:
        features |= NameFeature.LAST_IS_PLACE
    if last & (WordClass.COMMON_WORD | WordClass.COMMON_ENDING) and not last & WordClass.GIVEN_NAME:
        after_given_name = first & WordClass.GIVEN_NAME
        features |= NameFeature.IS_COMMON_WORD_AND_NAME if after_given_name else NameFeature.IS_COMMON_WORD
    return features

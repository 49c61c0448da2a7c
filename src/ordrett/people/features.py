"""Features that speak for or against a candidate being a person's name, and their weights."""

import tomllib
from enum import IntFlag
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ordrett.people.word_classes import with_int_speed


@with_int_speed
class NameFeature(IntFlag):
    """What speaks for or against a candidate; `name_weights.toml` says how much."""

    NONE = 0

    # The candidate itself
    MULTI_WORD = 1 << 0
    SINGLE_WORD = 1 << 1
    FIRST_IS_GIVEN_NAME = 1 << 2
    """Of several words, the first is a given name."""
    LAST_IS_SURNAME = 1 << 3
    LAST_IS_SURNAME_LIKE = 1 << 4
    """Of several words, the last has an ending or prefix of surnames."""
    HAS_INITIAL = 1 << 5
    HAS_PARTICLE = 1 << 6
    HAS_HYPHEN = 1 << 7
    """Of several words, the first or the last is hyphenated."""
    IS_GIVEN_NAME = 1 << 8
    """The only word is a given name; IS_SURNAME, IS_SURNAME_LIKE and IS_PLACE likewise."""
    IS_SURNAME = 1 << 9
    IS_SURNAME_LIKE = 1 << 10
    FIRST_IS_PLACE = 1 << 11
    LAST_IS_PLACE = 1 << 12
    IS_PLACE = 1 << 13
    IS_COMMON_WORD = 1 << 14
    """The only word, or the last of several, is a common word and no name."""
    IS_COMMON_WORD_AND_NAME = 1 << 15
    """The only word is a name and a common word, or a common word is last after a given name."""
    ALL_CAPITALS = 1 << 16
    """A word of two letters or more is all capitals."""
    SINGLE_LETTER = 1 << 17
    CAMEL_CASE = 1 << 18
    """The only word has a capital after its third letter."""
    AFTER_ORGANISATION = 1 << 19
    """Comes after a word that makes a name an organisation's."""
    IN_TITLE_CASE = 1 << 20
    """Stands in a paragraph that capitalises most words; has no weight."""

    # Its context
    AFTER_TITLE = 1 << 21
    AFTER_ROLE = 1 << 22
    FOLLOWED_BY_AGE = 1 << 23
    FOLLOWED_BY_ROLE = 1 << 24
    """A comma or bracket and a role follow."""
    AFTER_HUMAN_VERB = 1 << 25
    FOLLOWED_BY_HUMAN_VERB = 1 << 26
    FOLLOWED_BY_COLON = 1 << 27
    FOLLOWED_BY_PRONOUN = 1 << 28
    """A pronoun of the third person singular follows in the same sentence."""
    FOLLOWED_BY_RELATIVE_PRONOUN = 1 << 29
    OWNS_A_ROLE = 1 << 30
    """Is in the genitive, and a role or title follows: Smith's spokesman."""
    FOLLOWED_BY_LOWER_CASE = 1 << 31
    """A word in lower case follows that is no common word."""
    OPENS_SENTENCE = 1 << 32
    """The only word opens a sentence."""
    LOWER_CASE_ELSEWHERE = 1 << 33
    """Opens a sentence, and the article has the same word in lower case."""
    AFTER_PLACE_PREPOSITION = 1 << 34
    AFTER_ARTICLE = 1 << 35
    IN_QUOTATION_MARKS = 1 << 36
    AFTER_NUMBER = 1 << 37
    MULTI_WORD_OPENS_SENTENCE = 1 << 38
    IS_KNOWN_PHRASE = 1 << 39
    """Begins with a place or thing of several words that is listed: New York."""
    IS_SHORT_WORD = 1 << 40
    """The only word has two or three letters and is no listed name."""
    IN_CREDIT_LINE = 1 << 41
    """Several words in a byline or the credit of a picture."""

    LASTING = (
        AFTER_TITLE
        | AFTER_ROLE
        | FOLLOWED_BY_AGE
        | FOLLOWED_BY_ROLE
        | AFTER_HUMAN_VERB
        | FOLLOWED_BY_HUMAN_VERB
        | FOLLOWED_BY_COLON
        | FOLLOWED_BY_PRONOUN
        | FOLLOWED_BY_RELATIVE_PRONOUN
        | OWNS_A_ROLE
    )
    """One mention with such a feature is enough for a name; of the others, half of the mentions must have them."""


NO_FEATURES = NameFeature.NONE


class FeatureWeight(NamedTuple):
    """The weight of a feature, and what is added to it in languages that write headings in title case."""

    feature: NameFeature
    weight: float
    in_title_case: float


@cache
def load_name_weights() -> list[FeatureWeight]:
    """Return the weights of name_weights.toml in their order."""
    table = tomllib.loads(files("ordrett.people").joinpath("name_weights.toml").read_text(encoding="utf-8"))
    return [
        FeatureWeight(NameFeature[name], row["weight"], row.get("in_title_case", 0.0))
        for name, row in table["weights"].items()
    ]


@cache
def score(features: NameFeature, title_case: bool) -> float:
    """Return the sum of the weights of some features; 0 or more means that they are a person's."""
    weights = [row for row in load_name_weights() if features & row.feature]
    total = sum(row.weight for row in weights)
    return total + sum(row.in_title_case for row in weights) if title_case else total

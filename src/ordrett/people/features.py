"""What speaks for and against a name of a person, as bits with weights."""

from functools import cache

(
    SEVERAL, ALONE, GIVEN_FIRST, SURNAME_LAST, ENDING_LAST, INITIALS, PARTICLE_WITHIN, HYPHENED,
    GIVEN_ALONE, SURNAME_ALONE, ENDING_ALONE, PLACE_FIRST, PLACE_LAST, PLACE_ALONE, COMMON_WORD, COMMON_NAME,
    CAPITALS, LETTER, CAMEL, AFTER_ORGANISATION, TITLE_CASE,
    TITLED, ROLE_BEFORE, AGE, ROLE_AFTER, SAYS_BEFORE, SAYS_AFTER, COLON, PRONOUN, WHO, OWNS, FOLLOWED,
    OPENS, IN_LOWER_CASE, PLACED, ARTICLE_BEFORE, MARKED, NUMBERED, OPENS_SEVERAL, PLACE_NAME, SHORT, CREDITED,
) = (1 << n for n in range(42))  # fmt: skip

# Seen once, such a clue holds for every place of the name; the others must hold for half of them.
LASTING = TITLED | ROLE_BEFORE | AGE | ROLE_AFTER | SAYS_BEFORE | SAYS_AFTER | COLON | PRONOUN | WHO | OWNS

# A sum of nought or more names a person; TITLE_CASE weighs nothing.
WEIGHTS = {
    SEVERAL: -0.8,
    ALONE: -2.0,
    GIVEN_FIRST: 3.5,
    SURNAME_LAST: 1.5,
    ENDING_LAST: 1.2,
    INITIALS: 0.5,
    PARTICLE_WITHIN: 0.5,
    HYPHENED: 0.5,
    GIVEN_ALONE: 3.0,
    SURNAME_ALONE: 2.2,
    ENDING_ALONE: 1.6,
    PLACE_FIRST: -1.5,
    PLACE_LAST: -0.2,
    PLACE_ALONE: -4.0,
    COMMON_WORD: -2.0,
    COMMON_NAME: -1.2,
    CAPITALS: -2.2,
    LETTER: -0.5,
    CAMEL: -1.0,
    AFTER_ORGANISATION: -1.0,
    TITLED: 2.5,
    ROLE_BEFORE: 2.5,
    AGE: 2.0,
    ROLE_AFTER: 1.0,
    SAYS_BEFORE: 2.0,
    SAYS_AFTER: 1.7,
    COLON: 0.3,
    PRONOUN: 1.4,
    WHO: 0.5,
    OWNS: 0.3,
    FOLLOWED: 0.4,
    OPENS: -1.0,
    IN_LOWER_CASE: -1.6,
    PLACED: -1.7,
    ARTICLE_BEFORE: -1.3,
    MARKED: -1.0,
    NUMBERED: -1.0,
    OPENS_SEVERAL: 1.0,
    PLACE_NAME: -6.0,
    SHORT: -0.7,
    CREDITED: 2.0,
}


# In a language that writes headings and every word of a proper name with capitals.
IN_TITLE_CASE = {SEVERAL: -0.4, SAYS_AFTER: 1.0}


@cache
def weigh(clues: int, title_case: bool) -> float:
    """Return the sum of the weights of the clues."""
    total = sum(weight for clue, weight in WEIGHTS.items() if clues & clue)
    return total + sum(weight for clue, weight in IN_TITLE_CASE.items() if title_case and clues & clue)

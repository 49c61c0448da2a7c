"""Decides which words of a capitalised run belong to a name."""

from enum import Enum, auto

from ordrett.characters import QUOTATION_CLOSERS, QUOTATION_OPENERS
from ordrett.people.capitalised_run import CapitalisedRun
from ordrett.people.names_by_context import acts_as_person, follows_employer, opens_name_by_verb, precedes_surname
from ordrett.people.word_classes import NO_CLASS, WordClass

MAX_SYLLABLE_LETTERS = 4  # of either part of a given name with a hyphen and a second part in lower case
ROMAN_NUMERALS = ("ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv", "xv", "xvi")
GENERATION_SUFFIXES = frozenset({"jr", "sr", *ROMAN_NUMERALS})
# A final s in these endings belongs to the name.
NAME_ENDINGS_IN_S = ("ss", "us", "is", "as", "os", "es")
LISTED_NAME = WordClass.GIVEN_NAME | WordClass.SURNAME
NOT_IN_A_NAME = WordClass.SENTENCE_OPENER | WordClass.NATIONALITY | WordClass.NEVER_NAME
NO_SURNAME = WordClass.ORGANISATION | WordClass.SENTENCE_OPENER
NOT_FIRST_IN_A_NAME = NOT_IN_A_NAME | WordClass.ORGANISATION


class TokenRole(Enum):
    """What a token of a capitalised run is to the names in it."""

    PART_OF_NAME = auto()
    TITLE_OR_ROLE = auto()
    NEW_NAME = auto()
    """Begins another name directly after one."""
    OUTSIDE = auto()


PART_OF_NAME, TITLE_OR_ROLE, NEW_NAME, OUTSIDE = TokenRole


def is_all_capitals(surface: str) -> bool:
    """Return whether a word of two letters or more is all capitals, apart from a genitive or plural s."""
    return len(surface) > 1 and surface[1].isupper() and surface.rstrip("s’'").isupper()


def classify_first_token(run: CapitalisedRun, i: int) -> TokenRole:
    """Classify token i, before which no name has begun."""
    surface, classes = run.tokens.word[i], run.classes_of(i)
    if not surface[0].isupper():
        after_title = surface == "." and i > run.start and run.classes_of(i - 1) & WordClass.TITLE
        return PART_OF_NAME if after_title else OUTSIDE
    if "-" in surface or "&" in surface:
        compound = _classify_compound(run, i)
        if compound is not PART_OF_NAME:
            return compound
    following = run.classes_of(i + 1) if run.has_capital(i + 1) else NO_CLASS
    if len(surface) == 1:
        is_initial = (i + 1 < run.end and run.tokens.word[i + 1] == ".") or not classes & WordClass.SENTENCE_OPENER
        return PART_OF_NAME if is_initial else OUTSIDE
    if classes & WordClass.SENTENCE_OPENER and run.lexicon.title_case and opens_name_by_verb(run, i):
        return PART_OF_NAME
    if run.tokens.lower[i] in run.lexicon.given_names_like_words:
        return OUTSIDE
    in_marks = i > 0 and run.tokens.word[i - 1] in QUOTATION_OPENERS
    if classes & WordClass.SENTENCE_OPENER and in_marks and not following & LISTED_NAME:
        return OUTSIDE  # “My Boat”, although My is a given name
    if (
        classes & WordClass.GIVEN_NAME
        and not classes & WordClass.TITLE
        and (
            not following & (WordClass.ORGANISATION | WordClass.SENTENCE_OPENER) or precedes_surname(run, i, following)
        )
        and (following & ~WordClass.COMMON_WORD or (i + 1 < run.end and not following))
    ):
        return PART_OF_NAME
    if classes & WordClass.TITLE or (classes & WordClass.ROLE and not classes & WordClass.GIVEN_NAME):
        return TITLE_OR_ROLE
    return _classify_other_first_token(run, i, following)


def _classify_other_first_token(run: CapitalisedRun, i: int, following: WordClass) -> TokenRole:
    """Classify token i, which is neither a title nor a given name with another name behind it."""
    if run.has_capital(i + 1) and _is_korean_given_name(run, run.tokens.word[i + 1]):
        return PART_OF_NAME  # "Park Ji-won", although Park is in names of places
    if _is_owning_organisation(run, i):
        return TITLE_OR_ROLE if run.has_capital(i + 2) else OUTSIDE
    if run.classes_of(i) & NOT_FIRST_IN_A_NAME or _describes_next(run, i, following):
        return OUTSIDE
    return PART_OF_NAME


def _describes_next(run: CapitalisedRun, i: int, following: WordClass) -> bool:
    """Return whether a common word opens the sentence before a name or a place: "Mountainous Norway"."""
    classes = run.classes_of(i)
    is_common = classes & (WordClass.COMMON_WORD | WordClass.COMMON_ENDING) and not classes & LISTED_NAME
    opens_sentence = run.tokens.sentence_start[i] == i
    return bool(is_common and opens_sentence and following & (WordClass.PLACE | WordClass.GIVEN_NAME))


def _is_owning_organisation(run: CapitalisedRun, i: int) -> bool:
    """Return whether token i is the genitive of an organisation: "Høyres Kari Moe"."""
    lower = run.tokens.lower[i]
    if not run.lexicon.has_genitive_s or lower[-1] != "s" or run.classes_of(i) & LISTED_NAME:
        return False
    return bool(run.lexicon[lower[:-1]] & (WordClass.NEVER_NAME | WordClass.ORGANISATION))


def classify_next_token(run: CapitalisedRun, i: int, name_start: int) -> TokenRole:
    """Classify token i, which comes after the start of a name."""
    lower, classes = run.tokens.lower, run.classes_of(i)
    surface, previous = run.tokens.word[i], run.tokens.word[i - 1]
    if not surface[0].isupper() or _is_in_nickname(run, i):
        return PART_OF_NAME
    after_given_name = bool(run.classes_of(name_start) & WordClass.GIVEN_NAME) and i == name_start + 1
    is_given_name = after_given_name or (i == name_start + 1 and _is_korean_given_name(run, surface))
    if "-" in surface and (len(surface.rsplit("-", 1)[1]) > MAX_SYLLABLE_LETTERS or not is_given_name):
        compound = _classify_compound(run, i)
        if compound is not PART_OF_NAME:
            return compound
    is_last = not run.has_capital(i + 1)
    if classes & WordClass.ORGANISATION:
        return PART_OF_NAME if after_given_name and is_last and _may_be_surname(run, i, name_start) else OUTSIDE
    if len(surface) > 1 and classes & NOT_IN_A_NAME:
        looks_like_surname = classes & (WordClass.SURNAME | WordClass.NATIONALITY | WordClass.NEVER_NAME)
        if not (after_given_name and looks_like_surname):
            return OUTSIDE
    if _is_title_in_name(run, i, after_given_name):
        return TITLE_OR_ROLE
    if previous == "." or lower[i] in GENERATION_SUFFIXES:
        return PART_OF_NAME
    if is_all_capitals(surface) != is_all_capitals(previous) and len(surface) > 1 and len(previous) > 1:
        return NEW_NAME
    owned = run.lexicon.has_genitive_s and _follows_owner(run, i, name_start)
    return NEW_NAME if owned or follows_employer(run, i, name_start) else PART_OF_NAME


def _may_be_surname(run: CapitalisedRun, i: int, name_start: int) -> bool:
    """Return whether a word that makes names those of organisations can be a surname: "Doris Lane", "Kari Bank"."""
    if run.lexicon.title_case:
        return bool(run.classes_of(i) & WordClass.SURNAME) and acts_as_person(run, name_start)
    return not run.tokens.lower[i - 1].endswith("s")


def _is_in_nickname(run: CapitalisedRun, i: int) -> bool:
    """Return whether a quotation mark opens before token i and closes after it within the run."""
    before, after = run.tokens.word[run.start : i], run.tokens.word[i + 1 : run.end]
    return not QUOTATION_OPENERS.isdisjoint(before) and not QUOTATION_CLOSERS.isdisjoint(after)


def _is_korean_given_name(run: CapitalisedRun, surface: str) -> bool:
    """Return whether a word has the form of the given name in "Kang Min-seo", and does not begin with another name."""
    first, hyphen, last = surface.partition("-")
    is_other_name = run.lexicon[first.lower()] & (WordClass.PLACE | WordClass.NEVER_NAME | WordClass.ORGANISATION)
    has_syllables = hyphen and first.istitle() and last.islower() and max(len(first), len(last)) <= MAX_SYLLABLE_LETTERS
    return bool(has_syllables and not is_other_name)


def _classify_compound(run: CapitalisedRun, i: int) -> TokenRole:
    """Return what a word with & or a hyphen is: a role by its ending or its parts, or outside of names."""
    surface, classes = run.tokens.word[i], run.classes_of(i)
    if "&" in surface:
        return OUTSIDE
    first, last = surface.split("-", 1)[0], surface.rsplit("-", 1)[1]
    if last[:1].islower():
        return TITLE_OR_ROLE if classes & WordClass.ROLE else OUTSIDE
    parts = [run.lexicon[part.lower()] for part in (first, last) if part]
    are_roles = all(part & (WordClass.TITLE | WordClass.ROLE) and not part & LISTED_NAME for part in parts)
    return TITLE_OR_ROLE if are_roles else PART_OF_NAME


def _is_title_in_name(run: CapitalisedRun, i: int, after_given_name: bool) -> bool:
    """Return whether token i is a title or role between two names, not a surname after a given name."""
    classes = run.classes_of(i)
    if not classes & (WordClass.TITLE | WordClass.ROLE) or classes & (WordClass.GIVEN_NAME | WordClass.SURNAME):
        return False
    if not after_given_name:
        return True
    following = i + 1 + (i + 1 < run.end and run.tokens.word[i + 1] == ".")
    if not run.has_capital(following):
        return False
    is_neutral_title = classes & WordClass.TITLE and not classes & WordClass.GENDER
    return bool(run.classes_of(following) & WordClass.GIVEN_NAME or (run.lexicon.title_case and is_neutral_title))


def _follows_owner(run: CapitalisedRun, i: int, name_start: int) -> bool:
    """Return whether the word before token i is in the genitive and owns what token i begins."""
    owner, owner_classes = run.tokens.lower[i - 1], run.classes_of(i - 1)
    if owner[-1] != "s" or len(owner) < 4 or owner.endswith(NAME_ENDINGS_IN_S):
        return False
    if owner_classes & (WordClass.GIVEN_NAME | WordClass.SURNAME):
        return False
    owner_is_full_name = i - name_start > 1 and run.classes_of(name_start) & WordClass.GIVEN_NAME
    return bool(
        run.classes_of(i) & (WordClass.GIVEN_NAME | WordClass.PLACE)
        or owner_classes & WordClass.PLACE
        or owner_is_full_name
    )

"""What is known of a word before its context is read: title, given name, place, pronoun and so on."""

from collections.abc import Iterator
from enum import IntFlag
from functools import cache
from typing import TypeVar

from ordrett.language.packs import LanguagePack
from ordrett.people.name_lists import combine_given_names, load_name_lists

Flag = TypeVar("Flag", bound=IntFlag)


def with_int_speed(flag: type[Flag]) -> type[Flag]:
    """Give a flag class the operators and the hash of int.

    Those of IntFlag take 40 times as long in Python 3.11, and every word and every candidate passes through dozens of
    them. A combination of members is a plain int at run time; the type checker sees the flag class.
    """
    for operator in ("__and__", "__rand__", "__or__", "__ror__", "__invert__", "__bool__", "__hash__"):
        setattr(flag, operator, getattr(int, operator))
    return flag


@with_int_speed
class WordClass(IntFlag):
    """What a word may be, by the lists and endings of a language; a word may belong to several classes."""

    NONE = 0
    TITLE = 1 << 0
    """Stands directly before a name: Mr, President."""
    ROLE = 1 << 1
    """Says what a person does, before a name or after it and a comma: spokesman."""
    GIVEN_NAME = 1 << 2
    SURNAME = 1 << 3
    SURNAME_LIKE = 1 << 4
    """Has an ending or a prefix of surnames: -sen, Mc-."""
    PARTICLE = 1 << 5
    """Stands in lower case within a name: van, de."""
    PLACE = 1 << 6
    ORGANISATION = 1 << 7
    """Makes a name an organisation's: Regiment, Foundation."""
    NEVER_NAME = 1 << 8
    """Is written with a capital and is no name of a person: months, news agencies."""
    SENTENCE_OPENER = 1 << 9
    """A function word that often opens a sentence: However, The."""
    NATIONALITY = 1 << 10
    """An adjective that may stand before a name: Danish, brave."""
    HUMAN_VERB = 1 << 11
    """What people do, above all say."""
    PLACE_PREPOSITION = 1 << 12
    """Is rather followed by a place: in, from."""
    PERSON_PREPOSITION = 1 << 13
    """Is rather followed by a person: with, against."""
    MALE = 1 << 14
    """Of a title, given name or pronoun: stands for a man."""
    FEMALE = 1 << 15
    """Of a title, given name or pronoun: stands for a woman."""
    COMMON_WORD = 1 << 16
    PRONOUN = 1 << 17
    """A pronoun of the third person singular."""
    COMMON_ENDING = 1 << 18
    """Has an ending of words that are no names."""

    GENDER = MALE | FEMALE
    """Both genders; as a mask, the gender of a word."""


NO_CLASS = WordClass.NONE
MAX_CACHED_WORDS = 200_000
MIN_AFFIX_WORD_LENGTH = 5  # shorter words are not classified by their prefix, ending or spelling
# Spellings of one sound: a given name that is in no list may be there in another spelling.
SPELLING_VARIANTS = (
    ("th", "t"),
    ("aa", "å"),
    ("å", "aa"),
    ("c", "k"),
    ("k", "c"),
    ("w", "v"),
    ("ph", "f"),
    ("x", "ks"),
    ("ks", "x"),
)
SURNAME_PREFIXES = ("o'", "o’", "mc", "al-", "el-", "ben-")  # in any language written in Latin letters
GENITIVE_SUFFIXES = ("'s", "’s", "'", "’")


class NameLexicon(dict[str, WordClass]):
    """The classes of the words of one language, by word in lower case; a word is classified when first asked for."""

    def __init__(self, pack: LanguagePack) -> None:
        super().__init__()
        naming = pack.naming
        self.title_case = naming.title_case
        self.articles = frozenset(naming.determiners)
        self.relative_pronouns = frozenset(naming.relative_pronouns)
        self.third_person = frozenset(naming.male_pronouns + naming.female_pronouns)
        self.subject_pronouns = frozenset(naming.subject_pronouns)
        self.age_units = frozenset(naming.age_units)
        self.age_endings = naming.age_endings
        self.given_names_like_words = frozenset(naming.given_names_like_words)
        self.has_genitive_s = "s" in pack.genitives
        self.class_endings = (
            (WordClass.ROLE, naming.role_endings),
            (WordClass.SURNAME_LIKE, naming.surname_endings),
            (WordClass.PLACE, naming.place_endings),
            (WordClass.ORGANISATION, naming.organisation_endings),
            (WordClass.COMMON_ENDING, naming.common_endings),
        )
        self.known_phrases = set(naming.multiword_names)
        self.listed_words: dict[str, WordClass] = {}
        for word_class, entries in _listed_words(pack):
            for entry in entries:
                self.listed_words[entry] = self.listed_words.get(entry, NO_CLASS) | word_class
            if word_class == WordClass.PLACE:
                self.known_phrases.update(entry for entry in entries if " " in entry)

    def __missing__(self, lower: str) -> WordClass:
        """Classify a word and remember it; at `MAX_CACHED_WORDS` all are forgotten."""
        classes = self.listed_words.get(lower.replace("’", "'"), NO_CLASS)
        if len(lower) >= MIN_AFFIX_WORD_LENGTH:
            if lower.startswith(SURNAME_PREFIXES):
                classes |= WordClass.SURNAME_LIKE
            classes = classes or self._classify_spelling_variant(lower)
            for word_class, endings in self.class_endings:
                if lower.endswith(endings) and not classes & WordClass.GIVEN_NAME:
                    classes |= word_class
        if len(self) >= MAX_CACHED_WORDS:
            self.clear()
        self[lower] = classes
        return classes

    def _classify_spelling_variant(self, lower: str) -> WordClass:
        for spelling, variant in SPELLING_VARIANTS:
            if spelling in lower:
                classes = self.listed_words.get(lower.replace(spelling, variant), NO_CLASS)
                if classes & WordClass.GIVEN_NAME and not classes & WordClass.COMMON_WORD:
                    return classes & (WordClass.GIVEN_NAME | WordClass.GENDER)
        return NO_CLASS


@cache
def load_name_lexicon(pack: LanguagePack) -> NameLexicon:
    """Return the lexicon of a language, read once."""
    return NameLexicon(pack)


def strip_genitive(lower: str) -> str:
    """Return a word without a genitive ending that is set off by an apostrophe."""
    if lower[-1] in "s'’":
        for suffix in GENITIVE_SUFFIXES:
            if lower.endswith(suffix) and len(lower) > len(suffix):
                return lower[: -len(suffix)]
    return lower


def _listed_words(pack: LanguagePack) -> Iterator[tuple[WordClass, tuple[str, ...]]]:
    """Yield the word lists of a language pack, and those of the locales that it names."""
    naming = pack.naming
    yield WordClass.TITLE, naming.titles
    yield WordClass.TITLE | WordClass.MALE, naming.male_titles
    yield WordClass.TITLE | WordClass.FEMALE, naming.female_titles
    yield WordClass.ROLE, naming.roles
    yield WordClass.PARTICLE, naming.particles
    yield WordClass.SENTENCE_OPENER, naming.sentence_starters
    yield WordClass.GIVEN_NAME | WordClass.MALE, naming.given_names_like_words
    yield WordClass.SENTENCE_OPENER | WordClass.PRONOUN | WordClass.MALE, naming.male_pronouns
    yield WordClass.SENTENCE_OPENER | WordClass.PRONOUN | WordClass.FEMALE, naming.female_pronouns
    yield WordClass.NEVER_NAME, naming.capitalised_non_names
    yield WordClass.NEVER_NAME, tuple(month.lower() for month in pack.months)
    yield WordClass.NEVER_NAME, tuple(part.lower() for agency in pack.layout.agencies for part in agency.split())
    yield WordClass.PLACE, naming.places
    yield WordClass.PLACE_PREPOSITION, naming.place_prepositions
    yield WordClass.PERSON_PREPOSITION, naming.person_prepositions
    yield WordClass.ORGANISATION, naming.organisation_words
    yield WordClass.HUMAN_VERB, naming.human_verbs
    yield WordClass.NATIONALITY, naming.nationalities
    yield WordClass.NATIONALITY, naming.adjectives
    for locale in naming.name_locales:
        yield WordClass.SURNAME, load_name_lists(locale).surnames
    for locale in naming.place_locales:
        yield WordClass.PLACE, load_name_lists(locale).places
    for locale in naming.word_locales:
        yield WordClass.COMMON_WORD, load_name_lists(locale).common_words
        yield WordClass.ROLE, load_name_lists(locale).roles
    names = combine_given_names(map(load_name_lists, naming.name_locales))
    yield WordClass.GIVEN_NAME | WordClass.MALE, names.male
    yield WordClass.GIVEN_NAME | WordClass.FEMALE, names.female
    yield WordClass.GIVEN_NAME, names.either

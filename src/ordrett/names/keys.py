"""Keys that are equal for different spellings of one name."""

import re
import unicodedata
from functools import lru_cache

WORD_SEPARATOR = re.compile(r"[\s\-–]+")
DOUBLED = re.compile(r"(.)\1+")
VOWEL = re.compile(r"[aeiou]")
VOWELS_AND_GLIDES = re.compile(r"[aeiouyj]+")
GLIDES_TO_I = str.maketrans("yj", "ii")

# Letters without a Unicode decomposition.
PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "t", "æ": "a", "ß": "s", "ı": "i", "œ": "o"}
)
# The spellings of a Slavic consonant in English, German, Polish and the Scandinavian languages.
CONSONANTS = tuple(
    (re.compile(spelling), consonant)
    for spelling, consonant in (
        (r"tsj|tsch", "c"),
        (r"sch|sj|sh|sz|s(?=[tp])", "s"),
        (r"tch|tj|ch|cz", "c"),
        (r"zj|zh|rz", "z"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"[wv]", "v"),
        (r"ck|q", "k"),
        (r"x", "ks"),
    )
)
# Sounds that the languages write with different vowels, after y and j have become i.
VOWELS = tuple(
    (re.compile(spelling), vowel)
    for spelling, vowel in (
        (r"i+", "i"),
        (r"ei?e|ie", "e"),  # Mikheyev, Mikheev; Yelena, Elena
        (r"(?:i|(?<=[csz]))ov(?=a?$)", "ev"),  # Khrusjtsjov, Khrushchev; Solovyov, Soloviev
        (r"nko$", "nka"),  # Lukashenko, Lukashenka
        (r"(?<=[^aeiou])er$", "r"),  # Alexander, Aleksandr
    )
)
# Belarusian ia for Russian e before the last syllable, in a word with enough consonants to be distinguished by them.
BELARUSIAN_IA = re.compile(r"ia(?=[^aeiou]+[aeiou])")
MIN_CONSONANTS = 4


@lru_cache(maxsize=100_000)
def phonetic_key(name: str) -> str:
    """Return the consonants of a name, word by word: equal for all transliterations, and for Kari and Kåre."""
    return " ".join(filter(None, map(_consonants, WORD_SEPARATOR.split(name))))


@lru_cache(maxsize=100_000)
def romanisation_key(name: str) -> str:
    """Return a finer key, with vowels: equal for most romanisations of a name, different for Kari and Kåre."""
    words = WORD_SEPARATOR.split(name)
    return " ".join(filter(None, (_with_vowels(word) or word.casefold() for word in words)))


def _consonants(word: str) -> str:
    plain = _normalise_spelling(word)
    return DOUBLED.sub(r"\1", VOWELS_AND_GLIDES.sub("", plain)) or plain[:1]


def _with_vowels(word: str) -> str:
    plain = _normalise_spelling(word).translate(GLIDES_TO_I)
    for spelling, vowel in VOWELS:
        plain = spelling.sub(vowel, plain)
    if len(VOWEL.sub("", plain)) >= MIN_CONSONANTS:
        plain = BELARUSIAN_IA.sub("e", plain)
    return DOUBLED.sub(r"\1", plain)


def _normalise_spelling(word: str) -> str:
    """Return a word in unaccented lower case, each consonant sound one letter, the vowels as they are written."""
    plain = unicodedata.normalize("NFKD", word).casefold().translate(PLAIN_LETTERS)
    plain = "".join(c for c in plain if c.isalpha() and not unicodedata.combining(c))
    for spelling, consonant in CONSONANTS:
        plain = spelling.sub(consonant, plain)
    return plain

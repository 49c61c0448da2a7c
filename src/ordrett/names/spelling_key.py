"""What romanisations of one name have in common, vowels included."""

import re
from functools import lru_cache

from ordrett.names.keys import BETWEEN, DOUBLED
from ordrett.names.sounds import sounds

GLIDES = str.maketrans("yj", "ii")
VOWEL = re.compile(r"[aeiou]")
# The sounds that languages write with different vowels, after y and j have become i: one spelling of each.
VOWELS = tuple(
    (re.compile(written), kept)
    for written, kept in (
        (r"i+", "i"),
        (r"ei?e|ie", "e"),  # Mikheyev, Mikheev; Yelena, Elena
        (r"(?:i|(?<=[csz]))ov(?=a?$)", "ev"),  # Khrusjtsjov, Khrushchev; Solovyov, Soloviev
        (r"nko$", "nka"),  # Lukashenko, Lukashenka
        (r"(?<=[^aeiou])er$", "r"),  # Alexander, Aleksandr
    )
)
# Belarusian ia for Russian e, before the last syllable of a word that has other sounds enough to be told by.
IA = re.compile(r"ia(?=[^aeiou]+[aeiou])")
LEAST_CONSONANTS = 4


@lru_cache(maxsize=100_000)
def romanisation_key(name: str) -> str:
    """Return a key that is equal for romanisations of one name and tells Kari from Kåre, as `name_key` does not."""
    return " ".join(filter(None, (_key(word) or word.casefold() for word in BETWEEN.split(name))))


def _key(word: str) -> str:
    plain = sounds(word).translate(GLIDES)
    for written, kept in VOWELS:
        plain = written.sub(kept, plain)
    if len(VOWEL.sub("", plain)) >= LEAST_CONSONANTS:
        plain = IA.sub("e", plain)
    return DOUBLED.sub(r"\1", plain)

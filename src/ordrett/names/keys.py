"""What spellings of one name in different languages have in common."""

import re
from functools import lru_cache

from ordrett.names.sounds import sounds

GLIDES = re.compile(r"[aeiouyj]+")
BETWEEN = re.compile(r"[\s\-–]+")
DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=100_000)
def phonetic_key(name: str) -> str:
    """Return a key that is equal for transliterations of one name: its consonant sounds, word by word."""
    return " ".join(filter(None, (_key(word) for word in BETWEEN.split(name))))


def _key(word: str) -> str:
    plain = sounds(word)
    return DOUBLED.sub(r"\1", GLIDES.sub("", plain)) or plain[:1]

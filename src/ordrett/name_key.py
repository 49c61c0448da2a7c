"""What spellings of one name in different languages have in common."""

import re
import unicodedata
from functools import lru_cache

# Letters that do not decompose, and the letter groups by which the languages write one Slavic sound.
LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "t", "æ": "a", "ß": "s", "ı": "i", "œ": "o"})
SOUNDS = (
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
GLIDES = re.compile(r"[aeiouyj]+")


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """Return a key that is equal for transliterations of one name: its consonant sounds, word by word."""
    return " ".join(filter(None, (_key(word) for word in re.split(r"[\s\-–]+", name))))


def _key(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).casefold().translate(LETTERS)
    plain = "".join(c for c in plain if c.isalpha() and not unicodedata.combining(c))
    for group, sound in SOUNDS:
        plain = re.sub(group, sound, plain)
    bare = GLIDES.sub("", plain)
    return re.sub(r"(.)\1+", r"\1", bare) or plain[:1]

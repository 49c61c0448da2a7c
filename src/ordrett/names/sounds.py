"""The consonant sounds of a name, one letter each."""

import re
import unicodedata

# Letters that do not decompose, and the letter groups by which the languages write one Slavic sound.
LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "t", "æ": "a", "ß": "s", "ı": "i", "œ": "o"})
SOUNDS = tuple(
    (re.compile(group), sound)
    for group, sound in (
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


def sounds(word: str) -> str:
    """Return a word of a name in plain lower case, its vowels as they are written, each consonant sound one letter."""
    plain = unicodedata.normalize("NFKD", word).casefold().translate(LETTERS)
    plain = "".join(c for c in plain if c.isalpha() and not unicodedata.combining(c))
    for group, sound in SOUNDS:
        plain = group.sub(sound, plain)
    return plain

"""What a word of a run of capitals is to a name."""

from collections.abc import Sequence

from ordrett.people.word_classes import (
    COMMON,
    FEMALE,
    GIVEN,
    MALE,
    NATION,
    NEVER,
    ORGANISATION,
    PLACE,
    ROLE,
    STARTER,
    SURNAME,
    TITLE,
    NameLexicon,
)
from ordrett.tokenizer import Tokens

WITHIN, OUTSIDE, HEAD, ANOTHER = range(4)
ROMAN = ("ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv", "xv", "xvi")
SUFFIXES = frozenset({"jr", "sr", *ROMAN})
# Names end so without a genitive.
OWN = ("ss", "us", "is", "as", "os", "es")


def all_capitals(word: str) -> bool:
    """Return whether a word of two letters or more is all capitals, but for a genitive or plural s."""
    return len(word) > 1 and word[1].isupper() and word.rstrip("s’'").isupper()


def begins(word: Sequence[str], kinds: Sequence[int], first: int, i: int, end: int) -> int:
    """Return what token i is where no name has begun: WITHIN begins one, HEAD is a title or role, OUTSIDE neither."""
    w, kind = word[i], kinds[i - first]
    if not w[0].isupper():
        return WITHIN if w == "." and i > first and kinds[i - 1 - first] & TITLE else OUTSIDE
    joined = _joined(w, kind)
    if joined != WITHIN:
        return joined
    after = i + 1
    following = kinds[after - first] if after < end and word[after][0].isupper() else 0
    if len(w) == 1:
        return WITHIN if (after < end and word[after] == ".") or not kind & STARTER else OUTSIDE
    if kind & GIVEN and following & ~COMMON and not following & (ORGANISATION | STARTER) and not kind & TITLE:
        return WITHIN
    if kind & GIVEN and after < end and not kind & TITLE and not following & (ORGANISATION | STARTER | COMMON):
        return WITHIN
    if kind & (TITLE | ROLE) and (kind & TITLE or not kind & GIVEN):
        return HEAD
    return OUTSIDE if kind & (STARTER | NATION | NEVER | ORGANISATION) else WITHIN


def goes_on(tokens: Tokens, kinds: Sequence[int], first: int, i: int, start: int, end: int, words: NameLexicon) -> int:
    """Return what token i is to a name that began at `start`: ANOTHER begins a new one."""
    word, low = tokens.word, tokens.lower
    w, kind = word[i], kinds[i - first]
    if not w[0].isupper():
        return WITHIN
    given = kinds[start - first] & GIVEN and i == start + 1
    if "-" in w and (len(w.rsplit("-", 1)[1]) > 4 or not given) and _joined(w, kind) != WITHIN:
        return _joined(w, kind)
    last = i + 1 == end or not word[i + 1][0].isupper()
    if kind & ORGANISATION:
        return WITHIN if given and last and not words.title_case and not low[i - 1].endswith("s") else OUTSIDE
    if len(w) > 1 and kind & (STARTER | NATION | NEVER) and not (given and kind & (SURNAME | NATION | NEVER)):
        return OUTSIDE
    if kind & (TITLE | ROLE) and not kind & (GIVEN | SURNAME):
        following = 0 if last else kinds[i + 1 - first]
        plain = words.title_case and kind & TITLE and not kind & (MALE | FEMALE) and not last
        if not given or following & GIVEN or plain:
            return HEAD
    if word[i - 1] == "." or low[i] in SUFFIXES:
        return WITHIN
    if all_capitals(w) != all_capitals(word[i - 1]) and len(w) > 1 and len(word[i - 1]) > 1:
        return ANOTHER
    owned = words.genitive_s and _owner(low[i - 1], kinds[i - 1 - first], kind, kinds[start - first], i - start)
    return ANOTHER if owned else WITHIN


def _owner(low: str, before: int, kind: int, opening: int, length: int) -> bool:
    """Return whether the word before stands in the genitive and owns what follows."""
    if low[-1] != "s" or len(low) < 4 or low.endswith(OWN) or before & (GIVEN | SURNAME):
        return False
    return bool(kind & (GIVEN | PLACE) or before & PLACE or (length > 1 and opening & GIVEN))


def _joined(w: str, kind: int) -> int:
    if "&" in w:
        return OUTSIDE
    if "-" in w and w.rsplit("-", 1)[1][:1].islower():
        return HEAD if kind & ROLE else OUTSIDE
    return WITHIN

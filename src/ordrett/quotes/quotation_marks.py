"""Words between quotation marks."""

from bisect import bisect_right
from dataclasses import dataclass

from ordrett.quotes.lexicon import Lexicon
from ordrett.tokenizer import Tokens

DOUBLE = frozenset(["”", '"', "''", "“", "„"])
CLOSING = {
    "“": DOUBLE - {"“", "„"},
    "„": DOUBLE - {"„"},
    "”": frozenset("”"),
    '"': frozenset(['"', "”", "''"]),
    "''": frozenset(["''", '"', "”"]),
    "``": frozenset(["''", '"', "”"]),
    "«": frozenset("»"),
    "»": frozenset("«"),
    "‘": frozenset("’'"),
    "’": frozenset("’"),
    "'": frozenset("'’"),
}
SINGLE = frozenset("‘’'")
# Marks that the same sign opens and closes, or that open in one country and close in another.
EITHER = frozenset(['"', "''", "”", "»", "’", "'"])
BEFORE_AN_OPENING = frozenset("([{-–—―/:;=>\u00a0")
# The words that single marks may hold: beyond that an apostrophe is one.
FARTHEST = 400


@dataclass(frozen=True, slots=True)
class Marked:
    """Tokens first..last-1 between an opening mark and the mark at `last`, or the end of the paragraph."""

    first: int
    last: int
    closed: bool


def marks(tokens: Tokens, words: Lexicon) -> list[Marked]:
    """Return what stands between marks, in order, outermost only; unclosed, a mark reaches to its line's end."""
    found: list[Marked] = []
    opened = at = -1
    angular = [i for i, word in enumerate(tokens.word) if word == "«"]
    single = [i for i, word in enumerate(tokens.word) if word in "’'" and not _after(tokens, i).isalnum()]
    for i in [i for i, word in enumerate(tokens.word) if word in CLOSING]:
        if opened >= 0 and tokens.paragraph[i] != at:
            _leave_open(tokens, opened, found)
            opened = -1
        word = tokens.word[i]
        if opened < 0:
            if _opens(tokens, i, single, angular) and not _ends_unopened(tokens, i, words):
                opened, at = i, tokens.paragraph[i]
        elif word in CLOSING[tokens.word[opened]] and not (word in EITHER and _opens_only(tokens, i)):
            found.append(Marked(opened + 1, i, closed=True))
            opened = -1
        elif word == tokens.word[opened] and word not in EITHER:
            opened = i
    if opened >= 0:
        _leave_open(tokens, opened, found)
    return [m for m in found if m.first < m.last]


def _leave_open(tokens: Tokens, opened: int, found: list[Marked]) -> None:
    last = opened + 1
    if tokens.word[opened] not in SINGLE:
        while last < len(tokens) and tokens.paragraph[last] == tokens.paragraph[opened]:
            last += 1
        found.append(Marked(opened + 1, last, closed=False))


def _opens(tokens: Tokens, i: int, single: list[int], angular: list[int]) -> bool:
    word = tokens.word[i]
    if word not in EITHER and word != "‘":
        return True
    before, after = _before(tokens, i), _after(tokens, i)
    if word in SINGLE:
        return (before.isspace() or before in BEFORE_AN_OPENING) and after.isalpha() and _is_closed(tokens, i, single)
    if word in "”»" and (before.isspace() or before in BEFORE_AN_OPENING) and after.isspace():
        return word == "»" and tokens.sentence_start[i] == i and _is_closed(tokens, i, angular)
    if word in "”»":
        return before.isspace() or before in BEFORE_AN_OPENING
    return not before.isalnum() or after.isalnum()


def _ends_unopened(tokens: Tokens, i: int, words: Lexicon) -> bool:
    """Return whether a mark between comma and reporting verb closes what no mark has opened: It is, "says Hill."""
    after = tokens.lower[i + 1] if i + 1 < len(tokens) else ""
    return words.inverts and i > 0 and tokens.lower[i - 1] == "," and after in words.verbs


def _opens_only(tokens: Tokens, i: int) -> bool:
    """Return whether a mark that could close can only open: a space before it and none behind it."""
    before, after = _before(tokens, i), _after(tokens, i)
    if tokens.word[i] in SINGLE:
        return after.isalnum()
    return before.isspace() and after.isalnum() and tokens.word[i] == "»"


def _is_closed(tokens: Tokens, i: int, closing: list[int]) -> bool:
    """Return whether one of the closing marks follows near in the paragraph."""
    nearest = bisect_right(closing, i)
    if nearest == len(closing):
        return False
    j = closing[nearest]
    return j - i < FARTHEST and tokens.paragraph[j] == tokens.paragraph[i]


def _before(tokens: Tokens, i: int) -> str:
    return tokens.text[tokens.start[i] - 1] if tokens.start[i] else " "


def _after(tokens: Tokens, i: int) -> str:
    return tokens.text[tokens.end[i]] if tokens.end[i] < len(tokens.text) else " "

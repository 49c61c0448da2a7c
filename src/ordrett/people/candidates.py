"""Runs of capitalised words -> what may be a name, cut free of titles, organisations and first words of sentences."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import compress, count
from operator import ne

from ordrett.people.candidate import Candidate
from ordrett.people.features import AFTER_ORGANISATION, CAPITALS, TITLE_CASE, TITLED
from ordrett.people.segment import HEAD, OUTSIDE, SUFFIXES, WITHIN, all_capitals, begins, goes_on
from ordrett.people.word_classes import FEMALE, MALE, NEVER, ORGANISATION, PARTICLE, STARTER, TITLE, NameLexicon, bare
from ordrett.tokenizer import Tokens

MOST_TOKENS = 16
LEAST_CAPITALS, MOST, MOST_OF_SENTENCE = 3, 0.6, 0.65


def candidates(tokens: Tokens, skipped: Sequence[bool], words: NameLexicon) -> list[Candidate]:
    """Return what may be a name, in the order of the text; `skipped` says which paragraphs are left out."""
    found: list[Candidate] = []
    paragraph = tokens.paragraph
    word, low = tokens.word, tokens.lower
    capitals = [i for i in compress(count(), map(ne, word, low)) if word[i][0].isupper()]
    headings = _headings(tokens, capitals) if words.title_case else frozenset()
    after = 0
    for i in capitals:
        if i >= after and not skipped[paragraph[i]] and not _opens_only(tokens, i, words):
            after = _run(tokens, i, words)
            before = len(found)
            _cut(tokens, i, after, words, found)
            if paragraph[i] in headings:
                for c in found[before:]:
                    c.clues |= TITLE_CASE
    return found


def _headings(tokens: Tokens, capitals: Sequence[int]) -> frozenset[int]:
    """Return the paragraphs in which most words begin with a capital."""
    high = Counter([tokens.paragraph[i] for i in capitals])
    return frozenset(p for p, n in high.items() if n > LEAST_CAPITALS and _is_heading(tokens, p, n))


def _is_heading(tokens: Tokens, paragraph: int, high: int) -> bool:
    first, after = bisect_left(tokens.paragraph, paragraph), bisect_right(tokens.paragraph, paragraph)
    most = MOST_OF_SENTENCE if tokens.word[after - 1] in (".", "?", "!") else MOST
    return high > most * (after - first)


def _opens_only(tokens: Tokens, i: int, words: NameLexicon) -> bool:
    """Return whether a word that begins sentences stands with no capital behind it."""
    return bool(words[tokens.lower[i]] & STARTER) and (i + 1 == len(tokens) or tokens.word[i + 1][0].islower())


def _run(tokens: Tokens, i: int, words: NameLexicon) -> int:
    """Return where the capitals end: points of abbreviations and one or two particles may stand between them."""
    word, low = tokens.word, tokens.lower
    stop = min(tokens.sentence_end[i], i + MOST_TOKENS)
    end = i + 1
    while end < stop:
        w = word[end]
        if w[0].isupper():
            if word[end - 1][-2:] in ("'s", "’s"):
                break
            end += 1
            continue
        if low[end][:3] in ("al-", "el-"):
            end += 1
            break
        if end + 1 >= stop:
            break
        following = word[end + 1][0].isupper()
        if w == ".":
            if not following and low[end - 1] not in SUFFIXES:
                break
        elif not (
            words[w] & PARTICLE
            and (following or (end + 2 < stop and word[end + 2][0].isupper() and _second(low[end + 1], words)))
        ):
            break
        end += 1
    return end


def _second(low: str, words: NameLexicon) -> bool:
    return low in ("der", "den", "dem", "het") or bool(words[low] & PARTICLE)


def _cut(tokens: Tokens, first: int, end: int, words: NameLexicon, found: list[Candidate]) -> None:
    """Add the names of one run: a title before one is a clue, an organisation's word behind one takes it away."""
    word = tokens.word
    kinds = [words[bare(low)] for low in tokens.lower[first:end]]
    clues = gender = 0
    start = -1
    for i in range(first, end):
        kind = kinds[i - first]
        part = begins(word, kinds, first, i, end) if start < 0 else goes_on(tokens, kinds, first, i, start, end, words)
        if part == WITHIN:
            start = i if start < 0 and word[i][0].isupper() else start
            continue
        if start >= 0 and not (part == OUTSIDE and kind & ORGANISATION):
            found.append(_made(tokens, start, i, kinds, first, clues, gender))
        start, gender = -1, 0
        if part == HEAD:
            clues, gender = TITLED, kind & (MALE | FEMALE) if kind & TITLE else 0
        elif part == OUTSIDE:
            clues = AFTER_ORGANISATION if kind & ORGANISATION or (kind & NEVER and words.title_case) else 0
        else:
            start, clues = i, 0
    if start >= 0:
        found.append(_made(tokens, start, end, kinds, first, clues, gender))


def _made(tokens: Tokens, start: int, end: int, kinds: Sequence[int], first: int, clues: int, gender: int) -> Candidate:
    word, low = tokens.word, tokens.lower
    while end > start + 1 and word[end - 1].islower() | (word[end - 1] == "." and low[end - 2] not in SUFFIXES):
        end -= 1
    if start > tokens.sentence_start[start] and not kinds[0] & STARTER and _particle(tokens, start):
        start -= 1
    places = [n for n in range(start, end) if word[n] != "."]
    if any(all_capitals(word[n]) and low[n] not in SUFFIXES for n in places):
        clues |= CAPITALS
    key = tuple([bare(low[n]) for n in places])
    return Candidate(
        start, end, key, tuple([kinds[n - first] if n >= first else PARTICLE for n in places]), clues, gender
    )


def _particle(tokens: Tokens, start: int) -> bool:
    """Return whether a particle that is no other word of these languages stands before the name."""
    return tokens.lower[start - 1] in ("van", "von", "bin", "al", "ibn", "zu") and tokens.word[start - 1][0].islower()

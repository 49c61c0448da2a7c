"""What a line shows by itself, before its neighbours are asked."""

import re
from typing import Literal

from ordrett.characters import LINE_CLOSERS, LINE_DASHES, LINE_EDGES, LINE_OPENERS
from ordrett.page.vocabulary import PARTICLES, WORD, PageVocabulary

# `text` ends like a sentence, `asked` may be a headline as well as a sentence, `title` ends without a stop, `name` is a
# title that may name an author, `date` holds nothing else, `list` stands over links.
LineKind = Literal[
    "text", "asked", "title", "name", "date", "furniture", "list", "credit", "byline", "caption", "summary"
]

SHORT = 160  # a longer line without a stop is a sentence cut off
AGENCIES = 80  # a line of agencies alone is no longer
TAIL = 130  # how far from its end a caption names its photographer
NUMBERED = LINE_EDGES + "0123456789,"

DIGIT = re.compile(r"\d")
LETTER = re.compile(r"[^\W\d_]")
NUMERIC_DATE = re.compile(r"(?<!\d)(?:\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2,4}|\d{4}[./-]\d{2}[./-]\d{2})(?!\d)")
TEMPERATURE = re.compile(r"[-−+]?\d{1,3}(?:[.,]\d)?\s?[°º]?\s?[CF]?")
BREADCRUMB = re.compile(r"[^»›>«.,!?]{1,40} [»›>] \S")
MENU_SIGN = re.compile(r"\s[|•·›»]\s")
CAPITAL_LEAD = re.compile(r"([^\W\d_][^\W\d_ -]{2,30}[^\W\d_]): \S")
COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))\s*©?\s*\d{4}", re.IGNORECASE)


def classify_line(line: str, words: PageVocabulary) -> LineKind:
    """Return the kind of a line that is stripped of white space and holds something."""
    ending = _ending(line)
    if kind := _opened(line, ending, words) or (_whole(line, ending, words) if len(line) <= SHORT else None):
        return kind
    if not LETTER.search(line):
        return "furniture"
    if words.credit_at_end.search(line, max(len(line) - TAIL, 0)):
        return "caption"
    lead = CAPITAL_LEAD.match(line) if words.capital_lead_is_caption and line[-1] != "?" else None
    if lead and lead[1].isupper():
        return "caption"
    if len(line) <= 2 * SHORT:
        if line[0] == "[" and line[-1] == "]" and words.promotion.search(line):
            return "furniture"
        if "(" in line and line[0] not in LINE_OPENERS and words.side.search(line):
            return "caption"
    return ending


def _ending(line: str) -> LineKind:
    last = line[-1] if line[-1] not in LINE_CLOSERS else line.rstrip(LINE_CLOSERS)[-1:]
    if last in ".…:;," or len(line) > SHORT:
        return "text"
    if last in "?!" or line[0] in LINE_OPENERS:
        return "asked"
    parts = line.partition(" (")[0].split()
    return "name" if 2 <= len(parts) <= 4 and all(p[0].isupper() and not p.isupper() for p in parts) else "title"


def _opened(line: str, ending: LineKind, words: PageVocabulary) -> LineKind | None:
    """Return what the words that open a line make of it."""
    at = len(line) - len(line.lstrip(LINE_EDGES))
    first = WORD.match(line, at)
    found = words.opening.match(line, at) if first and first[0].casefold() in words.first else None
    role = words.roles.get(found[0].casefold()) if found else None
    if not found or not role:
        return "furniture" if COPYRIGHT.match(line, at) else None
    rest = line[found.end() :]
    if role == "boilerplate":
        return "furniture"
    stopped = ending in ("text", "asked") and line.rstrip(LINE_CLOSERS)[-1:] in (".", "!", "?", "…")
    after = rest.lstrip(LINE_EDGES + "/")
    sign = rest.lstrip()[:1]
    if role in ("caption", "summary"):
        marked = not after or sign in (":", *LINE_DASHES)
        return role if marked or (role == "summary" and after[0].isupper() and rest[0].isspace()) else None
    if len(rest) > SHORT:
        return None
    if role == "lists":
        heads = not after or sign == ":" or (line[-1] == ":" and " " in found[0])
        return "list" if heads else None
    if role == "links":
        if not after:
            return "list"
        return "furniture" if sign == ":" or not (stopped or line[0] in LINE_OPENERS) else None
    if role == "published":
        known = all(word.casefold() in words.clock for word in WORD.findall(rest))
        return "byline" if DIGIT.search(rest) and (known or not stopped) else None
    if role == "byline":
        signed = not after or (_names(after, words) and (not stopped or _only_names(line, words)))
        return "byline" if signed else None
    return _credited(role == "source", after, sign, stopped, words)


def _credited(source: bool, after: str, sign: str, stopped: bool, words: PageVocabulary) -> LineKind | None:
    by = words.by.match(after)
    if sign not in (":", "/") and not (by and _names(after[by.end() :], words)):
        return None
    if stopped and len(after.split()) > 5:
        return None if source else "caption"
    return "credit"


def _names(text: str, words: PageVocabulary) -> bool:
    """Return whether all words before the first sign are written like names."""
    named = WORD.findall(re.split(r"[,|/(;:–—]| - ", text, maxsplit=1)[0])
    known = all(word.casefold() in words.clock for word in named)
    return bool(named) and not known and all(w[0].isupper() or w in PARTICLES for w in named) and named[0][0].isupper()


def _only_names(line: str, words: PageVocabulary) -> bool:
    return all(word[0].isupper() or word in words.signing for word in WORD.findall(line))


def _whole(line: str, ending: LineKind, words: PageVocabulary) -> LineKind | None:
    """Return what a short line is of which every word is known."""
    if MENU_SIGN.split(line, maxsplit=1)[0].strip(NUMBERED).casefold() in words.furniture:
        return "furniture"
    if dated := _dated(line, ending, words) if DIGIT.search(line) else None:
        return dated
    if ending != "text" and (BREADCRUMB.match(line) or len(MENU_SIGN.findall(line)) > 1):
        return "furniture"
    if len(line) <= AGENCIES and all(
        part.strip(LINE_EDGES).casefold() in words.agencies for part in re.split(r"[/,|]", line)
    ):
        return "credit"
    if "@" in line and ending not in ("text", "asked") and len(line.split()) < 5:
        return "byline"
    return None


def _dated(line: str, ending: LineKind, words: PageVocabulary) -> LineKind | None:
    """Return what a line of figures is, if every word of it is one of days, hours or temperatures."""
    if TEMPERATURE.fullmatch(line):
        return "furniture"
    found = {word.casefold() for word in WORD.findall(line)}
    numeric = NUMERIC_DATE.search(line)
    if not found <= words.clock or line[-1] in "!?" or not (found or numeric):
        return None
    if numeric or found & words.days:
        return "date"
    return None if ending == "text" else "furniture"

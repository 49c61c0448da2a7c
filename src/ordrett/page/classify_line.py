"""The kind of a line on its own, without its neighbours."""

import re
from typing import Literal

from ordrett.characters import LINE_CLOSERS, LINE_DASHES, LINE_EDGES, LINE_OPENERS
from ordrett.page.vocabulary import PARTICLES, WORD, OpenerRole, PageVocabulary

# "text" ends like a sentence; "question" may be a headline as well as a sentence; "title" ends without a stop; "name"
# is a title that may be the name of an author; "date" is a date alone; "list" is the heading of a list of links.
LineKind = Literal[
    "text", "question", "title", "name", "date", "furniture", "list", "credit", "byline", "caption", "summary"
]

MAX_TITLE = 160  # a longer line without a stop is a truncated sentence
MAX_AGENCIES = 80
CREDIT_REACH = 130  # characters from the end of a caption in which a credit begins
MAX_CREDIT_WORDS = 5  # of a credit that ends like a sentence
MAX_EMAIL_WORDS = 4

DIGIT = re.compile(r"\d")
LETTER = re.compile(r"[^\W\d_]")
NUMERIC_DATE = re.compile(r"(?<!\d)(?:\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2,4}|\d{4}[./-]\d{2}[./-]\d{2})(?!\d)")
TEMPERATURE = re.compile(r"[-−+]?\d{1,3}(?:[.,]\d)?\s?[°º]?\s?[CF]?")
BREADCRUMB = re.compile(r"[^»›>«.,!?]{1,40} [»›>] \S")
MENU_SEPARATOR = re.compile(r"\s[|•·›»]\s")
CAPITAL_LEAD = re.compile(r"([^\W\d_][^\W\d_ -]{2,30}[^\W\d_]): \S")
COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))\s*©?\s*\d{4}", re.IGNORECASE)
END_OF_NAMES = re.compile(r"[,|/(;:–—]| - ")


def classify_line(line: str, vocabulary: PageVocabulary) -> LineKind:
    """Return the kind of a line, which is stripped of white space and not empty."""
    ending = _classify_ending(line)
    if kind := _classify_by_opener(line, ending, vocabulary):
        return kind
    if len(line) <= MAX_TITLE and (kind := _classify_whole(line, ending, vocabulary)):
        return kind
    if not LETTER.search(line):
        return "furniture"
    if _ends_with_credit(line, vocabulary) or _begins_in_capitals(line, vocabulary):
        return "caption"
    if len(line) <= 2 * MAX_TITLE:
        if line[0] == "[" and line[-1] == "]" and vocabulary.promotion.search(line):
            return "furniture"
        if "(" in line and line[0] not in LINE_OPENERS and vocabulary.position_in_picture.search(line):
            return "caption"
    return ending


def _classify_ending(line: str) -> LineKind:
    last = line[-1] if line[-1] not in LINE_CLOSERS else line.rstrip(LINE_CLOSERS)[-1:]
    if last in ".…:;," or len(line) > MAX_TITLE:
        return "text"
    if last in "?!" or line[0] in LINE_OPENERS:
        return "question"
    words = line.partition(" (")[0].split()
    is_name = 2 <= len(words) <= 4 and all(word[0].isupper() and not word.isupper() for word in words)
    return "name" if is_name else "title"


def _ends_with_credit(line: str, vocabulary: PageVocabulary) -> bool:
    return bool(vocabulary.credit_at_end.search(line, max(len(line) - CREDIT_REACH, 0)))


def _begins_in_capitals(line: str, vocabulary: PageVocabulary) -> bool:
    lead = CAPITAL_LEAD.match(line) if vocabulary.capital_lead_is_caption and line[-1] != "?" else None
    return lead is not None and lead[1].isupper()


def _classify_by_opener(line: str, ending: LineKind, vocabulary: PageVocabulary) -> LineKind | None:
    """Return the kind of a line that begins with a known phrase, such as "Photo:" or "Read also"."""
    start = len(line) - len(line.lstrip(LINE_EDGES))
    first_word = WORD.match(line, start)
    is_candidate = first_word and first_word[0].casefold() in vocabulary.opener_first_words
    opener = vocabulary.opener.match(line, start) if is_candidate else None
    role = vocabulary.opener_roles.get(opener[0].casefold()) if opener else None
    if not opener or not role:
        return "furniture" if COPYRIGHT.match(line, start) else None
    if role == "boilerplate":
        return "furniture"
    rest = line[opener.end() :]
    after = rest.lstrip(LINE_EDGES + "/")
    sign = rest.lstrip()[:1]
    if role in ("caption", "summary"):
        if not after or sign in (":", *LINE_DASHES):
            return role
        return "summary" if role == "summary" and after[0].isupper() and rest[0].isspace() else None
    if len(rest) > MAX_TITLE:
        return None
    if role == "lists":
        is_heading = not after or sign == ":" or (line[-1] == ":" and " " in opener[0])
        return "list" if is_heading else None
    is_sentence = ending in ("text", "question") and line.rstrip(LINE_CLOSERS)[-1:] in (".", "!", "?", "…")
    if role == "links":
        return _classify_link(line, after, sign, is_sentence=is_sentence)
    if role == "published":
        only_time = all(word.casefold() in vocabulary.time_words for word in WORD.findall(rest))
        return "byline" if DIGIT.search(rest) and (only_time or not is_sentence) else None
    if role == "byline":
        has_name = _begins_with_names(after, vocabulary) and (not is_sentence or _has_only_names(line, vocabulary))
        return "byline" if not after or has_name else None
    return _classify_credit(role, after, sign, vocabulary, is_sentence=is_sentence)


def _classify_link(line: str, after: str, sign: str, *, is_sentence: bool) -> LineKind | None:
    if not after:
        return "list"
    is_link = sign == ":" or not (is_sentence or line[0] in LINE_OPENERS)
    return "furniture" if is_link else None


def _classify_credit(
    role: OpenerRole, after: str, sign: str, vocabulary: PageVocabulary, *, is_sentence: bool
) -> LineKind | None:
    preposition = vocabulary.credit_preposition.match(after)
    has_name = preposition and _begins_with_names(after[preposition.end() :], vocabulary)
    is_list = sign == "," and not is_sentence and _begins_with_names(after.lstrip(", "), vocabulary)
    if sign not in (":", "/") and not has_name and not is_list:
        return None
    if is_sentence and len(after.split()) > MAX_CREDIT_WORDS:
        return None if role == "source" else "caption"
    return "credit"


def _begins_with_names(text: str, vocabulary: PageVocabulary) -> bool:
    """Return whether all words before the first separator are written like names."""
    words = WORD.findall(END_OF_NAMES.split(text, maxsplit=1)[0])
    if not words or all(word.casefold() in vocabulary.time_words for word in words):
        return False
    return all(word[0].isupper() or word in PARTICLES for word in words) and words[0][0].isupper()


def _has_only_names(line: str, vocabulary: PageVocabulary) -> bool:
    return all(word[0].isupper() or word in vocabulary.byline_words for word in WORD.findall(line))


def _classify_whole(line: str, ending: LineKind, vocabulary: PageVocabulary) -> LineKind | None:
    """Return the kind of a short line that as a whole is known: a menu, a date, a list of agencies, an address."""
    first_entry = MENU_SEPARATOR.split(line, maxsplit=1)[0]
    if first_entry.strip(LINE_EDGES + "0123456789,").casefold() in vocabulary.furniture:
        return "furniture"
    if kind := _classify_time(line, ending, vocabulary) if DIGIT.search(line) else None:
        return kind
    if ending != "text" and (BREADCRUMB.match(line) or len(MENU_SEPARATOR.findall(line)) > 1):
        return "furniture"
    if len(line) <= MAX_AGENCIES and all(
        part.strip(LINE_EDGES).casefold() in vocabulary.agencies for part in re.split(r"[/,|]", line)
    ):
        return "credit"
    if "@" in line and ending not in ("text", "question") and len(line.split()) <= MAX_EMAIL_WORDS:
        return "byline"
    return None


def _classify_time(line: str, ending: LineKind, vocabulary: PageVocabulary) -> LineKind | None:
    """Return the kind of a line with digits that has no words but those of dates, times and temperatures."""
    if TEMPERATURE.fullmatch(line):
        return "furniture"
    words = {word.casefold() for word in WORD.findall(line)}
    has_numeric_date = NUMERIC_DATE.search(line)
    if not words <= vocabulary.time_words or line[-1] in "!?" or not (words or has_numeric_date):
        return None
    if has_numeric_date or words & vocabulary.date_words:
        return "date"
    return None if ending == "text" else "furniture"

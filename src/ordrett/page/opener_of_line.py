"""The kind of a line that begins with a known phrase, such as "Photo:" or "Read also"."""

import re

from ordrett.characters import LINE_CLOSERS, LINE_DASHES, LINE_EDGES, LINE_OPENERS
from ordrett.page.line_kinds import DIGIT, MAX_TITLE, NUMERIC_DATE, SHORT_TIME, LineKind
from ordrett.page.vocabulary import PARTICLES, WORD, OpenerRole, PageVocabulary

MAX_CREDIT_WORDS = 5  # of a credit that ends like a sentence
MAX_LIST_HEADING_WORDS = 6
MAX_AGE_WORDS = 10  # "This article is more than 3 years old."
COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)\s*\d{4})", re.IGNORECASE)
END_OF_NAMES = re.compile(r"[,|/(;:–—]| - ")


def classify_by_opener(line: str, ending: LineKind, vocabulary: PageVocabulary) -> LineKind | None:
    """Return the kind of a line that begins with a known phrase, such as "Photo:" or "Read also"."""
    start = len(line) - len(line.lstrip(LINE_EDGES))
    first_word = WORD.match(line, start)
    is_candidate = first_word and first_word[0].casefold() in vocabulary.opener_first_words
    opener = vocabulary.opener.match(line, start) if is_candidate else None
    role = vocabulary.opener_roles.get(opener[0].casefold()) if opener else None
    if not opener or not role:
        return "furniture" if COPYRIGHT.match(line, start) else None
    if role in ("boilerplate", "archived", "publisher", "interruption"):
        return _classify_notice(role, line, line[opener.end() :], ending, vocabulary)
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
        ends_as_link = WORD.findall(line)[-1].casefold() in vocabulary.link_ends and ending != "text"
        is_phrase = " " in opener[0] and ending in ("title", "name") and len(line.split()) <= MAX_LIST_HEADING_WORDS
        is_heading = not after or sign == ":" or (line[-1] == ":" and " " in opener[0]) or ends_as_link or is_phrase
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


def _classify_notice(
    role: OpenerRole, line: str, rest: str, ending: LineKind, vocabulary: PageVocabulary
) -> LineKind | None:
    """Return the kind of a line that may say where the page is from; "Saved by a neighbour" does not."""
    if role == "boilerplate":
        return "furniture"
    if role == "interruption":
        states_age = DIGIT.search(rest) and len(line.split()) <= MAX_AGE_WORDS
        is_sentence = ending in ("text", "question") and not SHORT_TIME.search(line)
        return None if is_sentence and not states_age else "furniture"
    if role == "archived":
        says_where = "://" in rest or vocabulary.has_date(rest) or NUMERIC_DATE.search(rest)
        return "furniture" if says_where and len(line) <= MAX_TITLE else None
    is_label = rest.lstrip()[:1] == ":" or _begins_with_names(rest, vocabulary)
    return "furniture" if is_label and line[-1] not in ".!?" else None


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

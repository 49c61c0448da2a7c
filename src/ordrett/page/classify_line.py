"""The kind of a line on its own, without its neighbours."""

import re

from ordrett.characters import LINE_CLOSERS, LINE_OPENERS
from ordrett.page.line_kinds import MAX_TITLE, LineKind
from ordrett.page.opener_of_line import classify_by_opener
from ordrett.page.vocabulary import WORD, PageVocabulary
from ordrett.page.whole_line import classify_whole

CREDIT_REACH = 130  # characters from the end of a caption in which a credit begins
LETTER = re.compile(r"[^\W\d_]")
CAPITAL_LEAD = re.compile(r"([^\W\d_][^\W\d_ -]{2,30}[^\W\d_]): \S")
AGENCY_SIGN = re.compile(r"(?<=[.!?…\"”»])\s*(?:\([^()]{1,30}\)|/[^/\s]{1,20}/)$")
ABBREVIATION = re.compile(r"(?:[^\W\d_]\.){2,}")
QUOTED_WORDS = re.compile(r"[“”\"«»„‘'][^“”\"«»„.!?…]+[“”\"«»„’']")
MAX_QUOTED_WORDS = 6  # of a crosshead in quotation marks


def classify_line(line: str, vocabulary: PageVocabulary) -> LineKind:
    """Return the kind of a line, which is stripped of white space and not empty."""
    ending = _classify_ending(line)
    if kind := classify_by_opener(line, ending, vocabulary):
        return kind
    if len(line) <= MAX_TITLE and (kind := classify_whole(line, ending, vocabulary)):
        return kind
    if not LETTER.search(line):
        return "furniture"
    if _ends_with_credit(line, vocabulary) or _begins_in_capitals(line, vocabulary):
        return "caption"
    if line[0] not in LINE_OPENERS and _is_request(line, vocabulary):
        return "furniture"
    is_link = ending == "title" and WORD.findall(line)[-1].casefold() in vocabulary.link_ends
    if is_link and vocabulary.promotion.search(line):
        return "furniture"
    if len(line) <= 2 * MAX_TITLE:
        if line[0] == "[" and line[-1] == "]" and vocabulary.promotion.search(line):
            return "furniture"
        if "(" in line and line[0] not in LINE_OPENERS and vocabulary.position_in_picture.search(line):
            return "caption"
    return ending


def _classify_ending(line: str) -> LineKind:
    if ABBREVIATION.fullmatch(line):
        return "title"
    if line[-1] in ")/":
        line = AGENCY_SIGN.sub("", line)
    if QUOTED_WORDS.fullmatch(line) and len(line.split()) <= MAX_QUOTED_WORDS:
        return "title"
    last = line[-1] if line[-1] not in LINE_CLOSERS else line.rstrip(LINE_CLOSERS)[-1:]
    if last in ".…:;," or len(line) > MAX_TITLE:
        return "text"
    words = line.partition(" (")[0].split()
    if last in "?!" or line[0] in LINE_OPENERS:
        return "question"
    is_name = 2 <= len(words) <= 4 and all(word[0].isupper() and not word.isupper() for word in words)
    return "name" if is_name else "title"


def _ends_with_credit(line: str, vocabulary: PageVocabulary) -> bool:
    return bool(vocabulary.credit_at_end.search(line, max(len(line) - CREDIT_REACH, 0)))


def _is_request(line: str, vocabulary: PageVocabulary) -> bool:
    """Return whether a line to the reader is about cookies, or asks something and offers a newsletter or the like."""
    is_short_question = len(line) <= MAX_TITLE and "?" in line
    if is_short_question and vocabulary.promotion.search(line) and vocabulary.reader_word.search(line):
        return True
    # Almost no line has these words, and their letters are found faster than the words.
    folded = line.casefold()
    has_letters = any(word in folded for word in vocabulary.consent_words)
    return has_letters and bool(vocabulary.consent.search(line) and vocabulary.reader_word.search(line))


def _begins_in_capitals(line: str, vocabulary: PageVocabulary) -> bool:
    lead = CAPITAL_LEAD.match(line) if vocabulary.capital_lead_is_caption and line[-1] != "?" else None
    return lead is not None and lead[1].isupper()

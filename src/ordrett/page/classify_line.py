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
MAX_LIST_HEADING_WORDS = 6
MAX_AGE_WORDS = 10  # "This article is more than 3 years old."

DIGIT = re.compile(r"\d")
LETTER = re.compile(r"[^\W\d_]")
NUMERIC_DATE = re.compile(r"(?<!\d)(?:\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2,4}|\d{4}[./-]\d{2}[./-]\d{2})(?!\d)")
TEMPERATURE = re.compile(r"[-−+]?\d{1,3}(?:[.,]\d)?\s?[°º]?\s?[CF]?")
BREADCRUMB = re.compile(r"[^»›>«.,!?]{1,40} [»›>] \S")
MENU_GAP = re.compile(r"[\s|·•,/]+")
MENU_WORD = re.compile(r"[^\s|·•,/]+")
MENU_SEPARATOR = re.compile(r"\s[|•·›»]\s")
CAPITAL_LEAD = re.compile(r"([^\W\d_][^\W\d_ -]{2,30}[^\W\d_]): \S")
COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)\s*\d{4})", re.IGNORECASE)
# The address of a page with the number of a printed sheet, and the sign of an agency after the last sentence.
ADDRESS = re.compile(r"(?:https?://|www\.)\S+(?:\s+(?:\w+ )?\d+\s*(?:/|of|av|af)\s*\d+)?")
SHEET = re.compile(r"(?:page|side|sida|sidan)?\s*\d+\s*(?:/|of|av|af)\s*\d+", re.IGNORECASE)
# The number of an article in an archive, and a button of a player: "Listen (3 min)".
IDENTIFIER = re.compile(r"(?<!\S)(?=[^\s\d]*(?:\d[^\s\d]*){8})[A-Za-z\d]{14,}(?!\S)")
DURATION = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3} \(\d+ ?(?P<unit>[^\W\d_]+)\.?\)")
GALLERY = re.compile(r"\d+ (?:of|av|af|/) \d+\s*[|:–-]")
AGENCY_SIGN = re.compile(r"(?<=[.!?…\"”»])\s*(?:\([^()]{1,30}\)|/[^/\s]{1,20}/)$")
ABBREVIATION = re.compile(r"(?:[^\W\d_]\.){2,}")
QUOTED_WORDS = re.compile(r"[“”\"«»„‘'][^“”\"«»„.!?…]+[“”\"«»„’']")
MAX_QUOTED_WORDS = 6  # of a crosshead in quotation marks
CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?!\d)")
SHORT_TIME = re.compile(r"\b(?:min|sek|sec|mins)\.$", re.IGNORECASE)
LIST_OF_NAMES = re.compile(r"\s*(?:[,/|&;()]|\b(?:og|och|and|with|med)\b)\s*", re.IGNORECASE)
END_OF_NAMES = re.compile(r"[,|/(;:–—]| - ")
# The place where two names were joined when the page was copied: "Kari NordmannOla Hansen"; "McDonald" is one name.
NAME_JOINT = re.compile(r"(?<=[^\W\d_A-ZÆØÅÄÖ]{2})(?<!\bMac)(?=[A-ZÆØÅÄÖ][^\W\d_A-ZÆØÅÄÖ])")


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


def _classify_by_opener(line: str, ending: LineKind, vocabulary: PageVocabulary) -> LineKind | None:
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


def _classify_whole(line: str, ending: LineKind, vocabulary: PageVocabulary) -> LineKind | None:
    """Return the kind of a short line that as a whole is known: a menu, a date, a list of agencies, an address."""
    first_entry = MENU_SEPARATOR.split(line, maxsplit=1)[0]
    if first_entry.strip(LINE_EDGES + "0123456789,").casefold() in vocabulary.furniture:
        return "furniture"
    if kind := _classify_time(line, ending, vocabulary) if DIGIT.search(line) else None:
        return kind
    is_identifier = ending != "text" and IDENTIFIER.search(line)
    if ADDRESS.fullmatch(line) or SHEET.fullmatch(line) or is_identifier or _is_menu(line, vocabulary):
        return "furniture"
    if GALLERY.match(line):
        return "caption"
    if ending in ("title", "name") and _is_joined_names(line, vocabulary):
        return "byline"
    if kind := _classify_names(line, ending, vocabulary):
        return kind
    if ending != "text" and (BREADCRUMB.match(line) or len(MENU_SEPARATOR.findall(line)) > 1):
        return "furniture"
    if len(line) <= MAX_AGENCIES and all(
        part.strip(LINE_EDGES).casefold() in vocabulary.agencies for part in re.split(r"[/,|]", line.strip("/ "))
    ):
        return "credit"
    if "@" in line and ending not in ("text", "question") and len(line.split()) <= MAX_EMAIL_WORDS:
        return "byline"
    return None


def _is_menu(line: str, vocabulary: PageVocabulary) -> bool:
    """Return whether a line has nothing but several names of parts of a newspaper."""
    folded = line.casefold()
    first = MENU_WORD.search(folded)
    if first and first[0] not in vocabulary.menu_words:
        return False
    words = MENU_GAP.split(folded)
    return len(words) > 1 and all(word in vocabulary.menu_words for word in words if word)


def _classify_names(line: str, ending: LineKind, vocabulary: PageVocabulary) -> LineKind | None:
    """Return the kind of a line of several names of people, agencies and occupations."""
    if ending == "text" or line[0] in LINE_OPENERS:
        return None
    parts = [part for part in LIST_OF_NAMES.split(line.strip()) if part and part.strip(LINE_EDGES)]
    if len(parts) < 2:
        return None
    agencies = [part for part in parts if part.strip(LINE_EDGES).casefold() in vocabulary.agencies]
    if all(_is_name(part) or part in agencies or _is_occupation(part, vocabulary) for part in parts):
        return "name"
    # An agency with its sign in brackets.
    return "name" if parts[1:] == agencies and line[-1] == ")" and len(parts[0].split()) <= MAX_EMAIL_WORDS else None


def _is_date(part: str, vocabulary: PageVocabulary) -> bool:
    """Return whether a part of a line is a date alone."""
    words = {word.casefold() for word in WORD.findall(part)}
    has_date = bool(NUMERIC_DATE.search(part) or (words & vocabulary.date_words and DIGIT.search(part)))
    return has_date and words <= vocabulary.time_words


def _is_joined_names(line: str, vocabulary: PageVocabulary) -> bool:
    """Return whether a line has nothing but names that were joined, or a name joined with the words of a byline."""
    parts = [part.strip() for part in NAME_JOINT.split(line)]
    if len(parts) < 2:
        return False
    are_known = (_is_name(part) or part.casefold() in vocabulary.byline_phrases for part in parts)
    return all(are_known) and any(map(_is_name, parts))


def _is_occupation(part: str, vocabulary: PageVocabulary) -> bool:
    return len(part.split()) <= MAX_EMAIL_WORDS and vocabulary.author_noun.search(part) is not None


def _is_name(part: str) -> bool:
    words = part.split()
    return (
        2 <= len(words) <= 4 and all(word[0].isupper() or word in PARTICLES for word in words) and words[0][0].isupper()
    )


def _classify_time(line: str, ending: LineKind, vocabulary: PageVocabulary) -> LineKind | None:
    """Return the kind of a line with digits that has no words but those of dates, times and temperatures."""
    duration = DURATION.fullmatch(line)
    if TEMPERATURE.fullmatch(line) or (duration and duration["unit"].casefold() in vocabulary.time_words):
        return "furniture"
    parts = MENU_SEPARATOR.split(line)
    if len(parts) > 1 and ending != "text" and any(_is_date(part, vocabulary) for part in parts):
        return "byline"  # the outlet, the day and the printed page
    *labels, time = parts
    if not labels and (first := WORD.search(line)):
        word = first[0].casefold()
        if word not in vocabulary.time_words and word not in vocabulary.agencies:
            return None
    words = {word.casefold() for word in WORD.findall(time)}
    if labels and CLOCK.search(time) and words and words <= vocabulary.time_words:
        return "byline"  # the part of the newspaper, and when the article was published
    words = {word.casefold() for word in WORD.findall(line)} - vocabulary.agencies
    has_numeric_date = NUMERIC_DATE.search(line)
    has_clock = CLOCK.search(line)
    if not words <= vocabulary.time_words or line[-1] in "!?" or not (words or has_numeric_date or has_clock):
        return None
    if has_numeric_date or words & vocabulary.date_words:
        return "date"
    return None if ending == "text" and not SHORT_TIME.search(line) else "furniture"

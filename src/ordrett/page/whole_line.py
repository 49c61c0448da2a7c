"""The kind of a short line that is known as a whole: a menu, a date, names, a button."""

import re

from ordrett.characters import LINE_EDGES, LINE_OPENERS
from ordrett.page.line_kinds import DIGIT, NUMERIC_DATE, SHORT_TIME, LineKind
from ordrett.page.vocabulary import PARTICLES, WORD, PageVocabulary

MAX_AGENCIES = 80
MAX_EMAIL_WORDS = 4
TEMPERATURE = re.compile(r"[-−+]?\d{1,3}(?:[.,]\d)?\s?[°º]?\s?[CF]?")
BREADCRUMB = re.compile(r"[^»›>«.,!?]{1,40} [»›>] \S")
MENU_GAP = re.compile(r"[\s|·•,/]+")
MENU_WORD = re.compile(r"[^\s|·•,/]+")
MENU_SEPARATOR = re.compile(r"\s[|•·›»]\s")
# The address of a page with the number of a printed sheet, and the sign of an agency after the last sentence.
ADDRESS = re.compile(r"(?:https?://|www\.)\S+(?:\s+(?:\w+ )?\d+\s*(?:/|of|av|af)\s*\d+)?")
SHEET = re.compile(r"(?:page|side|sida|sidan)?\s*\d+\s*(?:/|of|av|af)\s*\d+", re.IGNORECASE)
# The number of an article in an archive, and a button of a player: "Listen (3 min)".
IDENTIFIER = re.compile(r"(?<!\S)(?=[^\s\d]*(?:\d[^\s\d]*){8})[A-Za-z\d]{14,}(?!\S)")
DURATION = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3} \(\d+ ?(?P<unit>[^\W\d_]+)\.?\)")
GALLERY = re.compile(r"\d+ (?:of|av|af|/) \d+\s*[|:–-]")
CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?!\d)")
LIST_OF_NAMES = re.compile(r"\s*(?:[,/|&;()]|\b(?:og|och|and|with|med)\b)\s*", re.IGNORECASE)
# The place where two names were joined when the page was copied: "Kari NordmannOla Hansen"; "McDonald" is one name.
NAME_JOINT = re.compile(r"(?<=[^\W\d_A-ZÆØÅÄÖ]{2})(?<!\bMac)(?=[A-ZÆØÅÄÖ][^\W\d_A-ZÆØÅÄÖ])")


def classify_whole(line: str, ending: LineKind, vocabulary: PageVocabulary) -> LineKind | None:
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

"""Kinds of lines that the lines around them decide."""

import re
from collections.abc import Sequence

from ordrett.article import LINE_END, Article
from ordrett.characters import LINE_DASHES, LINE_OPENERS
from ordrett.page.classify_line import CAPITAL_LEAD
from ordrett.page.find_headline import MIN_HEADLINE_WORDS, SENTENCE_KINDS
from ordrett.page.line_kinds import HEADING_KINDS, LineKind
from ordrett.page.vocabulary import WORD, PageVocabulary

MAX_CAPTION = 250  # characters
MIN_CAPTION_WORDS = 5  # of a caption without a stop above a credit; fewer may be a crosshead above a picture
MIN_DATELINE_WORDS = 8  # of the first sentence of a text, with its dateline
MAX_TEXTS_ABOVE_DATELINE = 1  # the standfirst
MAX_NAME_WORDS = 4
MAX_QUESTION_WORDS = 6  # of a crosshead; a longer question is a sentence of the text
MAX_AUTHOR_NOUN_OFFSET = 150  # characters of a box about the author, in which the occupation is named
# The kinds of a line that can be between the text and a box about the author.
AUTHOR_BOX_SEPARATORS: tuple[LineKind, ...] = ("credit", "byline", "furniture", "list", "name")
# The kinds of a line below a question that is the heading of links.
LINKS: tuple[LineKind, ...] = (*HEADING_KINDS, "furniture", "list")


def mark_by_neighbours(
    article: Article, lines: Sequence[str], kinds: Sequence[LineKind], vocabulary: PageVocabulary
) -> list[LineKind]:
    """Return the kinds of the lines of an article as those around them show them."""
    kinds = _mark_captions(article, lines, kinds)
    kinds = _mark_dateline(article.text, lines, kinds, vocabulary)
    kinds = _mark_question_headings(lines, kinds, vocabulary)
    return _mark_boxes(lines, kinds, vocabulary)


def _mark_captions(article: Article, lines: Sequence[str], kinds: Sequence[LineKind]) -> list[LineKind]:
    """Mark as caption a line directly above a credit, if a blank line is above it, or if it is no heading.

    A sentence counts that stands between the standfirst and the byline, and a line without a stop that is longer than
    a crosshead and below the headline.
    """
    marked = list(kinds)
    bounds = article.paragraphs

    def line_ends_after(i: int) -> int:
        return len(LINE_END.findall(article.text, bounds[i][1], bounds[i + 1][0]))

    has_text_above = has_headline_above = False
    for i in range(1, len(lines) - 1):
        has_text_above = has_text_above or marked[i - 1] == "text"
        if marked[i - 1] == "text" or (marked[i - 1] == "title" and len(lines[i - 1].split()) >= MIN_HEADLINE_WORDS):
            has_headline_above = True
        if (
            has_headline_above
            and marked[i] == "title"
            and marked[i + 1] == "credit"
            and len(lines[i].split()) >= MIN_CAPTION_WORDS
        ):
            marked[i] = "caption"
        is_above_byline = i + 2 < len(lines) and marked[i + 2] in ("byline", "name", "date")
        if marked[i - 1 : i + 2] == ["text", "text", "credit"] and is_above_byline and len(lines[i]) <= MAX_CAPTION:
            marked[i] = "caption"  # below the standfirst
        may_be_caption = marked[i] == "text" or (marked[i] in HEADING_KINDS and has_text_above)
        if (
            marked[i + 1] == "credit"
            and may_be_caption
            and line_ends_after(i - 1) > 1 >= line_ends_after(i)
            and len(lines[i]) <= MAX_CAPTION
            and lines[i][0] not in LINE_DASHES
        ):
            marked[i] = "caption"
    return marked


def _mark_dateline(
    text: str, lines: Sequence[str], kinds: Sequence[LineKind], vocabulary: PageVocabulary
) -> list[LineKind]:
    """Mark as text the first caption with a word in capitals before a colon, if that is a place: "OSLO: The ...".

    It begins the text: a sentence above another one, below no more than a standfirst. A caption begins instead with a
    word that the page also writes in small letters, or has a credit.
    """
    marked = list(kinds)
    for i in range(1, len(lines) - 1):
        if kinds[:i].count("text") > MAX_TEXTS_ABOVE_DATELINE:
            break
        lead = CAPITAL_LEAD.match(lines[i])
        if kinds[i] != "caption" or not lead or not lead[1].isupper() or vocabulary.credit_at_end.search(lines[i]):
            continue
        is_sentence = lines[i][-1] == "." and len(lines[i].split()) >= MIN_DATELINE_WORDS
        is_common_word = re.search(rf"\b{re.escape(lead[1].lower())}\b", text)
        if is_sentence and kinds[i + 1] in SENTENCE_KINDS and not is_common_word:
            marked[i] = "text"
            break
    return marked


def _mark_question_headings(
    lines: Sequence[str], kinds: Sequence[LineKind], vocabulary: PageVocabulary
) -> list[LineKind]:
    """Mark as title a short question between paragraphs, unless somebody is asked: "What do you miss?".

    Below the text, a question to the reader heads a list of links: "Have you seen this?".
    """
    marked = list(kinds)
    for i in range(1, len(lines) - 1):
        if (
            kinds[i] == "question"
            and lines[i][-1] == "?"
            and 1 < len(lines[i].split()) <= MAX_QUESTION_WORDS
            and kinds[i + 1] == "text"
            and not lines[i].startswith(tuple(LINE_OPENERS))
            and not lines[i + 1].startswith(tuple(LINE_OPENERS))
            and not vocabulary.reader_word.search(lines[i])
        ):
            marked[i] = "title"
    last_text = max((i for i, kind in enumerate(marked) if kind == "text"), default=len(lines))
    for i in range(last_text + 1, len(lines) - 1):
        is_heading = kinds[i] == "question" and lines[i][0] not in LINE_OPENERS and kinds[i + 1] in LINKS
        if is_heading and vocabulary.reader_word.search(lines[i]):
            marked[i] = "list"
    return marked


def _mark_boxes(lines: Sequence[str], kinds: Sequence[LineKind], vocabulary: PageVocabulary) -> list[LineKind]:
    """Mark as furniture the last paragraphs that present an author or the outlet, if they are set off from the text."""
    marked = list(kinds)
    first_text = marked.index("text") if "text" in marked else len(lines)
    bylines = [lines[i].casefold() for i in range(first_text) if kinds[i] in ("byline", "name")]
    for i in range(len(lines) - 1, first_text + 1, -1):
        if marked[i] == "text":
            above = next((k for k in range(i - 1, 0, -1) if marked[k] not in HEADING_KINDS), 0)
            is_set_off = marked[above] == "list" or (
                marked[i - 1] in AUTHOR_BOX_SEPARATORS and WORD.search(lines[i - 1]) is not None
            )
            if _names_person_of(lines[i - 1], lines[i]):
                marked[i - 1] = "byline"
            elif marked[above] == "caption" and vocabulary.imprint.search(lines[i]):
                pass
            elif not (
                is_set_off and (_presents_author(lines[i], vocabulary, bylines) or vocabulary.imprint.search(lines[i]))
            ):
                break
            marked[i] = "furniture"
    return marked


def _presents_author(line: str, vocabulary: PageVocabulary, bylines: Sequence[str]) -> bool:
    first_words = line.split(maxsplit=2)[:2]
    begins_with_name = all(word[0].isupper() for word in first_words)
    name = " ".join(first_words).casefold()
    if begins_with_name and len(first_words) > 1 and any(name in byline for byline in bylines):
        return True
    return begins_with_name and vocabulary.author_noun.search(line, 0, MAX_AUTHOR_NOUN_OFFSET) is not None


def _names_person_of(heading: str, line: str) -> bool:
    """Return whether a heading is a name, with whose first or last word the line begins."""
    names = [name.casefold() for name in heading.split()]
    is_name = 2 <= len(names) <= MAX_NAME_WORDS and all(word[0].isupper() for word in heading.split())
    return is_name and heading[-1].isalpha() and line.split()[0].casefold() in (names[0], names[-1])

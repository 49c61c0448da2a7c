"""The position of the headline and of the first line of the body."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ordrett.characters import LINE_OPENERS
from ordrett.page.line_kinds import LineKind
from ordrett.page.vocabulary import PageVocabulary

TITLE_KINDS: tuple[LineKind, ...] = ("title", "name")
SENTENCE_KINDS: tuple[LineKind, ...] = ("text", "question")

MAX_HEAD_LINES = 12  # between the headline and the text, and between it and a standfirst or a summary box
MIN_HEADLINE_WORDS = 4  # a shorter line above the headline is a menu or a weather box
MAX_LABEL_WORDS = 2  # a line of so few words between headline and text names a column or a box
MAX_STANDFIRST = 250  # characters
STANDFIRST_RATIO = 0.75  # of the mean length of the paragraphs after it, if nothing else sets the standfirst off
STANDFIRST_SAMPLE = 3  # such paragraphs
MAX_TOP_CAPTION = 80  # characters of a sentence above the headline
MAX_TEXT_BEFORE_SUMMARY = 4  # after more sentences, a summary box belongs to something else
MAX_SUMMARY_LINES = 10
OUTLET = re.compile(r"\s*[-–—|·»]\s*(?P<outlet>\S.{1,60})")
STEP = re.compile(r"[»›>|/]")  # between the parts of a breadcrumb
# A time alone, above the entry of a live blog.
CLOCK_ALONE = re.compile(r"(?:[^\W\d_]{1,3}\.? ?)?\d{1,2}[:.]\d{2}(?: (?:[A-Z]{2,4}|[ap]\.?m\.?))?")


class HeadlinePosition(NamedTuple):
    """The index of the headline, -1 if there is none, and of the first line of the body."""

    headline: int
    body_start: int


def find_headline(lines: Sequence[str], kinds: Sequence[LineKind], vocabulary: PageVocabulary) -> HeadlinePosition:
    """Find the headline and the end of what belongs to it; a page without a headline is body from its first line."""
    first_text = next((i for i, kind in enumerate(kinds) if kind == "text"), len(kinds))
    headline = _find_headline(lines, kinds, first_text)
    return HeadlinePosition(headline, _find_body(lines, kinds, headline, vocabulary) if headline >= 0 else 0)


def ends_with_outlet(line: str, title: str) -> bool:
    """Return whether a line is a title with the name of the outlet after it, as in the tab of a browser."""
    return line.startswith(title) and OUTLET.fullmatch(line, len(title)) is not None


def is_label(line: str) -> bool:
    """Return whether a title between headline and text is so short that it names a column or a box."""
    return len(line.split()) <= MAX_LABEL_WORDS


def _find_headline(lines: Sequence[str], kinds: Sequence[LineKind], first_text: int) -> int:
    has_text = first_text < len(lines)
    above = range(max(0, first_text - MAX_HEAD_LINES) if has_text else 0, first_text)
    titles = [i for i in above if kinds[i] in (*TITLE_KINDS, "question")]
    if not titles:
        is_below_caption = first_text == 0 and len(lines[0]) <= MAX_TOP_CAPTION and kinds[1:3] == ["title", "text"]
        return 1 if is_below_caption and len(lines[1].split()) >= MIN_HEADLINE_WORDS else -1
    if not has_text:
        return -1 if len(titles) < 2 else titles[0]
    breadcrumbs = [lines[i] for i in range(first_text) if kinds[i] == "furniture" and STEP.search(lines[i])]
    if shorter := [j for i in titles for j in titles if i < j and ends_with_outlet(lines[i], lines[j])]:
        return shorter[0]
    in_breadcrumb = [i for i in titles if any(line.endswith(lines[i]) for line in breadcrumbs[:MAX_HEAD_LINES])]
    long = [i for i in titles if len(lines[i].split()) >= MIN_HEADLINE_WORDS]
    not_names = [i for i in titles if kinds[i] != "name"]
    return (in_breadcrumb or long or not_names or titles)[0]


def _find_body(lines: Sequence[str], kinds: Sequence[LineKind], headline: int, vocabulary: PageVocabulary) -> int:
    """Return the first line after the headline, the standfirst or summary box, and what is between them."""
    after = range(headline + 1, len(lines))
    first = next((i for i in after[:MAX_HEAD_LINES] if kinds[i] in SENTENCE_KINDS), headline + 1)
    near = kinds[headline : headline + MAX_HEAD_LINES]
    summary = headline + near.index("summary") if "summary" in near else None
    if summary is not None and kinds[headline:summary].count("text") <= MAX_TEXT_BEFORE_SUMMARY:
        box = range(summary, min(summary + MAX_SUMMARY_LINES, len(lines)))
        return next((i for i in box if lines[i].endswith(vocabulary.unfold_labels)), summary) + 1
    is_sentence = first < len(lines) and (kinds[first] == "text" or lines[first][0] not in LINE_OPENERS)
    if not is_sentence or len(lines[first]) > MAX_STANDFIRST:
        return first
    nearby = range(first + 1, min(first + MAX_HEAD_LINES, len(lines)))
    following = [i for i in nearby if kinds[i] == "text"][:STANDFIRST_SAMPLE]
    if not following:
        return first
    body = next(i for i in range(first + 1, len(lines)) if kinds[i] in SENTENCE_KINDS)
    between = range(first + 1, body)
    if between and all(_sets_off_standfirst(lines[i], kinds[i]) or _is_author(kinds[i:body]) for i in between):
        has_own_title = kinds[body - 1] in TITLE_KINDS and CLOCK_ALONE.fullmatch(lines[body - 2])
        return body - 1 if has_own_title else body
    if kinds[first] != "text":
        return first
    between = range(first + 1, following[0])
    mean_length = sum(len(lines[i]) for i in following) / len(following)
    is_short = len(following) > 1 and not between and len(lines[first]) < STANDFIRST_RATIO * mean_length
    return first + 1 if is_short else first


def _sets_off_standfirst(line: str, kind: LineKind) -> bool:
    return kind not in SENTENCE_KINDS and (kind not in TITLE_KINDS or (is_label(line) and line[-1] != "?"))


def _is_author(kinds: Sequence[LineKind]) -> bool:
    """Return whether the first line is a name, below which are only names and then a byline or a date."""
    below = next((kind for kind in kinds if kind != "name"), None)
    return kinds[0] == "name" and below in ("byline", "date")

"""Where on a page the headline stands, and where the standfirst ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from ordrett.page.classify_line import LineKind
from ordrett.page.vocabulary import PageVocabulary

TITLES: tuple[LineKind, ...] = ("title", "name")
SENTENCES: tuple[LineKind, ...] = ("text", "asked")
HEAD = 12  # lines: no headline stands farther above the text
HEADLINE_WORDS = 4  # above the headline, a shorter line is a menu or a weather box
LABEL_WORDS = 2  # between headline and text, a line of no more words names a column or a box
STANDFIRST = 250
STANDFIRST_SHARE = 0.75  # of the mean length of the three paragraphs after it, where nothing else sets it off
CAPTION = 80  # of a sentence over the headline
BEFORE_BOX = 4  # sentences of standfirst; after more of them, a summary is of something else
BOX = 10  # lines of a summary that can be unfolded


@dataclass(frozen=True)
class HeadlinePosition:
    """The line of the headline, and the one in which the body begins; without a headline, -1 and 0."""

    headline: int
    body: int


def find_headline(lines: Sequence[str], kinds: Sequence[LineKind], words: PageVocabulary) -> HeadlinePosition:
    """Return where the head of the page ends."""
    first = next((i for i, kind in enumerate(kinds) if kind == "text"), len(kinds))
    headline = _headline(lines, kinds, first)
    return HeadlinePosition(headline, _body(lines, kinds, headline, words) if headline >= 0 else 0)


def is_label(line: str) -> bool:
    """Return whether a title between headline and text is too short to be more than a label."""
    return len(line.split()) <= LABEL_WORDS


def _headline(lines: Sequence[str], kinds: Sequence[LineKind], first: int) -> int:
    above = range(max(0, first - HEAD) if first < len(lines) else 0, first)
    titles = [i for i in above if kinds[i] in (*TITLES, "asked")]
    if not titles:
        under_caption = first == 0 and len(lines[0]) <= CAPTION and kinds[1:3] == ["title", "text"]
        return 1 if under_caption and len(lines[1].split()) >= HEADLINE_WORDS else -1
    if first == len(lines):
        return -1 if len(titles) < 2 else titles[0]
    crumbs = [lines[i] for i in range(first) if kinds[i] == "furniture"][:HEAD]
    named = [i for i in titles if any(crumb.endswith(lines[i]) for crumb in crumbs)]
    long = [i for i in titles if len(lines[i].split()) >= HEADLINE_WORDS]
    return (named or long or [i for i in titles if kinds[i] != "name"] or titles)[0]


def _body(lines: Sequence[str], kinds: Sequence[LineKind], headline: int, words: PageVocabulary) -> int:
    """Return the first line after headline, standfirst and what stands between them."""
    after = range(headline + 1, len(lines))
    first = next((i for i in after[:HEAD] if kinds[i] in SENTENCES), headline + 1)
    box = kinds.index("summary", headline, headline + HEAD) if "summary" in kinds[headline : headline + HEAD] else None
    if box is not None and kinds[headline:box].count("text") <= BEFORE_BOX:
        unfolded = (i for i in range(box, min(box + BOX, len(lines))) if lines[i].endswith(words.more))
        return next(unfolded, box) + 1
    if first >= len(lines) or kinds[first] != "text" or len(lines[first]) > STANDFIRST:
        return first
    following = [i for i in range(first + 1, min(first + HEAD, len(lines))) if kinds[i] == "text"][:3]
    if not following:
        return first
    between = range(first + 1, following[0])
    if between and all(_sets_off(lines[i], kinds[i]) for i in between):
        return following[0]
    mean = sum(len(lines[i]) for i in following) / len(following)
    short = len(following) > 1 and not between and len(lines[first]) < STANDFIRST_SHARE * mean
    return first + 1 if short else first


def _sets_off(line: str, kind: LineKind) -> bool:
    return kind not in SENTENCES and (kind not in TITLES or is_label(line))

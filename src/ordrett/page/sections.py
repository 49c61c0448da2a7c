"""Which part of the page a paragraph belongs to."""

from collections.abc import Sequence
from typing import Literal

from ordrett.article import LINE_END, Article
from ordrett.characters import LINE_DASHES
from ordrett.errors import InputError
from ordrett.language.packs import LanguagePack
from ordrett.page.classify_line import LineKind, classify_line
from ordrett.page.find_headline import SENTENCES, HeadlinePosition, find_headline, is_label
from ordrett.page.vocabulary import WORD, PageVocabulary, compile_vocabulary

Section = Literal["headline", "standfirst", "body", "caption", "credit", "byline", "furniture"]

TITLES: tuple[LineKind, ...] = ("title", "name", "date")
SUBHEADS = 2  # more titles in a row are a list before text, links after it
CAPTION = 250
ABOUT = 150  # how soon a box about the author says what the author is

# What may stand between the text and a box about the author.
SIGNED: tuple[LineKind, ...] = ("credit", "byline", "furniture", "list", "name")
# What a line is that its neighbours do not change.
ALONE: dict[LineKind, Section] = {
    "text": "body",
    "asked": "body",
    "furniture": "furniture",
    "list": "furniture",
    "credit": "credit",
    "byline": "byline",
    "caption": "caption",
    "summary": "standfirst",
}


def classify_sections(article: Article, pack: LanguagePack) -> tuple[Section, ...]:
    """Return the section of each paragraph of the article, in their order."""
    words = compile_vocabulary(pack)
    lines = [article.text[start:end].strip() for start, end in article.paragraphs]
    kinds = [classify_line(line, words) for line in lines]
    _mark_captions(article, lines, kinds)
    _mark_authors(lines, kinds, words)
    head = find_headline(lines, kinds, words)
    last = max(_text_end(kinds), head.body)
    found = [_in_head(i, line, kinds[i], head, words) for i, line in enumerate(lines[: head.body])]
    found += _in_body(kinds[head.body : last])
    found += _in_tail(kinds[last:])
    return tuple(found)


def require_content(parts: tuple[Section, ...], where: str) -> None:
    """Raise InputError where no paragraph is anything but furniture."""
    if all(part == "furniture" for part in parts):
        raise InputError(
            where,
            "article_has_content",
            f"{len(parts)} lines, all of them menus, links or boxes",
            "Check that the page was copied whole, or remove the file.",
        )


def _mark_captions(article: Article, lines: Sequence[str], kinds: list[LineKind]) -> None:
    """A line that shares a block with the credit under it is its caption, on a page of blocks with blank lines."""
    ends = article.paragraphs
    texts = 0
    for i in range(1, len(lines) - 1):
        texts += kinds[i - 1] == "text"
        if kinds[i + 1] == "credit" and (kinds[i] == "text" or (kinds[i] in TITLES and texts)):
            above, below = (len(LINE_END.findall(article.text, ends[j][1], ends[j + 1][0])) for j in (i - 1, i))
            if above > 1 >= below and len(lines[i]) <= CAPTION and lines[i][0] not in LINE_DASHES:
                kinds[i] = "caption"


def _mark_authors(lines: Sequence[str], kinds: list[LineKind], words: PageVocabulary) -> None:
    """A last paragraph that says who somebody is, set off from the text before it, is a box about the author."""
    first = kinds.index("text") if "text" in kinds else len(lines)
    for i in range(len(lines) - 1, first + 1, -1):
        if kinds[i] == "text":
            named = all(word[0].isupper() for word in lines[i].split(maxsplit=2)[:2])
            set_off = kinds[i - 1] in SIGNED and WORD.search(lines[i - 1])
            if not (named and set_off and words.author.search(lines[i], 0, ABOUT)):
                return
            kinds[i] = "furniture"


def _text_end(kinds: Sequence[LineKind]) -> int:
    """Return the line after the last sentence; a question after links may be one more of them."""
    end, plain = 0, True
    for i, kind in enumerate(kinds):
        if kind in ("furniture", "list"):
            plain = False
        elif kind == "text" or (kind == "asked" and plain):
            end, plain = i + 1, True
    return end or len(kinds)


def _in_head(i: int, line: str, kind: LineKind, head: HeadlinePosition, words: PageVocabulary) -> Section:
    if i == head.headline:
        return "headline"
    if i < head.headline:
        return "caption" if kind in SENTENCES else "furniture" if kind in TITLES else ALONE[kind]
    if kind in ("name", "date") or (kind == "title" and words.dates(line)):
        return "byline"
    if kind == "title":
        return "furniture" if is_label(line) else "standfirst"
    return "standfirst" if kind in SENTENCES else ALONE[kind]


def _in_body(kinds: Sequence[LineKind]) -> list[Section]:
    found: list[Section] = []
    listed = False
    while len(found) < len(kinds):
        at = len(found)
        end = at
        while end < len(kinds) and kinds[end] in TITLES:
            end += 1
        if end == at:
            kind = kinds[at]
            listed = kind == "list" or (listed and kind == "furniture")
            found.append(ALONE[kind])
        elif listed:
            found += ["furniture"] * (end - at)
        else:
            heads = end - at <= SUBHEADS and "date" not in kinds[at:end] and end < len(kinds)
            found += ["headline" if heads else "body"] * (end - at)
    return found


def _in_tail(kinds: Sequence[LineKind]) -> list[Section]:
    found: list[Section] = []
    around, listed = False, False
    run = next((i for i, kind in enumerate(kinds) if kind not in TITLES), len(kinds))
    for i, kind in enumerate(kinds):
        listed = listed or kind == "list"
        around = around or kind in ("furniture", "list") or run > SUBHEADS
        if kind in TITLES:
            found.append("furniture" if around else "byline" if kind == "name" and i == 0 else "body")
        else:
            found.append("furniture" if listed and kind == "asked" else ALONE[kind])
    return found

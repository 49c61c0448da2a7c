"""The section of each paragraph: headline, standfirst, body, crosshead, caption, credit, byline or furniture."""

from collections.abc import Sequence
from typing import Literal

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett.language.packs import LanguagePack
from ordrett.page.classify_line import classify_line
from ordrett.page.find_headline import (
    SENTENCE_KINDS,
    HeadlinePosition,
    find_headline,
    is_label,
)
from ordrett.page.line_kinds import HEADING_KINDS, LineKind
from ordrett.page.neighbours import mark_by_neighbours
from ordrett.page.vocabulary import PageVocabulary, compile_vocabulary

Section = Literal["headline", "standfirst", "body", "crosshead", "caption", "credit", "byline", "furniture"]

# The sections of headings, which leave out words that a sentence has.
HEADINGS: frozenset[Section] = frozenset({"headline", "crosshead"})

MAX_HEADINGS = 2  # more titles in a row are no crossheads: in the body a list, after it links
MAX_OCCUPATION_WORDS = 5

# The section of a line that does not depend on its neighbours.
SECTION_OF_KIND: dict[LineKind, Section] = {
    "text": "body",
    "question": "body",
    "furniture": "furniture",
    "list": "furniture",
    "credit": "credit",
    "byline": "byline",
    "caption": "caption",
    "summary": "standfirst",
}


def classify_sections(article: Article, pack: LanguagePack) -> tuple[Section, ...]:
    """Return the section of each paragraph of the article, in order."""
    vocabulary = compile_vocabulary(pack)
    lines = [article.text[start:end].strip() for start, end in article.paragraphs]
    kinds = [classify_line(line, vocabulary) for line in lines]
    kinds = mark_by_neighbours(article, lines, kinds, vocabulary)
    position = find_headline(lines, kinds, vocabulary)
    kinds = _mark_repeated_headers(lines, kinds, position)
    start, end = position.body_start, max(_find_text_end(kinds), position.body_start)
    head = (_classify_in_head(i, lines[i], kinds[i], position, vocabulary) for i in range(start))
    return (*head, *_classify_body(kinds[start:end]), *_classify_tail(kinds[end:]))


def require_content(sections: Sequence[Section], location: str) -> None:
    """Raise InputError if every paragraph is furniture."""
    if all(section == "furniture" for section in sections):
        raise InputError(
            location,
            "article_has_content",
            f"all of its {len(sections)} lines are menus, links or boxes",
            "Check that the page was copied whole, or remove the file.",
        )


def _mark_repeated_headers(
    lines: Sequence[str], kinds: Sequence[LineKind], position: HeadlinePosition
) -> list[LineKind]:
    """Mark as furniture the lines above the headline where they stand again, as on each sheet of a printed page."""
    headers = set(lines[: max(position.headline, 0)])
    below = (*HEADING_KINDS, "question")
    return [
        "furniture" if i > position.headline and kind in below and line in headers else kind
        for i, (line, kind) in enumerate(zip(lines, kinds, strict=True))
    ]


def _find_text_end(kinds: Sequence[LineKind]) -> int:
    """Return the index after the last sentence; a question counts only if no furniture is above it."""
    end, has_furniture_above = 0, False
    for i, kind in enumerate(kinds):
        if kind in ("furniture", "list"):
            has_furniture_above = True
        elif kind == "text" or (kind == "question" and not has_furniture_above):
            end, has_furniture_above = i + 1, False
    return end or len(kinds)


def _classify_in_head(
    i: int, line: str, kind: LineKind, position: HeadlinePosition, vocabulary: PageVocabulary
) -> Section:
    if i == position.headline:
        return "headline"
    if i < position.headline:
        return "caption" if kind in SENTENCE_KINDS else "furniture" if kind in HEADING_KINDS else SECTION_OF_KIND[kind]
    if kind in ("name", "date") or (kind == "title" and vocabulary.has_date(line)):
        return "byline"
    if kind == "title" and len(line.split()) <= MAX_OCCUPATION_WORDS and vocabulary.author_noun.search(line):
        return "byline"
    if kind == "title":
        return "furniture" if is_label(line) else "standfirst"
    return "standfirst" if kind in SENTENCE_KINDS else SECTION_OF_KIND[kind]


def _classify_body(kinds: Sequence[LineKind]) -> list[Section]:
    sections: list[Section] = []
    is_after_list = False
    while len(sections) < len(kinds):
        start = end = len(sections)
        while end < len(kinds) and kinds[end] in HEADING_KINDS:
            end += 1
        if end == start:
            kind = kinds[start]
            is_after_list = kind == "list" or (is_after_list and kind == "furniture")
            sections.append(SECTION_OF_KIND[kind])
        elif is_after_list:
            sections += ["furniture"] * (end - start)
        else:
            are_headings = end - start <= MAX_HEADINGS and "date" not in kinds[start:end] and end < len(kinds)
            sections += ["crosshead" if are_headings else "body"] * (end - start)
    return sections


def _classify_tail(kinds: Sequence[LineKind]) -> list[Section]:
    sections: list[Section] = []
    n_leading_titles = next((i for i, kind in enumerate(kinds) if kind not in HEADING_KINDS), len(kinds))
    is_after_list = False
    is_among_furniture = n_leading_titles > MAX_HEADINGS
    for i, kind in enumerate(kinds):
        is_after_list = is_after_list or kind == "list"
        is_among_furniture = is_among_furniture or kind in ("furniture", "list")
        if kind not in HEADING_KINDS:
            sections.append("furniture" if is_after_list and kind == "question" else SECTION_OF_KIND[kind])
        elif is_among_furniture:
            sections.append("furniture")
        else:
            sections.append("byline" if kind == "name" and i == 0 else "body")
    return sections

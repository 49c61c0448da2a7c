"""Which part of the page a paragraph belongs to."""

import re
from typing import Literal

from ordrett.article import Article
from ordrett.language import Pack
from ordrett.refusal import Refusal

Section = Literal["headline", "standfirst", "body", "caption", "credit", "byline", "furniture"]

BREADCRUMB = re.compile(r"\S+ [»›>] \S+")
NO_WORD = re.compile(r"[\W\d_]*")


def sections(article: Article, pack: Pack) -> tuple[Section, ...]:
    """Return the section of each paragraph of the article, in their order."""
    found: list[Section] = []
    for start, end in article.paragraphs:
        section = _section(article.text[start:end].strip(), pack)
        found.append("headline" if section == "body" and "headline" not in found and "body" not in found else section)
    return tuple(found)


def refuse_furniture_alone(parts: tuple[Section, ...], where: str) -> None:
    """Raise Refusal where no paragraph is anything but furniture."""
    if all(part == "furniture" for part in parts):
        raise Refusal(
            where,
            "article_has_more_than_furniture",
            f"{len(parts)} lines, all of them menus, links or boxes",
            "Check that the page was copied whole, or remove the file.",
        )


def _section(line: str, pack: Pack) -> Section:
    if NO_WORD.fullmatch(line) or BREADCRUMB.match(line):
        return "furniture"
    bare = line.strip("-–—:[]() ")
    if any(bare.casefold().startswith(words.casefold()) and len(bare) < 2 * len(words) + 8 for words in pack.furniture):
        return "furniture"
    if any(re.match(rf"{re.escape(word)}\s*[:/]", line) for word in pack.credits):
        return "credit"
    return "body"

"""Which part of the page a paragraph belongs to."""

import re
from typing import Literal

from ordrett.article import Article
from ordrett.language import Pack
from ordrett.refusal import Refusal

Section = Literal["headline", "standfirst", "body", "caption", "credit", "byline", "furniture"]

BREADCRUMB = re.compile(r"\S+ [»›>] \S+")
# A first paragraph that ends like a sentence is no headline.
STOPS = (".", "!", "…", ":", ";", ",")
NO_WORD = re.compile(r"[\W\d_]*")


def sections(article: Article, pack: Pack) -> tuple[Section, ...]:
    """Return the section of each paragraph of the article, in their order."""
    found: list[Section] = []
    for start, end in article.paragraphs:
        found.append(_section(article.text[start:end].strip(), pack))
    titled = [i for i, section in enumerate(found) if section == "body"]
    if len(titled) > 1 and not article.text[: article.paragraphs[titled[0]][1]].rstrip().endswith(STOPS):
        found[titled[0]] = "headline"
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
    if any(
        re.match(rf"{re.escape(words)}(?!\w)", bare, re.IGNORECASE)
        for words in pack.furniture
        if len(bare) < 2 * len(words) + 8
    ):
        return "furniture"
    if any(re.match(rf"{re.escape(word)}\s*[:/]", line) for word in pack.credits):
        return "credit"
    return "body"

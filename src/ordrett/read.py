"""A text -> Reading."""

from ordrett.article import Article, article
from ordrett.language import language_of, packs, stated_language
from ordrett.reading import Page, Reading
from ordrett.sections import refuse_furniture_alone, sections
from ordrett.span import Span


def read(text: str, article_id: str = "article", language: str | None = None) -> Reading:
    """Read an article: its language and headline; quotes, people and events are marked as not looked for.

    `language` (BCP 47) overrides what is detected. Raises Refusal for a text that cannot be read.
    """
    return read_article(article(text.encode("utf-8", "surrogatepass"), article_id, article_id), language)


def read_article(source: Article, language: str | None = None) -> Reading:
    """Read an article that is already decoded."""
    code = stated_language(language, source.path) if language else language_of(source.text, source.path)
    parts = sections(source, packs()[code])
    refuse_furniture_alone(parts, source.path)
    headline = next(
        (Span.of(source.text, *p) for p, part in zip(source.paragraphs, parts, strict=True) if part == "headline"), None
    )
    return Reading(source, code, "automatic", parts, page=Page(headline=headline))

"""A text -> ArticleAnnotation."""

from ordrett.article import Article, article
from ordrett.language.packs import language_of, packs, stated_language
from ordrett.model import ArticleAnnotation, ArticleMetadata
from ordrett.page.sections import refuse_furniture_alone, sections
from ordrett.people.extract import extract_people
from ordrett.people.to_model import to_people_and_mentions
from ordrett.quotes.extract import quotes
from ordrett.span import Span
from ordrett.tokenizer import tokens


def read(text: str, article_id: str = "article", language: str | None = None) -> ArticleAnnotation:
    """Read an article: its language, sections and headline, the people it names, and what it gives to whom as said.

    Every span is exact: `text[span.start:span.end] == span.text`. `language` (BCP 47) overrides what is detected.
    Events are not looked for. Raises InputError for a text that cannot be read.
    """
    return read_article(article(text.encode("utf-8", "surrogatepass"), article_id, article_id), language)


def read_article(source: Article, language: str | None = None) -> ArticleAnnotation:
    """Read an article that is already decoded."""
    code = stated_language(language, source.path) if language else language_of(source.text, source.path)
    pack = packs()[code]
    parts = sections(source, pack)
    refuse_furniture_alone(parts, source.path)
    headline = next(
        (Span.of(source.text, *p) for p, part in zip(source.paragraphs, parts, strict=True) if part == "headline"), None
    )
    words = tokens(source.text, source.paragraphs, pack.naming.abbreviations)
    cast = extract_people(words, parts, pack)
    persons, mentions = to_people_and_mentions(cast, source)
    return ArticleAnnotation(
        source,
        code,
        "rules",
        parts,
        quotes_extracted=True,
        people_extracted=True,
        metadata=ArticleMetadata(headline=headline),
        people=persons,
        person_mentions=mentions,
        quotes=quotes(source, words, parts, pack, cast),
    )

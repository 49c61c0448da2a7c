"""A text -> ArticleAnnotation."""

from ordrett.article import Article, decode_article
from ordrett.language.packs import detect_language, language_packs, require_language_pack
from ordrett.model import ArticleAnnotation, ArticleMetadata
from ordrett.page.sections import classify_sections, require_content
from ordrett.people.extract import extract_people
from ordrett.people.to_model import to_people_and_mentions
from ordrett.quotes.extract import quotes
from ordrett.span import Span
from ordrett.tokenizer import tokenize


def read(text: str, article_id: str = "article", language: str | None = None) -> ArticleAnnotation:
    """Read an article: its language, sections and headline, the people it names, and what it gives to whom as said.

    Every span is exact: `text[span.start:span.end] == span.text`. `language` (BCP 47) overrides what is detected.
    Events are not looked for. Raises InputError for a text that cannot be read.
    """
    return read_article(decode_article(text.encode("utf-8", "surrogatepass"), article_id, article_id), language)


def read_article(source: Article, language: str | None = None) -> ArticleAnnotation:
    """Read an article that is already decoded."""
    code = require_language_pack(language, source.path) if language else detect_language(source.text, source.path)
    pack = language_packs()[code]
    parts = classify_sections(source, pack)
    require_content(parts, source.path)
    headline = next(
        (
            Span.from_text(source.text, *p)
            for p, part in zip(source.paragraphs, parts, strict=True)
            if part == "headline"
        ),
        None,
    )
    words = tokenize(source.text, source.paragraphs, pack.naming.abbreviations)
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

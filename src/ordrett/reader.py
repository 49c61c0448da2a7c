"""Read an article: the text in, its annotation out."""

from ordrett.article import Article, decode_article
from ordrett.language.detect import detect_language
from ordrett.language.packs import require_language_pack
from ordrett.model import ArticleAnnotation, ArticleMetadata
from ordrett.page.sections import classify_sections, require_content
from ordrett.people.extract import extract_people
from ordrett.people.to_model import to_people_and_mentions
from ordrett.quotes.extract import extract_quotes
from ordrett.span import Span
from ordrett.tokenizer import tokenize


def read(text: str, article_id: str = "article", language: str | None = None) -> ArticleAnnotation:
    """Read a text: its language, sections and headline, the people it names, and its quotes with their speakers.

    Every span is exact: `text[span.start:span.end] == span.text`. `language` (BCP 47) replaces language detection.
    Events are not extracted. Raises InputError if the text is empty, not Unicode or in no supported language.
    """
    return read_article(decode_article(text.encode("utf-8", "surrogatepass"), article_id, article_id), language)


def read_article(article: Article, language: str | None = None) -> ArticleAnnotation:
    """Read an article that is already decoded, as `read` does."""
    language = language or detect_language(article.text, article.path)
    pack = require_language_pack(language, article.path)
    sections = classify_sections(article, pack)
    require_content(sections, article.path)
    tokens = tokenize(article.text, article.paragraphs, pack.naming.abbreviations)
    people_index = extract_people(tokens, sections, pack)
    people, mentions = to_people_and_mentions(people_index, article)
    headline = article.paragraphs[sections.index("headline")] if "headline" in sections else None
    return ArticleAnnotation(
        article,
        language,
        "rules",
        sections,
        quotes_extracted=True,
        people_extracted=True,
        metadata=ArticleMetadata(headline=headline and Span.from_text(article.text, *headline)),
        people=people,
        person_mentions=mentions,
        quotes=extract_quotes(article, tokens, sections, pack, people_index),
    )

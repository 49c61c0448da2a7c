"""Read an article: the text in, its annotation out."""

from dataclasses import replace

from ordrett.article import Article, decode_article
from ordrett.dates import find_dates
from ordrett.edtf import parse_date_bounds
from ordrett.errors import InputError
from ordrett.language.detect import detect_language
from ordrett.language.packs import require_language_pack
from ordrett.model import ArticleAnnotation
from ordrett.original_spans import to_original
from ordrett.page.sections import classify_sections, require_content
from ordrett.page_metadata import find_metadata
from ordrett.people.extract import extract_people
from ordrett.people.to_model import to_people_and_mentions
from ordrett.plain_text import to_plain_text
from ordrett.quotes.extract import extract_quotes
from ordrett.tokenizer import tokenize


def read(
    text: str, article_id: str = "article", language: str | None = None, published: str | None = None
) -> ArticleAnnotation:
    """Read a text: its language, sections, headline, byline, people, quotes with their speakers, and dates.

    Every span is exact: `text[span.start:span.end] == span.text`. Decomposed letters, soft hyphens, zero-width
    characters, no-break spaces and wrapped lines are read as what they look like. `language` (BCP 47) replaces language
    detection; relative dates are resolved from `published`, an EDTF date, or else from the day that the page prints.
    Events are not extracted.

    Raises InputError if the text is empty, not Unicode or in no supported language, or if `published` is no EDTF date.
    """
    try:
        parse_date_bounds(published or "2000")
    except ValueError as error:
        raise InputError(article_id, "date_is_edtf", str(error), "Give the day as 2024-05-31.") from None
    article = decode_article(text.encode("utf-8", "surrogatepass"), article_id, article_id)
    plain = to_plain_text(text)
    if plain is None:
        return _add_dates(_read_plain(article, language), published)
    read_plain = _read_plain(replace(article, text=plain.text), language)
    return to_original(_add_dates(read_plain, published), article, plain)


def read_article(article: Article, language: str | None = None) -> ArticleAnnotation:
    """Read an article that is already decoded, as `read` does, but without its dates."""
    plain = to_plain_text(article.text)
    if plain is None:
        return _read_plain(article, language)
    return to_original(_read_plain(replace(article, text=plain.text), language), article, plain)


def _add_dates(annotation: ArticleAnnotation, published: str | None) -> ArticleAnnotation:
    """Add expressions of time, resolved from the given day of publication or else from the one that the page prints."""
    pack = require_language_pack(annotation.language, annotation.article.path)
    printed = annotation.metadata.published.value
    dates = find_dates(annotation.article.text, pack, published or (printed.edtf if printed else None))
    return replace(annotation, dates=dates)


def _read_plain(article: Article, language: str | None) -> ArticleAnnotation:
    """Read an article whose text is in plain form."""
    language = language or detect_language(article.text, article.path)
    pack = require_language_pack(language, article.path)
    sections = classify_sections(article, pack)
    require_content(sections, article.path)
    tokens = tokenize(article.text, article.paragraphs, pack.naming.abbreviations)
    people_index = extract_people(tokens, sections, pack)
    people, mentions = to_people_and_mentions(people_index, article)
    return ArticleAnnotation(
        article,
        language,
        "rules",
        sections,
        quotes_extracted=True,
        people_extracted=True,
        metadata=find_metadata(article, sections, pack),
        people=people,
        person_mentions=mentions,
        quotes=extract_quotes(article, tokens, sections, pack, people_index),
    )

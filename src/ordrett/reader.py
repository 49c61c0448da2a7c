"""Read an article: the text in, its annotation out."""

from dataclasses import replace

from ordrett.article import Article, decode_article
from ordrett.dates import find_dates
from ordrett.edtf import parse_date_bounds
from ordrett.errors import InputError
from ordrett.events import extract_events
from ordrett.events.load_lexicon import load_event_lexicon
from ordrett.events.to_model import to_events_and_mentions
from ordrett.language.detect import detect_language
from ordrett.language.packs import require_language_pack
from ordrett.model import ArticleAnnotation, Evidence
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
    """Read a text: its language, sections, headline, byline, people, quotes with their speakers, dates and events.

    Every span is exact: `text[span.start:span.end] == span.text`. Decomposed letters, soft hyphens, zero-width
    characters, no-break spaces and wrapped lines are read as what they look like. `language` (BCP 47) replaces language
    detection; relative dates are resolved from `published`, an EDTF date, or else from the day that the page prints.

    Raises InputError if the text is empty, not Unicode or in no supported language, or if `published` is no EDTF date.
    """
    try:
        parse_date_bounds(published or "2000")
    except ValueError as error:
        raise InputError(article_id, "date_is_edtf", str(error), "Give the day as 2024-05-31.") from None
    article = decode_article(text.encode("utf-8", "surrogatepass"), article_id, article_id)
    return _read(article, language, published, None)


def read_article(
    article: Article, language: str | None = None, published_elsewhere: str | None = None
) -> ArticleAnnotation:
    """Read an article that is already decoded, as `read` does.

    `published_elsewhere` is an EDTF date from which relative dates are resolved if the page prints no day.
    """
    return _read(article, language, None, published_elsewhere)


def _read(
    article: Article, language: str | None, published: str | None, published_elsewhere: str | None
) -> ArticleAnnotation:
    plain = to_plain_text(article.text)
    if plain is None:
        return _read_plain(article, language, published, published_elsewhere)
    annotation = _read_plain(replace(article, text=plain.text), language, published, published_elsewhere)
    return to_original(annotation, article, plain)


def _read_plain(
    article: Article, language: str | None, published: str | None, published_elsewhere: str | None
) -> ArticleAnnotation:
    """Read an article whose text is in plain form."""
    language = language or detect_language(article.text, article.path)
    pack = require_language_pack(language, article.path)
    sections = classify_sections(article, pack)
    require_content(sections, article.path)
    tokens = tokenize(article.text, article.paragraphs, pack.naming.abbreviations)
    people_index = extract_people(tokens, sections, pack)
    people, person_mentions = to_people_and_mentions(people_index, article)
    quotes = extract_quotes(article, tokens, sections, pack, people_index)
    metadata = find_metadata(article, sections, pack)
    printed = metadata.published
    day = published or (printed.value.edtf if printed.value else published_elsewhere)
    dates = find_dates(article.text, pack, day)
    anchor = None
    if published is None and printed.value is not None:
        anchor = Evidence("inferred", article.article_id, printed.evidence[0].span, note="the day of publication")
    found_events = extract_events(tokens, sections, pack, people_index, quotes, dates, day)
    events, event_mentions = to_events_and_mentions(
        found_events, tokens, article, person_mentions, people, dates, quotes, load_event_lexicon(language), anchor
    )
    return ArticleAnnotation(
        article,
        language,
        "rules",
        sections,
        quotes_extracted=True,
        people_extracted=True,
        events_extracted=True,
        metadata=metadata,
        people=people,
        person_mentions=person_mentions,
        quotes=quotes,
        events=events,
        event_mentions=event_mentions,
        dates=dates,
    )

"""What a page or a record says of its article, as cells of the article with an external source behind them."""

import re
from dataclasses import replace
from email.utils import parsedate_to_datetime
from typing import Final

from ordrett.dates import find_dates
from ordrett.edtf import is_edtf_date
from ordrett.language.packs import language_packs
from ordrett.model import ArticleAnnotation, Attested, EdtfDate, Evidence
from ordrett.span import Span
from ordrett_dataset.sources.field_names import ArticleFields
from ordrett_dataset.tables.entities import ExternalSource

# Beside seeds/, the days of publication of the articles.
PUBLISHED_FILE: Final = "published.csv"
ISO_DAY: Final = re.compile(r"(\d{4})(?:-(\d{2})-(\d{2})|(\d{2})(\d{2})(?:T\d.*)?$)")


def add_metadata(
    annotation: ArticleAnnotation, fields: ArticleFields
) -> tuple[ArticleAnnotation, ExternalSource | None]:
    """Fill cells of the article that its text leaves open from the metadata; return also the source that they cite."""
    article, known = annotation.article, annotation.metadata
    source_id = f"metadata.{article.article_id}"
    evidence = (Evidence("external", external_source_id=source_id),)
    day = parse_published(fields.published, annotation.language)
    added: dict[str, str] = {}
    metadata = replace(known, url=known.url or fields.url, byline=known.byline or _find_byline(annotation, fields))
    if known.publisher.value is None and fields.publisher:
        metadata = replace(metadata, publisher=Attested(fields.publisher.strip(), evidence))
        added["publisher"] = fields.publisher
    if known.published.value is None and day:
        metadata = replace(metadata, published=Attested(EdtfDate(day, "external"), evidence))
        added["published"] = fields.published or ""
    if known.archived.value is None and (day := parse_published(fields.archived, annotation.language)):
        metadata = replace(metadata, archived=Attested(EdtfDate(day, "external"), evidence))
        added["archived"] = fields.archived or ""
    annotation = replace(annotation, metadata=metadata)
    if not added:
        return annotation, None
    record = f", record {article.source_record}" if article.source_record else ""
    source = ExternalSource(
        source_id,
        publisher=fields.publisher.strip() if fields.publisher else None,
        url=None,
        title=f"Metadata in {article.source_path or PUBLISHED_FILE}{record}",
        published=None,
        excerpt="; ".join(f"{name}: {value.strip()}" for name, value in added.items()),
    )
    return annotation, source


def parse_published(text: str | None, language: str = "en") -> str | None:
    """Return the day of a date as it is written, without the time and its zone.

    A date that is not understood, or in which day and month could be exchanged, is None.
    """
    if not text:
        return None
    text = text.strip()
    if match := ISO_DAY.match(text):
        day = "-".join(filter(None, match.groups()))
        return day if is_edtf_date(day) else None
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, IndexError):
        pass
    packs = language_packs()
    for code in dict.fromkeys((language, *packs)):
        dates = find_dates(text, packs[code], None) if code in packs else ()
        if len(dates) == 1 and not dates[0].is_ambiguous:
            return dates[0].edtf
    return None


def is_understood(text: str | None) -> bool:
    """Return whether a date of publication is understood; an absent one is."""
    return not text or parse_published(text) is not None


def _find_byline(annotation: ArticleAnnotation, fields: ArticleFields) -> Span | None:
    """Return the author's name where a byline of the text prints it."""
    text = annotation.article.text
    name = (fields.byline or "").strip()
    if not name:
        return None
    for (start, end), section in zip(annotation.article.paragraphs, annotation.sections, strict=True):
        position = text.find(name, start, end) if section == "byline" else -1
        if position >= 0:
            return Span.from_text(text, position, position + len(name))
    return None

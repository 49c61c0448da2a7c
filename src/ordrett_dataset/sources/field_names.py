"""The names that the field's tools give to the parts of an article, and what a record says by them."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

# The first name of a record that has a value counts. Sources: the documentation of trafilatura, newspaper4k,
# news-please, Fundus, datatrove, and schema.org's NewsArticle.
FIELD_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "text": (
        "text",
        "maintext",
        "plaintext",
        "plain_text",
        "articlebody",
        "body",
        "content",
        "fulltext",
        "bodytext",
        "raw_text",
    ),
    "headline": ("headline", "title", "webtitle", "name"),
    "byline": ("byline", "author", "authors", "creator"),
    "published": (
        "datepublished",
        "date_publish",
        "publish_date",
        "publishing_date",
        "published",
        "published_at",
        "publishedat",
        "publication_date",
        "webpublicationdate",
        "date",
    ),
    "archived": ("archived", "date_download", "crawl_date"),
    "publisher": (
        "publisher",
        "site_name",
        "sitename",
        "meta_site_name",
        "outlet",
        "source_name",
        "source-hostname",
        "source_domain",
        "hostname",
        "source",
    ),
    "url": ("url", "source_url", "link", "weburl", "canonical_link", "mainentityofpage", "source"),
    "language": ("language", "lang", "inlanguage", "meta_lang"),
    "id": ("id", "article_id", "identifier", "uid", "guid"),
}
# Keys below which a tool keeps some of the fields, such as the metadata of datatrove.
NESTED_KEYS: Final = ("metadata", "meta", "fields", "_source")
CONTROL: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
# Keys of an object, such as a schema.org Person, whose value stands for the object.
VALUE_KEYS: Final = ("name", "@value", "text", "@id", "url")


@dataclass(frozen=True)
class ArticleFields:
    """What a record or a page says of an article; every value is as written there."""

    text: str | None = None
    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    archived: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    id: str | None = None


def read_fields(record: Mapping[str, Any], renamed: Mapping[str, str] | None = None) -> ArticleFields:
    """Return the fields of a record by the names that tools use; `renamed` gives the name of a field in this record.

    Case and white space around a name do not count, except in `renamed`, where a dot leads into an object. A list
    becomes its items with commas between them, and an object its name. Only a string, or a list or object with
    strings, is a text. A value in bytes is read as UTF-8.
    """
    by_name: dict[str, str] = {}
    for key, value in _flatten(record):
        text = _to_text(key, value)
        if text is not None:
            by_name.setdefault(key, text)
    fields: dict[str, str | None] = {}
    for field, names in FIELD_NAMES.items():
        if renamed and field in renamed:
            fields[field] = _to_text(FIELD_NAMES[field][0], _find_value(record, renamed[field]))
        else:
            values = (by_name[name] for name in names if name in by_name)
            fields[field] = next((value for value in values if _fits(field, value)), None)
    if fields["url"] and not _is_address(fields["url"]):
        fields["url"] = None
    return ArticleFields(
        **{field: value if field == "text" else _in_one_line(value) for field, value in fields.items()}
    )


def has_text(record: Mapping[str, Any], renamed: Mapping[str, str] | None = None) -> bool:
    """Return whether a record has a field for the text of an article, be it empty."""
    if renamed and "text" in renamed:
        return _find_value(record, renamed["text"]) is not None
    return any(key in FIELD_NAMES["text"] and _is_textual(value) for key, value in _flatten(record))


def _find_value(record: Mapping[str, Any], name: str) -> object:
    """Return the value of a field, or of the field of an object: `fields.body`."""
    if name in record:
        return record[name]
    value: object = record
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _fits(field: str, value: str) -> bool:
    """Return whether a value can be that of a field: `source` is an address in one tool and an outlet in another."""
    if field == "publisher":
        return not _is_address(value)
    return _is_address(value) if field == "url" else True


def _is_address(value: str) -> bool:
    return bool(re.fullmatch(r"https?://\S+", value.strip()))


def _in_one_line(value: str | None) -> str | None:
    """Return a value without control characters and with single blanks."""
    return None if value is None else CONTROL.sub(" ", value).strip() or None


def _flatten(record: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a record, and then those of the objects in it, with their names in lower case."""
    nested = []
    for name, value in record.items():
        key = str(name).strip().casefold()
        yield key, value
        if key in NESTED_KEYS and isinstance(value, Mapping):
            nested.append(value)
    for inner in nested:
        yield from ((str(name).strip().casefold(), value) for name, value in inner.items())


def _to_text(key: str, value: object) -> str | None:
    """Return a value as text; the body of a Fundus article is made of its sections."""
    is_text = key in FIELD_NAMES["text"]
    if isinstance(value, Mapping):
        if key == "body":
            return "\n\n".join(_body_paragraphs(value)) or None
        value = next((value[name] for name in VALUE_KEYS if name in value), None)
        return _to_text(key, value) if value is not None else None
    if isinstance(value, list | tuple):
        parts = (_to_text(key, item) for item in value)
        return ("\n\n" if is_text else ", ").join(part for part in parts if part) or None
    if isinstance(value, bytes):
        value = _decode(value)
    if value is None or isinstance(value, bool) or (is_text and not isinstance(value, str)):
        return None
    if isinstance(value, float):
        # A spreadsheet writes a whole number as 7.0, and a missing one as "not a number".
        value = None if math.isnan(value) else int(value) if value.is_integer() else value
    text = "" if value is None else str(value)
    return text if text.strip() else None


def _is_textual(value: object) -> bool:
    return value is None or isinstance(value, str | bytes | list | tuple | Mapping)


def _decode(value: bytes) -> str | None:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return None


def _body_paragraphs(body: Mapping[str, Any]) -> Iterator[str]:
    yield from (str(paragraph) for paragraph in body.get("summary") or ())
    for section in body.get("sections") or ():
        if isinstance(section, Mapping):
            for part in ("headline", "paragraphs"):
                yield from (str(paragraph) for paragraph in section.get(part) or ())

"""The names that the field's tools give to the parts of an article, and what a record says by them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

# The first name of a record that has a value counts. Sources: the documentation of trafilatura, newspaper4k,
# news-please, Fundus, datatrove, and schema.org's NewsArticle.
FIELD_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("text", "maintext", "plaintext", "plain_text", "articlebody", "body", "content", "fulltext", "raw_text"),
    "headline": ("headline", "title", "name"),
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
        "date",
    ),
    "publisher": ("publisher", "site_name", "sitename", "outlet", "source_name", "source_domain", "hostname"),
    "url": ("url", "source_url", "link", "mainentityofpage", "source"),
    "language": ("language", "lang", "inlanguage", "meta_lang"),
    "id": ("id", "article_id", "identifier", "uid", "guid"),
}
# Keys below which a tool keeps some of the fields, such as the metadata of datatrove.
NESTED_KEYS: Final = ("metadata", "meta")
# Keys of an object, such as a schema.org Person, whose value stands for the object.
VALUE_KEYS: Final = ("name", "@value", "text", "@id", "url")


@dataclass(frozen=True)
class ArticleFields:
    """What a record or a page says of an article; every value is as written there."""

    text: str | None = None
    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    id: str | None = None


def read_fields(record: Mapping[str, Any], renamed: Mapping[str, str] | None = None) -> ArticleFields:
    """Return the fields of a record by the names that tools use; `renamed` gives the name of a field in this record.

    Case does not count, except in `renamed`. A list becomes its items with commas between them, and an object its name.
    """
    by_name: dict[str, str] = {}
    for key, value in _flatten(record):
        text = _to_text(key.casefold(), value)
        if text is not None:
            by_name.setdefault(key.casefold(), text)
    fields: dict[str, str | None] = {}
    for field, names in FIELD_NAMES.items():
        if renamed and field in renamed:
            fields[field] = _to_text(field, record.get(renamed[field]))
        else:
            fields[field] = next((by_name[name] for name in names if name in by_name), None)
    if fields["url"] and not fields["url"].startswith(("http://", "https://")):
        fields["url"] = None
    return ArticleFields(**fields)


def _flatten(record: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from record.items()
    for key, value in record.items():
        if key.casefold() in NESTED_KEYS and isinstance(value, Mapping):
            yield from value.items()


def _to_text(key: str, value: object) -> str | None:
    """Return a value as text; the body of a Fundus article is made of its sections."""
    if isinstance(value, Mapping):
        if key == "body":
            return "\n\n".join(_body_paragraphs(value)) or None
        value = next((value[name] for name in VALUE_KEYS if name in value), None)
        return _to_text(key, value) if value is not None else None
    if isinstance(value, list | tuple):
        separator = "\n\n" if key in FIELD_NAMES["text"] else ", "
        parts = (_to_text(key, item) for item in value)
        return separator.join(part for part in parts if part) or None
    if value is None or isinstance(value, bool):
        return None
    text = str(value)
    return text if text.strip() else None


def _body_paragraphs(body: Mapping[str, Any]) -> Iterator[str]:
    yield from (str(paragraph) for paragraph in body.get("summary") or ())
    for section in body.get("sections") or ():
        if isinstance(section, Mapping):
            for part in ("headline", "paragraphs"):
                yield from (str(paragraph) for paragraph in section.get(part) or ())

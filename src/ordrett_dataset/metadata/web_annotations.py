"""Quotes and mentions as W3C Web Annotations of their articles."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import polars as pl

from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.package.identifiers import licence_url

JsonObject = dict[str, Any]
ANNOTATIONS_FILE: Final = "annotations.jsonld"
# Characters of context on each side that distinguish repeated text.
CONTEXT_LENGTH: Final = 32
MOTIVATIONS: Final = {"quotes": "classifying", "person_mentions": "identifying", "event_mentions": "classifying"}


def build_web_annotations(
    metadata: CorpusConfig, tables: Mapping[str, pl.DataFrame], texts: Mapping[str, str]
) -> JsonObject:
    """Return an annotation collection with one page that has all annotations; names are relative to the package.

    `texts` are the articles by id; without its article, an annotation has no context, and its source is the row of the
    article. A text that is withheld has its position alone. Offsets count code points.
    """
    items = [item for table in MOTIVATIONS for item in _annotate_table(table, tables, texts)]
    first_page = {
        "id": f"{ANNOTATIONS_FILE}#page",
        "type": "AnnotationPage",
        "partOf": ANNOTATIONS_FILE,
        "startIndex": 0,
        "items": items,
    }
    content = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": ANNOTATIONS_FILE,
        "type": "AnnotationCollection",
        "label": f"{metadata.title} (version {metadata.version})",
        "rights": metadata.licence and licence_url(metadata.licence),
        "total": len(items),
        "first": first_page,
        "last": first_page["id"],
    }
    return {name: value for name, value in content.items() if value is not None}


def _annotate_table(table: str, tables: Mapping[str, pl.DataFrame], texts: Mapping[str, str]) -> Iterator[JsonObject]:
    paths = dict(tables["articles"].select("article_id", "path").iter_rows())
    for row in tables[table].iter_rows(named=True):
        key = row[f"{table.removesuffix('s')}_id"]
        selectors = _selectors(row, texts.get(row["article_id"]))
        yield {
            "id": f"{table}/{key}",
            "type": "Annotation",
            "motivation": MOTIVATIONS[table],
            "body": BODIES[table](row),
            "target": {"source": paths[row["article_id"]] or f"articles/{row['article_id']}", "selector": selectors},
        }


def _selectors(row: Mapping[str, Any], text: str | None) -> list[JsonObject]:
    start, end = row["text_start"], row["text_end"]
    context = {}
    if text is not None:
        context = {"prefix": text[max(0, start - CONTEXT_LENGTH) : start], "suffix": text[end : end + CONTEXT_LENGTH]}
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    if row["text"] is None:
        return [position]
    return [position, {"type": "TextQuoteSelector", "exact": row["text"], **context}]


def _quote_body(quote: Mapping[str, Any]) -> list[JsonObject]:
    body = [_text_body(quote["quote_kind"], "classifying")]
    if quote["speaker_id"]:
        body.append(_row_body("people", quote["speaker_id"]))
    if quote["speaker_name"]:
        body.append(_text_body(quote["speaker_name"], "identifying"))
    return body


def _person_mention_body(mention: Mapping[str, Any]) -> list[JsonObject]:
    return [_row_body("people", mention["person_id"])]


def _event_mention_body(mention: Mapping[str, Any]) -> list[JsonObject]:
    return [_text_body(mention["modality"], "classifying"), _row_body("events", mention["event_id"])]


def _row_body(table: str, key: str) -> JsonObject:
    return {"type": "SpecificResource", "source": f"{table}/{key}", "purpose": "identifying"}


def _text_body(value: str, purpose: str) -> JsonObject:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


BODIES: Final[Mapping[str, Callable[[Mapping[str, Any]], list[JsonObject]]]] = {
    "quotes": _quote_body,
    "person_mentions": _person_mention_body,
    "event_mentions": _event_mention_body,
}

"""Quotes, mentions and reports as annotations of their articles, which any tool of the W3C's model can show."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import polars as pl

from ordrett_dataset.corpus.config import Metadata
from ordrett_dataset.metadata.licence_url import licence_url

Annotation = dict[str, Any]
NAME: Final = "annotations.jsonld"
# So many characters before and after the words tell them from the same words elsewhere.
AROUND: Final = 32
MOTIVATIONS: Final = {"quotes": "classifying", "person_mentions": "identifying", "event_mentions": "classifying"}


def web_annotations(about: Metadata, tables: Mapping[str, pl.DataFrame], texts: Mapping[str, str]) -> Annotation:
    """Return a collection of Web Annotations with all of them on one page; names are relative to the package.

    `texts` holds the texts of the articles: without that of its article, an annotation has no words around its own.
    Offsets count code points, as the model has them.
    """
    items = [annotation for table in MOTIVATIONS for annotation in _of_table(table, tables, texts)]
    page = {"id": f"{NAME}#page", "type": "AnnotationPage", "partOf": NAME, "startIndex": 0, "items": items}
    said = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": NAME,
        "type": "AnnotationCollection",
        "label": f"{about.title} (version {about.version})",
        "rights": about.licence and licence_url(about.licence),
        "total": len(items),
        "first": page,
        "last": page["id"],
    }
    return {name: value for name, value in said.items() if value is not None}


def _of_table(table: str, tables: Mapping[str, pl.DataFrame], texts: Mapping[str, str]) -> Iterator[Annotation]:
    paths = dict(tables["articles"].select("article_id", "path").iter_rows())
    for row in tables[table].iter_rows(named=True):
        key = row[f"{table.removesuffix('s')}_id"]
        yield {
            "id": f"{table}/{key}",
            "type": "Annotation",
            "motivation": MOTIVATIONS[table],
            "body": BODIES[table](row),
            "target": {"source": paths[row["article_id"]], "selector": _selectors(row, texts.get(row["article_id"]))},
        }


def _selectors(row: Mapping[str, Any], text: str | None) -> list[Annotation]:
    start, end = row["text_start"], row["text_end"]
    around = (
        {} if text is None else {"prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}
    )
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": row["text"], **around},
    ]


def _of_quote(quote: Mapping[str, Any]) -> list[Annotation]:
    said = [_text(quote["quote_kind"], "classifying")]
    if quote["speaker_id"]:
        said.append(_row("people", quote["speaker_id"]))
    if quote["speaker_name"]:
        said.append(_text(quote["speaker_name"], "identifying"))
    return said


def _of_mention(mention: Mapping[str, Any]) -> list[Annotation]:
    return [_row("people", mention["person_id"])]


def _of_report(report: Mapping[str, Any]) -> list[Annotation]:
    return [_text(report["modality"], "classifying"), _row("events", report["event_id"])]


def _row(table: str, key: str) -> Annotation:
    return {"type": "SpecificResource", "source": f"{table}/{key}", "purpose": "identifying"}


def _text(value: str, purpose: str) -> Annotation:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


BODIES: Final = {"quotes": _of_quote, "person_mentions": _of_mention, "event_mentions": _of_report}

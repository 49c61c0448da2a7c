"""What the page needs of a package, as JSON."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import polars as pl

from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.metadata.citation.apa import format_citation
from ordrett_dataset.metadata.citation.row import CitedRow
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import ALL_TABLES, KEYS, TABLES
from ordrett_dataset.schemas.codebook import CODEBOOK, PLOVER
from ordrett_dataset.schemas.table_schema import table_schema

# What the page puts into the citation of a row.
TABLE, ROW, START, END = "\ue000table\ue000", "\ue000row\ue000", "\ue000start\ue000", "\ue000end\ue000"
# Characters that could end the script element, or the line of a script, in which the JSON stands.
_ESCAPED: Final = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def build_payload(package: Package, metadata: CorpusConfig) -> dict[str, Any]:
    """Return the texts, what is known of the package, and descriptions of columns and codes.

    `texts` holds the articles that the package has; the public edition has none.
    """
    articles = package.tables["articles"].iter_rows(named=True)
    return {
        "name": metadata.name,
        "title": metadata.title,
        "version": metadata.version,
        "description": metadata.description,
        "licence": metadata.licence,
        "annotators": [annotator.model_dump(mode="json") for annotator in metadata.annotators],
        "citation": format_citation(metadata),
        "citations": _row_citations(metadata, {row["article_id"]: row for row in articles}),
        "tokens": {"table": TABLE, "row": ROW, "start": START, "end": END},
        "texts": {i: data.decode() for i, data in sorted(package.article_bytes.items())},
        "schemas": {table: _describe(table) for table in ALL_TABLES if table in package.tables},
        "codes": {name: dict(values) for name, values in CODEBOOK.items()},
        "types_with_recipient": [code for code, entry in PLOVER.items() if entry.get("requires_recipient")],
    }


def build_tables(package: Package) -> dict[str, dict[str, Any]]:
    """Return the columns and rows of each table."""
    return {table: _columnar(package.tables[table]) for table in ALL_TABLES if table in package.tables}


def to_script_json(payload: Mapping[str, Any]) -> str:
    """Return JSON that can stand within a script element, whatever the texts hold."""
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)


def _row_citations(metadata: CorpusConfig, articles: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    """Return the citation of a row with tokens in it: of no article (""), or by article, with and without a span."""
    span = {"text_start": START, "text_end": END}
    return {
        "": {"row": format_citation(metadata, CitedRow(TABLE, ROW, {}, None))},
        **{
            article_id: {
                "row": format_citation(metadata, CitedRow(TABLE, ROW, {}, article)),
                "span": format_citation(metadata, CitedRow(TABLE, ROW, span, article)),
            }
            for article_id, article in articles.items()
        },
    }


def _columnar(frame: pl.DataFrame) -> dict[str, Any]:
    dates = [name for name, dtype in frame.schema.items() if dtype == pl.Date]
    texts = frame.with_columns(pl.col(dates).dt.to_string("%Y-%m-%d")) if dates else frame
    return {"columns": frame.columns, "rows": [list(row) for row in texts.iter_rows()]}


@cache
def _describe(table: str) -> dict[str, Any]:
    schema = table_schema(ALL_TABLES[table])
    keys = {foreign["fields"][0]: foreign["reference"]["resource"] for foreign in schema.get("foreignKeys", [])}
    return {
        "title": ALL_TABLES[table].to_schema().title,
        "key": KEYS[table] if table in TABLES else schema["primaryKey"],
        "columns": {
            field["name"]: {"title": field["title"], "description": field["description"], "type": field["type"]}
            for field in schema["fields"]
        },
        "references": keys,
    }

"""The data dictionary, docs/data-dictionary.md."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import polars as pl

from ordrett_dataset.metadata.markdown import format_table
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.base import primary_key
from ordrett_dataset.schemas.codebook import CODEBOOK
from ordrett_dataset.schemas.table_schema import table_schema
from ordrett_dataset.tables.rows import format_cell

MAX_INLINE_VALUES: Final = 9
MAX_EXAMPLE: Final = 80  # characters
INTRODUCTION: Final = """# Data dictionary

Generated from the pandera models in `schemas/`.

Offsets count Unicode code points of the article decoded as UTF-8, from 0; the start is included, the end excluded (in
Python, `text[start:end]`). An empty cell is null: unknown or not applicable. Keys are unique across all tables. Dates
are EDTF level 1; the columns `*_earliest` and `*_latest` give the first and last possible day. The column *origin* says
where a value may come from:

- **anchored**: the text of the article between the two offsets beside it
- **computed**: derived from other values, and recomputed by `ordrett validate`
- **annotated**: decided by the annotator, following the guide, or by the extraction rules; checked against the words,
  quotation marks, names and positions beside it
- **declared**: stated by a curator, such as an address
- **verbatim**, **normalised**, **inferred**, **external**: supported by rows of `evidence`, see its column `derivation`
"""


def format_data_dictionary(tables: Mapping[str, pl.DataFrame] | None = None) -> str:
    """Return the page: a section for each table with a row for each column, then the values of each codebook.

    Examples are those of this dataset, or the first values of `tables`.
    """
    parts = [INTRODUCTION]
    header = ("column", "type", "description", "example", "origin")
    for name, model in TABLES.items():
        key = ", ".join(f"`{column}`" for column in primary_key(model))
        schema = table_schema(model)
        references = {
            foreign["fields"][0]: foreign["reference"]["resource"] for foreign in schema.get("foreignKeys", [])
        }
        fields = schema["fields"] if tables is None else _with_own_examples(schema["fields"], tables[name])
        rows = [_column_row(field, references.get(field["name"])) for field in fields]
        parts.append(f"## {name}\n\n{model.__doc__}\n\nKey: {key}\n\n{format_table(header, rows)}")
    parts.append("## Values\n")
    parts += [
        f"### {name}\n\n{format_table(('value', 'meaning'), values.items())}" for name, values in CODEBOOK.items()
    ]
    return "\n".join(parts)


def _with_own_examples(fields: list[dict[str, Any]], frame: pl.DataFrame) -> Iterator[dict[str, Any]]:
    for field in fields:
        values = frame[field["name"]].drop_nulls().head(1).to_list()
        example = _shorten(format_cell(values[0])) if values else None
        yield {key: value for key, value in {**field, "example": example}.items() if value is not None}


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MAX_EXAMPLE else f"{line[:MAX_EXAMPLE]}…"


def _column_row(field: dict[str, Any], referenced_table: str | None) -> tuple[object, ...]:
    constraints = field["constraints"]
    column_type = field["type"]
    if not constraints["required"]:
        column_type += ", nullable"
    if constraints.get("unique"):
        column_type += ", unique"
    description = f"**{field['title']}.** {field['description']}"
    if 0 < len(constraints.get("enum", ())) <= MAX_INLINE_VALUES:
        description += f" One of: {', '.join(f'`{value}`' for value in constraints['enum'])}."
    if referenced_table:
        description += f" Refers to `{referenced_table}`."
    example = f"`{field['example']}`" if "example" in field else ""
    return f"`{field['name']}`", column_type, description, example, ", ".join(field["origins"])

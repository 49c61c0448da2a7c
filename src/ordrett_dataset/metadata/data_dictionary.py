"""The data dictionary: docs/data-dictionary.md."""

from typing import Any

from ordrett_dataset.metadata.markdown import table
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.base import primary_key
from ordrett_dataset.schemas.codebook import CODEBOOK
from ordrett_dataset.schemas.table_schema import table_schema

HEAD = """# Tables

Made from the pandera models in `schemas/` by `python -m scripts docs`.

Offsets count Unicode code points of the seed decoded as UTF-8, from 0, start included, end excluded; in Python
`text[start:end]`. An empty cell is null: unknown, or nothing there. Keys are unique over all tables. Dates are EDTF
level 1, with the first and last day they may mean beside them. The column *origin* says where a value may come from:

- **anchored**: equal to the article's characters between the two offsets that stand beside it
- **computed**: made from other values, and computed again by `python -m scripts validate`; `section`, `name_form`,
  `quote_kind` and `continues` are read by the guide, and rules hold them to the marks, names and places beside them
- **declared**: a curator's statement, such as an address
- **verbatim**, **normalised**, **inferred**, **external**: proved by rows of `evidence`, see its column `method`
"""


def tables_page() -> str:
    """Return the page: a section a table, a row a column, and the values of each list with their meaning."""
    parts = [HEAD]
    for name, model in TABLES.items():
        keys = ", ".join(f"`{key}`" for key in primary_key(model))
        rows = [_row(field, _reference(name, field["name"])) for field in table_schema(model)["fields"]]
        head = ("column", "type", "what it is", "example", "origin")
        parts.append(f"## {name}\n\n{model.__doc__}\n\nKey: {keys}\n\n{table(head, rows)}")
    parts.append("## Values\n")
    parts += [f"### {name}\n\n{table(('value', 'meaning'), values.items())}" for name, values in CODEBOOK.items()]
    return "\n".join(parts)


def _row(field: dict[str, Any], reference: str | None) -> tuple[object, ...]:
    bounds = field["constraints"]
    kind = (
        field["type"] + ("" if bounds["required"] else ", may be null") + (", unique" if bounds.get("unique") else "")
    )
    listed = (
        f" One of: {', '.join(f'`{value}`' for value in bounds['enum'])}."
        if 0 < len(bounds.get("enum", ())) < 10
        else ""
    )
    pointing = f" Names a row of `{reference}`." if reference else ""
    said = f"**{field['title']}.** {field['description']}{listed}{pointing}"
    return f"`{field['name']}`", kind, said, f"`{field['example']}`", ", ".join(field["origins"])


def _reference(name: str, column: str) -> str | None:
    metadata = TABLES[name].to_schema().columns[column].metadata or {}
    reference = metadata["references"]
    return str(reference) if reference else None

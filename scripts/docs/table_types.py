"""The types of the rows in TypeScript, for the script of the explore page."""

import json
from typing import Any, Final

from ordrett_dataset.schemas import ALL_TABLES
from ordrett_dataset.schemas.table_schema import table_schema

TYPES: Final = {"string": "string", "integer": "number", "boolean": "boolean", "date": "string"}


def format_table_types() -> str:
    """Return a TypeScript module with the type of the rows of each table."""
    lines = ["// Generated from schemas/ by `make docs`: the rows of each table, as the page holds them.", ""]
    lines.append("export type Rows = {")
    for table, model in ALL_TABLES.items():
        lines.append(f"  {table}: {{")
        lines += [f"    {field['name']}: {_type(field)};" for field in table_schema(model)["fields"]]
        lines.append("  };")
    return "\n".join([*lines, "};", ""])


def _type(field: dict[str, Any]) -> str:
    constraints = field["constraints"]
    codes = constraints.get("enum")
    name = " | ".join(json.dumps(code) for code in codes) if codes else TYPES[field["type"]]
    return name if constraints["required"] else f"{name} | null"

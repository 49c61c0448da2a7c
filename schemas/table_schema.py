"""A pandera model -> Table Schema of the Data Package standard."""

from typing import Any, Final

import pandera.polars as pa
import polars as pl

from ordrett_dataset.schemas.base import primary_key

TYPES: Final[dict[type[pl.DataType], str]] = {
    pl.String: "string",
    pl.Int64: "integer",
    pl.Boolean: "boolean",
    pl.Date: "date",
}
CONSTRAINTS: Final = {
    "isin": ("enum", "allowed_values"),
    "str_matches": ("pattern", "pattern"),
    "str_length": ("minLength", "min_value"),
    "greater_than_or_equal_to": ("minimum", "min_value"),
}


def table_schema(model: type[pa.DataFrameModel]) -> dict[str, Any]:
    """Return the fields, keys and foreign keys of a table, in the order of the model."""
    columns = model.to_schema().columns
    references = {name: column.metadata["references"] for name, column in columns.items()}
    schema: dict[str, Any] = {
        "fields": [_field(name, column) for name, column in columns.items()],
        "missingValues": [""],
        "primaryKey": primary_key(model),
    }
    foreign_keys = [
        {"fields": [name], "reference": {"resource": to.split(".")[0], "fields": [to.split(".")[1]]}}
        for name, to in references.items()
        if to
    ]
    # The profile of the standard takes no empty list of foreign keys.
    return schema | ({"foreignKeys": foreign_keys} if foreign_keys else {})


def _field(name: str, column: Any) -> dict[str, Any]:  # noqa: ANN401 - a pandera column, whose class has no public name
    constraints: dict[str, Any] = {"required": not column.nullable}
    if column.unique:
        constraints["unique"] = True
    for check in column.checks:
        keyword, argument = CONSTRAINTS[check.name]
        constraints[keyword] = check.statistics[argument]
    example = column.metadata["example"]
    return {
        "name": name,
        "type": TYPES[column.dtype.type.base_type()],
        "title": column.title,
        "description": column.description,
        "example": str(example).lower() if isinstance(example, bool) else str(example),
        "constraints": constraints,
        "origins": list(column.metadata["origins"]),
    }

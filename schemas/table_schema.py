"""The Table Schema of the Data Package standard, from a pandera schema."""

import json
from collections.abc import Mapping
from typing import Any, Final

import pandera.polars as pa
import polars as pl

from ordrett_dataset.schemas.base import primary_key
from ordrett_dataset.schemas.codebook import CODEBOOK

TYPES: Final[dict[type[pl.DataType], str]] = {
    pl.String: "string",
    pl.Int64: "integer",
    pl.Boolean: "boolean",
    pl.Date: "date",
}
# pandera check -> constraint of Table Schema, and the argument of the check that is its value.
CONSTRAINTS: Final = {
    "isin": ("enum", "allowed_values"),
    "str_matches": ("pattern", "pattern"),
    "str_length": ("minLength", "min_value"),
    "greater_than_or_equal_to": ("minimum", "min_value"),
}


def table_schema(model: type[pa.DataFrameModel]) -> dict[str, Any]:
    """Return the fields, primary key and foreign keys of a table."""
    columns = model.to_schema().columns
    schema: dict[str, Any] = {
        "fields": [_field(name, column) for name, column in columns.items()],
        "missingValues": [""],
        "primaryKey": primary_key(model),
    }
    foreign_keys = [
        _foreign_key(name, column.metadata["references"])
        for name, column in columns.items()
        if column.metadata["references"]
    ]
    # The standard does not allow an empty list of foreign keys.
    return schema | ({"foreignKeys": foreign_keys} if foreign_keys else {})


def without_examples(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema without the examples of its fields, which are from one dataset."""
    fields = [{key: value for key, value in field.items() if key != "example"} for field in schema["fields"]]
    return {**schema, "fields": fields}


def is_schema_of(schema: object, model: type[pa.DataFrameModel]) -> bool:
    """Return whether a parsed schema is that of a table, with all examples or with none."""
    expected = json.loads(json.dumps(table_schema(model)))
    return schema in (expected, without_examples(expected))


def _foreign_key(name: str, references: str) -> dict[str, Any]:
    table, column = references.split(".")
    return {"fields": [name], "reference": {"resource": table, "fields": [column]}}


def _field(name: str, column: Any) -> dict[str, Any]:  # noqa: ANN401 - the class of a pandera column is not public
    constraints: dict[str, Any] = {"required": not column.nullable}
    if column.unique:
        constraints["unique"] = True
    for check in column.checks:
        constraint, argument = CONSTRAINTS[check.name]
        constraints[constraint] = check.statistics[argument]
    example = column.metadata["example"]
    field: dict[str, Any] = {
        "name": name,
        "type": TYPES[column.dtype.type.base_type()],
        "title": column.title,
        "description": column.description,
    }
    if example is not None:
        field["example"] = str(example).lower() if isinstance(example, bool) else str(example)
    if codes := column.metadata["codes"]:
        field["categories"] = [{"value": code, "label": meaning} for code, meaning in CODEBOOK[codes].items()]
    return field | {"constraints": constraints, "origins": list(column.metadata["origins"])}

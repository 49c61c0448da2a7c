"""The columns, types and key of a table, from its Table Schema."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from ordrett_dataset.schemas.table_schema import TYPES

DTYPE_BY_TYPE: Final[dict[str, pl.DataType]] = {name: dtype() for dtype, name in TYPES.items()}
TYPE_BY_DTYPE: Final = {dtype: name for name, dtype in DTYPE_BY_TYPE.items()}
# Properties that make a cell look different from what this software writes.
FORMAT_PROPERTIES: Final = frozenset(
    {"format", "trueValues", "falseValues", "bareNumber", "groupChar", "missingValues"}
)
# Column names that polars takes as a selection of several columns.
POLARS_SELECTOR: Final = re.compile(r"\*|\^.*\$", re.DOTALL)


@dataclass(frozen=True)
class TableShape:
    """The polars type of each column in order, the key columns, and the CSV values that mean null."""

    dtypes: Mapping[str, pl.DataType]
    key: tuple[str, ...]
    missing_values: tuple[str, ...] = ("",)

    @classmethod
    def from_schema(cls, schema: Mapping[str, Any]) -> "TableShape":
        """Return the shape that a Table Schema describes.

        A field with a type or format that this software does not write is read as a string. Without a primary key, the
        whole row is the key. Raises ValueError, KeyError, TypeError or AttributeError if the schema is malformed.
        """
        names = [field["name"] for field in schema["fields"]]
        key = schema.get("primaryKey") or names
        key = [key] if isinstance(key, str) else key
        missing_values = schema.get("missingValues", [""])
        if not names or len({*names}) < len(names) or len({*key}) < len(key) or not {*key} <= {*names}:
            raise ValueError("no fields, a repeated name, or a key column that is not a field")
        is_selector = any(POLARS_SELECTOR.fullmatch(name) for name in names)
        if is_selector or not all(isinstance(value, str) for value in missing_values):
            raise ValueError("a field named * or like ^this$, or a missing value that is not a string")
        return cls({field["name"]: _dtype(field) for field in schema["fields"]}, tuple(key), tuple(missing_values))

    @property
    def key_dtypes(self) -> dict[str, pl.DataType]:
        """The type of each key column."""
        return {name: self.dtypes[name] for name in self.key}

    def empty_frame(self) -> pl.DataFrame:
        """Return a frame with these columns and no rows."""
        return pl.DataFrame(schema=dict(self.dtypes))


def _dtype(field: Mapping[str, Any]) -> pl.DataType:
    has_default_format = all(field.get(name) in (None, "default") for name in FORMAT_PROPERTIES)
    return DTYPE_BY_TYPE.get(field.get("type", "string"), pl.String()) if has_default_format else pl.String()

"""A Table Schema -> the columns of a table, their types and its key."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from ordrett_dataset.schemas.table_schema import TYPES

TYPE_OF: Final[dict[str, pl.DataType]] = {name: made() for made, name in TYPES.items()}
NAME_OF: Final = {made: name for name, made in TYPE_OF.items()}
# A field that says one of these is not written as the fields of this project are.
OTHERWISE: Final = frozenset({"format", "trueValues", "falseValues", "bareNumber", "groupChar", "missingValues"})
# What polars takes for several columns.
PATTERN: Final = re.compile(r"\*|\^.*\$", re.DOTALL)


@dataclass(frozen=True)
class Shape:
    """The polars type of each column, in order, the columns that name a row, and what stands in a CSV for null."""

    types: Mapping[str, pl.DataType]
    key: tuple[str, ...]
    missing: tuple[str, ...] = ("",)

    @classmethod
    def of(cls, schema: Mapping[str, Any]) -> "Shape":
        """Return the shape that a Table Schema describes.

        A type or form that the tables of this project do not have is read as it is written, as a string. Where there
        is no primary key, the row as a whole names itself. Raises ValueError, or one of Python's errors of access,
        where a schema is none that can be read.
        """
        names = [field["name"] for field in schema["fields"]]
        key = schema.get("primaryKey") or names
        key = [key] if isinstance(key, str) else key
        missing = schema.get("missingValues", [""])
        if not names or any(len({*of}) < len(of) for of in (names, key)) or not {*key} <= {*names}:
            raise ValueError("no field, two of a name, or a key of others than the fields")
        if any(PATTERN.fullmatch(name) for name in names) or not all(isinstance(value, str) for value in missing):
            raise ValueError("a field named * or like ^this$, or a missing value that is no string")
        return cls({field["name"]: _type(field) for field in schema["fields"]}, tuple(key), tuple(missing))

    @property
    def key_types(self) -> dict[str, pl.DataType]:
        """The type of each column of the key."""
        return {name: self.types[name] for name in self.key}

    def rows(self) -> pl.DataFrame:
        """Return no rows, of these columns."""
        return pl.DataFrame(schema=dict(self.types))


def _type(field: Mapping[str, Any]) -> pl.DataType:
    plain = all(field.get(said) in (None, "default") for said in OTHERWISE)
    return TYPE_OF.get(field.get("type", "string"), pl.String()) if plain else pl.String()

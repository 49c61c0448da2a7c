"""The base class of all table schemas."""

from typing import ClassVar

import pandera.polars as pa


class Table(pa.DataFrameModel):
    """A table with exactly the columns of its schema, in their order."""

    class Config:
        """Missing, additional and misplaced columns are errors."""

        strict = True
        ordered = True
        unique: ClassVar[list[str]] = []


def primary_key(model: type[pa.DataFrameModel]) -> list[str]:
    """Return the key columns of a table: those declared unique together, or else the first column."""
    schema = model.to_schema()
    unique = schema.unique
    return list(unique) if isinstance(unique, list) and unique else [next(iter(schema.columns))]

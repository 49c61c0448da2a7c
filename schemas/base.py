"""What all tables have in common."""

from typing import ClassVar

import pandera.polars as pa


class Table(pa.DataFrameModel):
    """A table with exactly the columns of its model, in their order."""

    class Config:
        """No column may be missing, surplus or out of place."""

        strict = True
        ordered = True
        unique: ClassVar[list[str]] = []


def primary_key(model: type[pa.DataFrameModel]) -> list[str]:
    """Return the columns that together name a row: those declared unique together, or else the first."""
    schema = model.to_schema()
    unique = schema.unique
    return list(unique) if isinstance(unique, list) and unique else [next(iter(schema.columns))]

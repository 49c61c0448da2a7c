"""A resource of a descriptor -> its table."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from ordrett.errors import InputError
from ordrett_dataset.reader.table_files import READ_ERRORS
from ordrett_dataset.versioning.descriptor_view import PARQUET, of_table
from ordrett_dataset.versioning.table_shape import Shape
from ordrett_dataset.versioning.versioned_table import REMEDY, Table


def table_of(
    place: str, folder: Path, resource: Mapping[str, Any], resources: Mapping[str, Mapping[str, Any]]
) -> Table:
    """Return the table that a resource with a Table Schema describes; its rows are read when they are asked for.

    They are read from its CSV and from the Parquet beside it, where the descriptor lists one. Raises InputError where
    the schema, or the head of a file, is not what it should be.
    """
    where = f"{place}: {resource['name']}"
    try:
        said = of_table(resource)
        shape = Shape.of(resource["schema"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        found = f"{type(error).__name__}: {error}"
        raise InputError(where, "schema_is_readable", found, REMEDY) from None
    beside = resources.get(resource["path"].removesuffix(".csv") + ".parquet", {})
    files = [resource, beside] if beside.get("format") == PARQUET else [resource]
    try:
        csv = _csv(folder, resource, shape, where)
    except READ_ERRORS as error:
        first = (str(error) or type(error).__name__).splitlines()[0]
        raise InputError(where, "table_is_readable", first, REMEDY) from None
    parquet = pl.scan_parquet(folder / beside["path"], glob=False) if len(files) > 1 else None
    return Table(where, said, shape, csv, parquet, tuple(file["hash"] for file in files))


def _csv(folder: Path, resource: Mapping[str, Any], shape: Shape, where: str) -> pl.LazyFrame:
    path = folder / resource["path"]
    head = pl.read_csv(path, n_rows=0, infer_schema=False, glob=False).columns
    if head != list(shape.types):
        found = f"the columns {', '.join(head)}"
        raise InputError(where, "columns_match_descriptor", found, REMEDY)
    return pl.scan_csv(
        path,
        schema=shape.types,
        null_values=[value for value in shape.missing if value] or None,
        empty_string_is_null="" in shape.missing,
        glob=False,
    )

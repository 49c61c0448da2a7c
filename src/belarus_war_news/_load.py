"""Load the tables and their metadata from the package folder."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, overload

import polars as pl

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

PACKAGE_NAME: Final = "belarus-war-news"
DESCRIPTOR: Final = "datapackage.json"
PANDAS_DTYPES: Final[dict[pl.DataType, str]] = {
    pl.String(): "string",
    pl.Int64(): "Int64",
    pl.Boolean(): "boolean",
    pl.Date(): "datetime64[s]",
}
# The folder in the installed wheel, and the root of the repository in a checkout.
PACKAGE_FOLDERS: Final = (Path(__file__).parent / "data", Path(__file__).parents[2])


@overload
def load(table: str) -> pl.DataFrame: ...
@overload
def load(table: str, *, as_: Literal["polars"]) -> pl.DataFrame: ...
@overload
def load(table: str, *, as_: Literal["pandas"]) -> "pd.DataFrame": ...
@overload
def load(table: str, *, as_: Literal["arrow"]) -> "pa.Table": ...
def load(
    table: str, *, as_: Literal["polars", "pandas", "arrow"] = "polars"
) -> "pl.DataFrame | pd.DataFrame | pa.Table":
    """Return a table, such as `load("quotes")`, as a polars, pandas or Arrow table.

    pandas (extra `pandas`) has dates as datetime64 and otherwise nullable dtypes, so that integers stay integers. Arrow
    needs the extra `arrow`. Raises ValueError for an unknown table or format.
    """
    frame = pl.read_parquet(_parquet_path(table))
    if as_ == "polars":
        return frame
    if as_ == "arrow":
        return frame.to_arrow()
    if as_ == "pandas":
        return _to_pandas(frame)
    raise ValueError(f"Unknown format {as_!r}. Use one of: polars, pandas, arrow.")


def tables() -> list[str]:
    """Return the names of the tables."""
    return list(_table_resources())


def describe(table: str) -> pl.DataFrame:
    """Return the columns of a table: `column`, `type` (of Table Schema), `title` and `description`."""
    fields = _table_resource(table)["schema"]["fields"]
    columns = {"column": "name", "type": "type", "title": "title", "description": "description"}
    return pl.DataFrame(
        {column: [field.get(key) for field in fields] for column, key in columns.items()},
        schema=dict.fromkeys(columns, pl.String),
    )


def path() -> Path:
    """Return the folder that contains `datapackage.json` and the Parquet files in `dataset/`."""
    for folder in PACKAGE_FOLDERS:
        if (folder / DESCRIPTOR).is_file() and _read_descriptor(folder).get("name") == PACKAGE_NAME:
            return folder
    raise FileNotFoundError(
        "The tables of belarus-war-news are not installed. Install the wheel, or run `make dataset` in the repository."
    )


def citation() -> str:
    """Return the citation of this version of the dataset, in APA style."""
    descriptor = _read_descriptor(path())
    authors = ", & ".join(author["title"] for author in descriptor.get("contributors", []))
    year = str(descriptor.get("created", "n.d."))[:4]
    address = descriptor.get("id") or descriptor.get("homepage")
    parts = [f"{authors}. ({year}). {descriptor['title']} (Version {descriptor['version']}) [Data set].", address]
    return " ".join(part for part in parts if part)


def read_version() -> str:
    """Return the version of the dataset."""
    return str(_read_descriptor(path())["version"])


def _to_pandas(frame: pl.DataFrame) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(
        {column.name: pd.Series(column.to_list(), dtype=PANDAS_DTYPES[column.dtype]) for column in frame}
    )


def _parquet_path(table: str) -> Path:
    _table_resource(table)
    return path() / "dataset" / f"{table}.parquet"


def _table_resource(table: str) -> dict[str, Any]:
    resources = _table_resources()
    if table not in resources:
        raise ValueError(f"No table {table!r}. Tables: {', '.join(resources)}.")
    return resources[table]


def _table_resources() -> dict[str, dict[str, Any]]:
    resources = _read_descriptor(path())["resources"]
    return {resource["name"]: resource for resource in resources if "schema" in resource}


def _read_descriptor(folder: Path) -> dict[str, Any]:
    descriptor: dict[str, Any] = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    return descriptor

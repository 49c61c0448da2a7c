"""`ordrett dtypes`: the column types of a table, for readers of its CSV."""

import json
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import typer

from ordrett_dataset.cli.options import Package
from ordrett_dataset.cli.terminal import print_line

Reader = Literal["polars", "pandas", "duckdb", "r", "json"]
# How each reader names the types of Table Schema.
TYPE_NAMES: Final[dict[str, dict[str, str]]] = {
    "polars": {"string": "pl.String", "integer": "pl.Int64", "boolean": "pl.Boolean", "date": "pl.Date"},
    "pandas": {"string": '"string"', "integer": '"Int64"', "boolean": '"boolean"', "date": '"string"'},
    "r": {
        "string": "col_character()",
        "integer": "col_integer()",
        "boolean": "col_logical()",
        "date": "col_date()",
    },
    "duckdb": {"string": "'VARCHAR'", "integer": "'BIGINT'", "boolean": "'BOOLEAN'", "date": "'DATE'"},
}


def dtypes(
    table: Annotated[str, typer.Argument(metavar="TABLE", help="Name of a table, such as quotes.")],
    reader: Annotated[
        Reader,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            help="polars (default), pandas, duckdb, r, or json for the Table Schema.",
            show_default=False,
        ),
    ] = "polars",
    package: Package = Path(),
) -> None:
    """Print the column types of a table for CSV readers.

    The output is ready to copy: it is the `schema` of polars.read_csv, the `types` of read_csv in duckdb (not
    `columns`, with which duckdb does not detect how cells are quoted), the `dtype` of pandas.read_csv (with
    `keep_default_na=False, na_values=[""]`, so that the text NA is not read as missing), or the `col_types` of
    readr::read_csv in R (with `na = ""`).

    Examples: `ordrett dtypes quotes`, `ordrett dtypes events --format pandas`.
    """
    schemas = _table_schemas(package)
    if table not in schemas:
        raise typer.BadParameter(f"No table {table!r}. Tables: {', '.join(schemas)}.", param_hint="TABLE")
    if reader == "json":
        print_line(json.dumps(schemas[table], ensure_ascii=False, indent=2))
        return
    print_line(format_types(schemas[table], reader))


def format_types(schema: dict[str, Any], reader: Reader) -> str:
    """Return the types of the columns of a Table Schema as code of a reader."""
    types = {field["name"]: TYPE_NAMES[reader][field["type"]] for field in schema["fields"]}
    if reader == "r":
        columns = ",\n".join(f"  {name} = {column_type}" for name, column_type in types.items())
        return f"cols(\n{columns}\n)"
    quote = "'" if reader == "duckdb" else '"'
    lines = (f"    {quote}{name}{quote}: {column_type}," for name, column_type in types.items())
    return "\n".join(["{", *lines, "}"])


def _table_schemas(package: Path) -> dict[str, Any]:
    """Return the Table Schema of every table: of the package if there is one, else of the models."""
    from ordrett_dataset.provenance.stored_package import DESCRIPTOR, StoredPackage

    if (package / DESCRIPTOR).is_file():
        return StoredPackage(package).schemas
    from ordrett_dataset.schemas import TABLES
    from ordrett_dataset.schemas.table_schema import table_schema

    return {name: table_schema(model) for name, model in TABLES.items()}

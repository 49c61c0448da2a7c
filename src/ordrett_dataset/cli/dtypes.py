"""The command that prints the types of a table's columns, for readers of its CSV."""

import json
from typing import Annotated, Final, Literal

import typer

from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.table_schema import table_schema

# By the type that the descriptor states: how each reader names it.
READERS: Final = {
    "polars": {"string": "pl.String", "integer": "pl.Int64", "boolean": "pl.Boolean", "date": "pl.Date"},
    "pandas": {"string": '"string"', "integer": '"Int64"', "boolean": '"boolean"', "date": '"string"'},
    "duckdb": {"string": "'VARCHAR'", "integer": "'BIGINT'", "boolean": "'BOOLEAN'", "date": "'DATE'"},
}


def schema(
    table: Annotated[str, typer.Argument(help=f"One of {', '.join(TABLES)}.")],
    reader: Annotated[
        Literal["polars", "pandas", "duckdb", "json"],
        typer.Option("--as", help="The library that reads the CSV; json is the Table Schema itself."),
    ] = "polars",
) -> None:
    """Print what types the columns of a table have, as one mapping to copy.

    For polars it is the `schema` of `read_csv`, for duckdb the `columns`, for pandas the `dtype`, beside
    `keep_default_na=False, na_values=[""]`: words such as NA are words here.

    Examples: `schema quotes`, `schema events --as pandas`.
    """
    if table not in TABLES:
        raise typer.BadParameter(f"{table!r} is none of {', '.join(TABLES)}", param_hint="TABLE")
    said = table_schema(TABLES[table])
    if reader == "json":
        typer.echo(json.dumps(said, ensure_ascii=False, indent=2))
        return
    mark = "'" if reader == "duckdb" else '"'
    lines = [f"    {mark}{field['name']}{mark}: {READERS[reader][field['type']]},\n" for field in said["fields"]]
    typer.echo("{\n" + "".join(lines) + "}")

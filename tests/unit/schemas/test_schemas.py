"""The types that `ordrett dtypes` prints are the types of the tables, for each library."""

import ast
import json
import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from ordrett_dataset.schemas import TABLES
from tests.support.corpus_folder import ROOT, CommandResult

Command = Callable[..., CommandResult]


@pytest.fixture(params=list(TABLES))
def table(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def parquet(table: str) -> pl.DataFrame:
    return pl.read_parquet(ROOT / f"dataset/{table}.parquet")


def _csv(table: str) -> Path:
    return ROOT / f"dataset/{table}.csv"


def test_polars_reads_csv_with_types_of_parquet(table: str, parquet: pl.DataFrame, command: Command) -> None:
    types = {name: getattr(pl, dtype) for name, dtype in _parse_polars_types(command("dtypes", table).out).items()}
    assert_frame_equal(pl.read_csv(_csv(table), schema=types), parquet)


def test_pandas_reads_csv_with_values_of_parquet(table: str, parquet: pl.DataFrame, command: Command) -> None:
    types = ast.literal_eval(command("dtypes", table, "--format", "pandas").out)
    frame = pd.read_csv(_csv(table), dtype=types, keep_default_na=False, na_values=[""])
    rows = [tuple(None if pd.isna(cell) else cell for cell in row) for row in frame.itertuples(index=False)]
    dates_as_text = parquet.with_columns(pl.col(pl.Date).dt.to_string("iso"))
    assert rows == dates_as_text.rows()


def test_duckdb_reads_csv_with_values_of_parquet(table: str, parquet: pl.DataFrame, command: Command) -> None:
    columns = command("dtypes", table, "--format", "duckdb").out
    # Without `escape` duckdb guesses the dialect from the first lines, which may contain no quotation mark.
    options = f"""header = true, quote = '"', escape = '"', columns = {columns}"""
    relation = duckdb.sql(f"FROM read_csv('{_csv(table)}', {options})")
    assert relation is not None
    assert relation.fetchall() == parquet.rows()


def test_json_is_schema_of_descriptor(table: str, command: Command) -> None:
    descriptor = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    [resource] = [resource for resource in descriptor["resources"] if resource["name"] == table]
    assert json.loads(command("dtypes", table, "--format", "json").out) == resource["schema"]


def test_unknown_table_is_a_usage_error_that_lists_the_tables(command: Command) -> None:
    result = command("dtypes", "qoutes")
    assert (result.code, result.out) == (2, "")
    assert "external_sources" in result.err


def _parse_polars_types(output: str) -> dict[str, str]:
    """Return the printed mapping as column -> name of the type."""
    [statement] = ast.parse(output).body
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Dict)
    types = {}
    for key, value in zip(statement.value.keys, statement.value.values, strict=True):
        assert isinstance(key, ast.Constant)
        assert isinstance(value, ast.Attribute)
        types[str(key.value)] = value.attr
    return types


def test_readr_types(table: str, parquet: pl.DataFrame, command: Command) -> None:
    first, *lines, last = command("dtypes", table, "--format", "r").out.splitlines()
    assert (first, last) == ("cols(", ")")
    types = dict(line.strip().removesuffix(",").split(" = ") for line in lines)
    kinds = {"character": pl.String, "integer": pl.Int64, "logical": pl.Boolean, "date": pl.Date}
    dtypes = {name: kinds[kind.removeprefix("col_").removesuffix("()")] for name, kind in types.items()}
    assert dtypes == dict(parquet.schema)
    assert [line.endswith(",") for line in lines] == [True] * (len(lines) - 1) + [False]


def test_column_names_are_names_in_stata() -> None:
    # Reserved words of Stata, in which a name has at most 32 characters.
    reserved = {"byte", "double", "float", "if", "in", "int", "long", "using", "with"}
    names = {name for model in TABLES.values() for name in model.to_schema().columns}
    assert not names & reserved
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,31}", name) for name in names)

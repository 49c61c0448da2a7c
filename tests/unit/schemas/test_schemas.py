import ast
import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from ordrett_dataset.schemas import TABLES
from tests.support.corpus_folder import ROOT, Ran, run_apart

Command = Callable[..., Ran]


@pytest.fixture(params=list(TABLES))
def table(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def parquet(table: str) -> pl.DataFrame:
    return pl.read_parquet(ROOT / f"dataset/{table}.parquet")


def _csv(table: str) -> Path:
    return ROOT / f"dataset/{table}.csv"


def test_polars_reads_the_csv_with_the_types_of_the_parquet(
    table: str, parquet: pl.DataFrame, command: Command
) -> None:
    types = {name: getattr(pl, kind) for name, kind in _mapping(command("schema", table).out).items()}
    assert_frame_equal(pl.read_csv(_csv(table), schema=types), parquet)


def test_pandas_reads_the_csv_with_the_values_of_the_parquet(
    table: str, parquet: pl.DataFrame, command: Command
) -> None:
    types = ast.literal_eval(command("schema", table, "--as", "pandas").out)
    read = pd.read_csv(_csv(table), dtype=types, keep_default_na=False, na_values=[""])
    rows = [tuple(None if pd.isna(cell) else cell for cell in row) for row in read.itertuples(index=False)]
    dates = parquet.with_columns(pl.col(pl.Date).dt.to_string("iso"))
    assert rows == dates.rows()


def test_duckdb_reads_the_csv_with_the_values_of_the_parquet(
    table: str, parquet: pl.DataFrame, command: Command
) -> None:
    columns = command("schema", table, "--as", "duckdb").out
    options = f"""header = true, quote = '"', escape = '"', columns = {columns}"""
    read = duckdb.sql(f"FROM read_csv('{_csv(table)}', {options})")
    assert read is not None
    assert read.fetchall() == parquet.rows()


def test_the_json_is_the_schema_of_the_descriptor(table: str, command: Command) -> None:
    described = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    [resource] = [resource for resource in described["resources"] if resource["name"] == table]
    assert json.loads(command("schema", table, "--as", "json").out) == resource["schema"]


def test_a_table_that_there_is_not_is_told_with_those_that_there_are() -> None:
    ran = run_apart("schema", "qoutes")
    assert (ran.code, ran.out) == (2, "")
    assert "external_sources" in ran.err


def _mapping(printed: str) -> dict[str, str]:
    """Return what is printed for polars as column -> name of the type, whatever polars is imported as."""
    [statement] = ast.parse(printed).body
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Dict)
    found = {}
    for key, value in zip(statement.value.keys, statement.value.values, strict=True):
        assert isinstance(key, ast.Constant)
        assert isinstance(value, ast.Attribute)
        found[str(key.value)] = value.attr
    return found

"""polars, pandas and DuckDB read the same rows and types from the files of a table."""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import duckdb
import pandas as pd
import polars as pl

from ordrett_dataset.tables.frames import to_csv_bytes
from tests.support.package_files import read_descriptor

Rows = list[tuple[object, ...]]

PANDAS_TYPES: Final = {"string": "string", "integer": "Int64", "boolean": "boolean", "date": "string"}
DUCKDB_TYPES: Final = {"string": "VARCHAR", "integer": "BIGINT", "boolean": "BOOLEAN", "date": "DATE"}
POLARS_TYPES: Final = {"string": pl.String(), "integer": pl.Int64(), "boolean": pl.Boolean(), "date": pl.Date()}
CSV_PARSERS: Final[dict[str, Callable[[str], object]]] = {
    "string": str,
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
}


def table_resources(package: Path) -> Iterator[tuple[Path, dict[str, str], Rows]]:
    """Yield the CSV path, the types by column, and the rows of each table, parsed by the csv module."""
    for resource in read_descriptor(package)["resources"]:
        if resource.get("type") == "table":
            types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
            path = package / resource["path"]
            rows = parse_csv(path, types)
            assert len(rows) == resource["rows"]
            yield path, types, rows


def parse_csv(path: Path, types: dict[str, str]) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)
    assert header == list(types)
    parsers = [CSV_PARSERS[type_] for type_ in types.values()]
    return [tuple(parse(cell) if cell else None for parse, cell in zip(parsers, line, strict=True)) for line in lines]


def pandas_rows(frame: "pd.DataFrame") -> Rows:
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in frame.itertuples(index=False, name=None)]


def duckdb_rows(relation: "duckdb.DuckDBPyRelation") -> Rows:
    return [tuple(row) for row in relation.fetchall()]


def test_csv(sample_package: Path) -> None:
    for path, types, expected in table_resources(sample_package):
        frame = pl.read_csv(path, schema={name: POLARS_TYPES[type_] for name, type_ in types.items()})
        assert frame.rows() == expected
        dtypes: Any = {name: PANDAS_TYPES[type_] for name, type_ in types.items()}
        panda = pd.read_csv(path, dtype=dtypes, keep_default_na=False, na_values=[""])
        for name in (name for name, type_ in types.items() if type_ == "date"):
            panda[name] = [None if pd.isna(day) else date.fromisoformat(day) for day in panda[name]]
        assert pandas_rows(panda) == expected
        columns = {name: DUCKDB_TYPES[type_] for name, type_ in types.items()}
        # Where types are given, DuckDB infers the escape character from the first 2,048 rows alone.
        relation = duckdb.read_csv(str(path), header=True, columns=columns, escapechar='"')
        assert duckdb_rows(relation) == expected
        assert [str(type_) for type_ in relation.types] == list(columns.values())


def test_duckdb_reads_a_csv_whose_first_quoted_cell_is_far_down(tmp_path: Path) -> None:
    # DuckDB infers the dialect from the first 20,480 rows.
    text = ["plain"] * 40_000
    text[35_797] = 'he said "yes, indeed"\nand left'
    rows = pl.DataFrame({"row_id": range(len(text)), "text": text}).with_columns(note=pl.lit(None, pl.String))
    (tmp_path / "rows.csv").write_bytes(to_csv_bytes(rows))
    assert duckdb_rows(duckdb.read_csv(str(tmp_path / "rows.csv"))) == rows.rows()
    types = {"row_id": "BIGINT", "text": "VARCHAR", "note": "VARCHAR"}
    relation = duckdb.read_csv(str(tmp_path / "rows.csv"), header=True, columns=types, escapechar='"')
    assert duckdb_rows(relation) == rows.rows()


def test_parquet(sample_package: Path) -> None:
    for csv_path, types, expected in table_resources(sample_package):
        path = csv_path.with_suffix(".parquet")
        frame = pl.read_parquet(path)
        assert (frame.rows(), frame.dtypes) == (expected, [POLARS_TYPES[type_] for type_ in types.values()])
        panda = pd.read_parquet(path, dtype_backend="numpy_nullable")
        assert pandas_rows(panda) == expected
        for dtype, type_ in zip(panda.dtypes, types.values(), strict=True):
            assert type_ == "date" or str(dtype) == PANDAS_TYPES[type_]
        relation = duckdb.read_parquet(str(path))
        assert duckdb_rows(relation) == expected
        assert [str(type_) for type_ in relation.types] == [DUCKDB_TYPES[type_] for type_ in types.values()]

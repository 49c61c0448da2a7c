"""What goes into a package comes out of it, read by the project and by other programs."""

import csv
import io
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.package.writer import package_files, write_package
from ordrett_dataset.pipeline.build import build
from ordrett_dataset.reader import open_package
from ordrett_dataset.rules.schema_check import check_schema
from ordrett_dataset.schemas import ALL_TABLES, KEYS, TABLES
from ordrett_dataset.tables.frames import dtypes, to_frame
from tests.support.annotated_corpus import Corpus, corpora

DATABASE: Final = duckdb.connect(config={"threads": 1})
CONFIG: Final = CorpusConfig(name="synthetic", title="Synthetic", version="0.0.1")
AWKWARD_TEXTS: Final = (
    *('"', ",", "\r", "\n", "\r\n", " ", "null", "NaN", "-1", "1e9", "true", "\ufeff", "\0", '""'),
    "a\u0301\U0001f99c",
)
TEXTS: Final = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8) | st.sampled_from(
    AWKWARD_TEXTS
)


@pytest.mark.slow
@settings(max_examples=15)
@given(corpora())
def test_planted_text_comes_back_with_its_offsets(corpus: Corpus) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = corpus.write(Path(name))
        result = build(folder)
        assert result.errors == {}
        assert result.issues == []
        tables = {table for table, _, _ in corpus.planted}
        csv_rows = {table: read_csv(folder, table) for table in tables}
        parquet_rows = {table: read_parquet(folder, table) for table in tables}
    for (table, row_id, column), (article_id, start, end) in corpus.planted.items():
        text = corpus.texts[article_id][start:end]
        columns = (column, f"{column}_start", f"{column}_end")
        assert [csv_rows[table][row_id][c] for c in columns] == [text, str(start), str(end)]
        assert [parquet_rows[table][row_id][c] for c in columns] == [text, start, end]


def read_csv(folder: Path, table: str) -> dict[str, dict[str, Any]]:
    with (folder / "dataset" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return {row[KEYS[table][0]]: row for row in csv.DictReader(file)}


def read_parquet(folder: Path, table: str) -> dict[str, dict[str, Any]]:
    rows = [dict(zip(dtypes(table), row, strict=True)) for row in fetch_parquet(folder, table)]
    return {row[KEYS[table][0]]: row for row in rows}


def fetch_parquet(folder: Path, table: str) -> list[tuple[Any, ...]]:
    return DATABASE.execute(f"FROM '{folder}/dataset/{table}.parquet'").fetchall()


def valid_cells(column: Any) -> st.SearchStrategy[Any]:  # the class of a pandera column is not public
    """Return every value that a column of a schema accepts."""
    checks = {check.name: check.statistics for check in column.checks}
    if "isin" in checks:
        values: st.SearchStrategy[Any] = st.sampled_from(checks["isin"]["allowed_values"])
    elif "str_matches" in checks:
        # `$` matches before a final line end in Python, but not in polars.
        matching = st.from_regex(checks["str_matches"]["pattern"]).filter(lambda text: not text.endswith("\n"))
        values = matching.filter(lambda text: len(text) < 80)
    else:
        minimum = checks.get("greater_than_or_equal_to", {}).get("min_value", 0)
        values = {
            pl.String: TEXTS,
            pl.Int64: st.integers(minimum, 2**63 - 1),
            pl.Boolean: st.booleans(),
            pl.Date: st.dates(date(1, 1, 1), date(9999, 12, 31)),
        }[column.dtype.type.base_type()]
    return st.none() | values if column.nullable else values


def valid_tables(table: str) -> st.SearchStrategy[pl.DataFrame]:
    columns = TABLES[table].to_schema().columns
    unique_columns = [lambda row, name=name: row[name] for name, column in columns.items() if column.unique]
    unique_by = (*unique_columns, lambda row: tuple(row[name] for name in KEYS[table]))
    rows = st.fixed_dictionaries({name: valid_cells(column) for name, column in columns.items()})
    return st.lists(rows, max_size=4, unique_by=unique_by).map(lambda drawn: to_frame(table, drawn))


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES)
@settings(max_examples=8)
@given(data=st.data())
def test_any_valid_table_is_read_back(table: str, data: st.DataObject) -> None:
    rows = data.draw(valid_tables(table))
    assert list(check_schema(table, rows)) == []
    articles = {}
    if table == "articles":
        # A package holds all of its articles or none, each under its id.
        rows = rows.drop_nulls("path").with_columns(path=pl.format("seeds/{}.txt", "article_id"))
        articles = dict.fromkeys(rows["article_id"], b"Text")
    # A package without any article is one of the public edition, which has a table more.
    tables = {name: pl.DataFrame(schema=dtypes(name)) for name in (TABLES if articles else ALL_TABLES)} | {table: rows}
    files = package_files(tables, articles, CONFIG)
    with tempfile.TemporaryDirectory() as name:
        write_package(Path(name), files)
        opened = open_package(Path(name))
        assert opened.package is not None
        assert opened.issues == []
        read_back = dict(opened.package.tables)  # reads all tables before their files are deleted
        parquet_rows = fetch_parquet(Path(name), table)
    assert read_back.keys() == tables.keys()
    for name, expected in tables.items():
        assert read_back[name].equals(expected)
    assert parse_csv(files, table) == [[format_csv_cell(cell) for cell in row] for row in rows.rows()]
    assert parquet_rows == rows.rows()


def parse_csv(files: Mapping[str, bytes], table: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(files[f"dataset/{table}.csv"].decode(), newline="")))[1:]


def format_csv_cell(cell: object) -> str:
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)

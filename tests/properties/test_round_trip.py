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
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.base import primary_key
from ordrett_dataset.tables.frames import dtypes, to_frame
from tests.support.annotated_corpus import Corpus, corpora

DATABASE: Final = duckdb.connect(config={"threads": 1})
ABOUT: Final = CorpusConfig(name="made-up", title="Made up", version="0.0.1")


@pytest.mark.slow
@settings(max_examples=15)
@given(corpora())
def test_planted_words_come_back_at_their_place(corpus: Corpus) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = corpus.write(Path(name))
        built = build(folder)
        assert built.errors == {}
        assert built.issues == []
        read = {
            table: (by_csv(folder, table), by_parquet(folder, table)) for table in {t for t, _, _ in corpus.planted}
        }
    for (table, key, column), (article, start, end) in corpus.planted.items():
        words = corpus.seeds[article][start:end]
        as_csv, as_parquet = read[table]
        assert [as_csv[key][c] for c in (column, f"{column}_start", f"{column}_end")] == [words, str(start), str(end)]
        assert [as_parquet[key][c] for c in (column, f"{column}_start", f"{column}_end")] == [words, start, end]


def by_csv(folder: Path, table: str) -> dict[str, dict[str, Any]]:
    with (folder / "dataset" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return {row[primary_key(TABLES[table])[0]]: row for row in csv.DictReader(file)}


def by_parquet(folder: Path, table: str) -> dict[str, dict[str, Any]]:
    names = dtypes(table)
    rows = [dict(zip(names, row, strict=True)) for row in in_parquet(folder, table)]
    return {row[primary_key(TABLES[table])[0]]: row for row in rows}


def in_parquet(folder: Path, table: str) -> list[tuple[Any, ...]]:
    return DATABASE.execute(f"FROM '{folder}/dataset/{table}.parquet'").fetchall()


TEXT: Final = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8) | st.sampled_from(
    ['"', ",", "\r", "\n", "\r\n", " ", "null", "NaN", "-1", "1e9", "true", "\ufeff", "\0", '""', "a\u0301\U0001f99c"]
)


def cells(column: Any) -> st.SearchStrategy[Any]:  # a pandera column, whose class has no public name
    """Return all values that a column of a model accepts."""
    checks = {check.name: check.statistics for check in column.checks}
    kind = column.dtype.type.base_type()
    if "isin" in checks:
        values: st.SearchStrategy[Any] = st.sampled_from(checks["isin"]["allowed_values"])
    elif "str_matches" in checks:
        # What ends in a line end matches `$` in Python and not in polars.
        matching = st.from_regex(checks["str_matches"]["pattern"]).filter(lambda word: not word.endswith("\n"))
        values = matching.filter(lambda word: len(word) < 80)
    else:
        least = checks.get("greater_than_or_equal_to", {}).get("min_value", 0)
        values = {
            pl.String: TEXT,
            pl.Int64: st.integers(least, 2**63 - 1),
            pl.Boolean: st.booleans(),
            pl.Date: st.dates(date(1, 1, 1), date(9999, 12, 31)),
        }[kind]
    return st.none() | values if column.nullable else values


def tables_of(table: str) -> st.SearchStrategy[pl.DataFrame]:
    columns = TABLES[table].to_schema().columns
    unique = [lambda row, name=name: row[name] for name, column in columns.items() if column.unique]
    by = (*unique, lambda row: tuple(row[name] for name in primary_key(TABLES[table])))
    rows = st.lists(st.fixed_dictionaries({n: cells(c) for n, c in columns.items()}), max_size=4, unique_by=by)
    return rows.map(lambda found: to_frame(table, found))


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES)
@settings(max_examples=8)
@given(data=st.data())
def test_whatever_a_model_accepts_is_read_back(table: str, data: st.DataObject) -> None:
    rows = data.draw(tables_of(table))
    assert list(check_schema(table, rows)) == []
    tables = {name: rows if name == table else pl.DataFrame(schema=dtypes(name)) for name in TABLES}
    seeds = {path[len("seeds/") : -len(".txt")]: b"Words" for path in tables["articles"]["path"]}
    content = package_files(tables, seeds, ABOUT)
    with tempfile.TemporaryDirectory() as name:
        write_package(Path(name), content)
        opened = open_package(Path(name))
        assert opened.package is not None
        assert opened.issues == []
        # Each is read when it is asked for, and the files are gone soon.
        read = dict(opened.package.tables)
        as_parquet = in_parquet(Path(name), table)
    assert read.keys() == tables.keys()
    for name, expected in tables.items():
        assert read[name].equals(expected)
    assert read_as_text(content, table) == [[as_text(cell) for cell in row] for row in rows.rows()]
    assert as_parquet == rows.rows()


def read_as_text(content: Mapping[str, bytes], table: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content[f"dataset/{table}.csv"].decode(), newline="")))[1:]


def as_text(cell: object) -> str:
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)

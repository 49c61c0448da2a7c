import json
from pathlib import Path

import pandas as pd
import polars as pl
import pytest

import belarus_war_news
from belarus_war_news import _load, citation, describe, load, path, tables
from ordrett_dataset.corpus.config import load_config
from ordrett_dataset.metadata.citation.apa import format_citation
from ordrett_dataset.schemas import TABLES
from tests.support.corpus_folder import ROOT

DATE_COLUMNS = {"articles": "published_earliest", "events": "date_earliest"}


def test_tables_are_those_of_the_schemas() -> None:
    assert tables() == list(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_load_returns_the_rows_of_the_package(table: str) -> None:
    frame = pl.read_parquet(ROOT / f"dataset/{table}.parquet")
    assert load(table).equals(frame)
    assert load(table, as_="polars").equals(frame)
    assert pl.DataFrame(load(table, as_="arrow")).equals(frame)
    rows = load(table, as_="pandas").astype(object)
    assert [
        [None if cell is pd.NA or cell is pd.NaT else cell for cell in row] for row in rows.itertuples(index=False)
    ] == [list(row) for row in frame.with_columns(pl.col(pl.Date).cast(pl.Datetime("us"))).iter_rows()]


@pytest.mark.parametrize(("table", "column"), DATE_COLUMNS.items())
def test_pandas_has_datetimes_and_nullable_types(table: str, column: str) -> None:
    frame = load(table, as_="pandas")
    assert pd.api.types.is_datetime64_dtype(frame[column])
    assert frame[column].dt.date.dropna().to_list() == load(table)[column].drop_nulls().to_list()
    assert {str(dtype) for dtype in frame.dtypes} <= {"string", "Int64", "boolean", "datetime64[s]"}


@pytest.mark.parametrize("table", TABLES)
def test_describe_has_a_row_for_each_column(table: str) -> None:
    frame = describe(table)
    assert frame.columns == ["column", "type", "title", "description"]
    assert frame["column"].to_list() == load(table).columns
    assert frame.null_count().sum_horizontal().item() == 0


def test_an_unknown_table_or_format_is_an_error_that_lists_the_known_ones() -> None:
    for function in (load, describe):
        with pytest.raises(ValueError, match=r"No table 'quote'\. Tables: articles, people, quotes, "):
            function("quote")
    with pytest.raises(ValueError, match=r"Unknown format 'numpy'\. Use one of: polars, pandas, arrow\."):
        load("quotes", as_="numpy")  # type: ignore[call-overload]  # the error is what is tested


def test_version_and_citation_are_those_of_the_dataset() -> None:
    metadata = load_config(ROOT)
    assert belarus_war_news.__version__ == metadata.version
    assert citation() == format_citation(metadata)


def test_path_is_the_folder_of_the_package() -> None:
    assert json.loads((path() / "datapackage.json").read_bytes())["name"] == "belarus-war-news"
    assert (path() / "dataset/quotes.parquet").is_file()


def test_without_data_the_error_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "datapackage.json").write_text('{"name": "other"}')
    monkeypatch.setattr(_load, "PACKAGE_FOLDERS", (tmp_path / "data", tmp_path))
    with pytest.raises(FileNotFoundError, match="Install the wheel, or run `make dataset` in the repository"):
        tables()


def test_an_unknown_attribute_is_an_attribute_error() -> None:
    assert not hasattr(belarus_war_news, "quotes")

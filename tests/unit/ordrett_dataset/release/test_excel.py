from datetime import date, datetime
from pathlib import Path
from typing import Final

import openpyxl
import polars as pl
import pytest

from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.release.excel import FIRST_DATE, MAX_CELL_LENGTH, fits_excel, write_excel
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import TABLES

METADATA: Final = CorpusConfig(name="sample", title="A sample", version="1.0.0", licence="CC-BY-4.0")


def read_sheets(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of each sheet, with dates as Excel holds them."""
    workbook = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in workbook}


def as_in_excel(value: object) -> object:
    if not isinstance(value, date):
        return value
    return datetime(value.year, value.month, value.day) if value >= FIRST_DATE else value.isoformat()  # noqa: DTZ001 - as openpyxl


def test_each_sheet_has_the_rows_and_types_of_its_table(package: Package, tmp_path: Path) -> None:
    write_excel(METADATA, package.tables, tmp_path / "tables.xlsx")
    sheets = read_sheets(tmp_path / "tables.xlsx")
    assert list(sheets) == ["about", *TABLES]
    for table, frame in ((table, package.tables[table]) for table in TABLES):
        header, *rows = sheets[table]
        assert header == tuple(frame.columns)
        assert rows == [tuple(map(as_in_excel, row)) for row in frame.rows()], table
    assert [row[0] for row in sheets["about"]][:3:2] == ["A sample", "Version 1.0.0, CC-BY-4.0"]


def test_text_stays_text_and_an_early_date_is_text(package: Package, tmp_path: Path) -> None:
    texts = ["=1+1", "007", "https://example.org", "@name", "{=A1}"]
    people = package.tables["people"].head(1)
    people = pl.concat([people.with_columns(name=pl.lit(text)) for text in texts])
    early = date(1812, 6, 24)
    events = package.tables["events"].head(1).with_columns(date_earliest=pl.lit(early))
    write_excel(METADATA, {**package.tables, "people": people, "events": events}, tmp_path / "tables.xlsx")
    sheets = read_sheets(tmp_path / "tables.xlsx")
    name = people.columns.index("name")
    assert [row[name] for row in sheets["people"][1:]] == texts
    assert sheets["events"][1][events.columns.index("date_earliest")] == early.isoformat()


def test_the_same_tables_give_the_same_bytes(package: Package, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_excel(METADATA, package.tables, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("text", "expected"), [("x" * MAX_CELL_LENGTH, True), ("😀" * (MAX_CELL_LENGTH // 2 + 1), False)]
)
def test_a_cell_that_is_too_long_does_not_fit(text: str, expected: bool, package: Package) -> None:
    people = package.tables["people"].with_columns(description=pl.lit(text))
    assert fits_excel({**package.tables, "people": people}) is expected

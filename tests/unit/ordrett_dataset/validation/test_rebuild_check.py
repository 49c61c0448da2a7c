import shutil
from pathlib import Path

import polars as pl
import pytest

from ordrett.errors import InputError
from ordrett_dataset.reader import open_package
from ordrett_dataset.rules.issue import Issue, Issues
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.tables.frames import to_csv_bytes
from ordrett_dataset.validation.compare_tables import RULE, compare_tables
from ordrett_dataset.validation.rebuild_check import check_against_rebuild


@pytest.fixture
def folder(good: Path, tmp_path: Path) -> Path:
    return shutil.copytree(good, tmp_path / "corpus")


def check(folder: Path) -> Issues:
    return check_against_rebuild(folder, open_package(folder).package)


def test_unchanged_package_equals_its_rebuild(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert check(folder) == []
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_changed_cells_and_files_are_reported(folder: Path) -> None:
    table = folder / "dataset/articles.parquet"
    articles = pl.read_parquet(table).with_columns(publisher=pl.lit("Somebody else"))
    articles.write_parquet(table)
    (folder / "dataset/articles.csv").write_bytes(to_csv_bytes(articles))
    issues = check(folder)
    cells = [issue for issue in issues if issue.column == "publisher"]
    assert [issue.row for issue in cells] == articles["article_id"].to_list()
    assert {(issue.rule, issue.table, issue.actual) for issue in cells} == {(RULE, "articles", "'Somebody else'")}
    assert {issue.table for issue in issues if not issue.row} == {"dataset/articles.csv", "dataset/articles.parquet"}


def test_missing_file_is_reported(folder: Path) -> None:
    (folder / "dataset/README.md").unlink()
    (issue,) = check(folder)
    assert (issue.location, issue.actual) == ("dataset/README.md", "no such file")


def test_folder_that_cannot_be_built_raises_an_error(folder: Path) -> None:
    next((folder / "seeds").glob("*.txt")).write_bytes(b"\xff")
    with pytest.raises(InputError):
        check(folder)


def test_missing_surplus_and_repeated_rows_are_reported_once(package: Package) -> None:
    people = package.tables["people"]
    changed = pl.concat([people[1:], people[1:2], people[2:3].with_columns(person_id=pl.lit("nobody"))])
    issues = list(compare_tables({**package.tables, "people": changed}, package.tables))
    missing, repeated = people["person_id"][0], people["person_id"][1]
    assert [(issue.row, issue.column, issue.actual) for issue in issues] == [
        (missing, "", "no such row"),
        ("nobody", "", "a surplus row"),
        (repeated, "", "a repeated row"),
    ]


def test_every_changed_cell_is_reported_with_the_expected_value(package: Package) -> None:
    quotes = package.tables["quotes"]
    changed = quotes.with_columns(cue=pl.lit(None, pl.String))
    issues = list(compare_tables({**package.tables, "quotes": changed}, package.tables))
    with_cue = quotes.filter(pl.col("cue").is_not_null())
    assert len(issues) == with_cue.height
    first = with_cue.row(0, named=True)
    assert issues[0] == Issue(RULE, "quotes", first["quote_id"], "cue", "nothing", repr(first["cue"]))

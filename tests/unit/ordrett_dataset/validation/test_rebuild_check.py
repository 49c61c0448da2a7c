import shutil
from pathlib import Path

import polars as pl
import pytest

from ordrett.errors import InputError
from ordrett_dataset.reader import open_package
from ordrett_dataset.rules.issue import Issue, Issues
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.validation.compare_tables import compare_tables
from ordrett_dataset.validation.rebuild_check import check_against_rebuild

RULE = "package_matches_rebuild"


@pytest.fixture
def folder(good: Path, tmp_path: Path) -> Path:
    return shutil.copytree(good, tmp_path / "corpus")


def _rebuilt(folder: Path) -> Issues:
    return check_against_rebuild(folder, open_package(folder).package)


def test_a_package_that_its_seeds_give_differs_in_nothing(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert _rebuilt(folder) == []
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_package_whose_annotation_has_changed_is_told_by_cell(folder: Path) -> None:
    table = folder / "dataset/articles.parquet"
    articles = pl.read_parquet(table).with_columns(publisher=pl.lit("Somebody else"))
    articles.write_parquet(table)
    articles.write_csv(folder / "dataset/articles.csv")
    found = _rebuilt(folder)
    cells = [issue for issue in found if issue.column == "publisher"]
    assert [issue.row for issue in cells] == articles["article_id"].to_list()
    assert all((issue.rule, issue.table, issue.actual) == (RULE, "articles", "'Somebody else'") for issue in cells)
    assert {f.table for f in found if not f.row} == {"dataset/articles.csv", "dataset/articles.parquet"}


def test_a_file_that_is_not_there_is_told(folder: Path) -> None:
    (folder / "dataset/README.md").unlink()
    (issue,) = _rebuilt(folder)
    assert (issue.location, issue.actual) == ("dataset/README.md", "no such file")


def test_seeds_that_cannot_be_built_are_refused(folder: Path) -> None:
    next((folder / "seeds").glob("*.txt")).write_bytes(b"\xff")
    with pytest.raises(InputError):
        _rebuilt(folder)


def test_lost_surplus_and_doubled_rows_are_told_once_each(package: Package) -> None:
    people = package.tables["people"]
    there = pl.concat([people[1:], people[1:2], people[2:3].with_columns(person_id=pl.lit("nobody"))])
    found = list(compare_tables({**package.tables, "people": there}, package.tables))
    lost, doubled = people["person_id"][0], people["person_id"][1]
    assert [(issue.row, issue.column, issue.actual) for issue in found] == [
        (lost, "", "no such row"),
        ("nobody", "", "a row more"),
        (doubled, "", "the row is there more than once"),
    ]


def test_every_cell_that_differs_is_told_with_what_should_be_there(package: Package) -> None:
    quotes = package.tables["quotes"]
    there = quotes.with_columns(cue=pl.lit(None, pl.String))
    found = list(compare_tables({**package.tables, "quotes": there}, package.tables))
    cued = quotes.filter(pl.col("cue").is_not_null())
    assert len(found) == cued.height
    first = cued.row(0, named=True)
    says = f"the seeds and annotations give {first['cue']!r}"
    assert found[0] == Issue(RULE, "quotes", first["quote_id"], "cue", "nothing", says)

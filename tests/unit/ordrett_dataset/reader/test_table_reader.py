"""What is reported about the two files of a table, and how `validate` prints it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from ordrett_dataset.validation.validate import validate_package
from tests.robustness.malicious.zip_builder import zip_package
from tests.support.corpus_folder import CommandResult
from tests.support.package_files import copy_package, replace_file, replace_table, restate_digest, to_parquet_bytes


@pytest.fixture
def package(good: Path, tmp_path: Path) -> Path:
    return shutil.copytree(good, tmp_path / "package")


def read_table(package: Path, table: str) -> pl.DataFrame:
    return pl.read_parquet(package / f"dataset/{table}.parquet")


def find_issues(package: Path) -> set[tuple[str, str, str, str]]:
    return {(issue.rule, issue.table, issue.row, issue.column) for issue in validate_package(package).issues}


def remove_person(package: Path) -> None:
    people = read_table(package, "people")
    replace_table(package, "people", people.filter(pl.col("person_id") != "tandberg"))


def test_different_cell_is_located_by_row_and_column(package: Path) -> None:
    people = read_table(package, "people").with_columns(pl.col("description").str.replace("keeper", "thief"))
    replace_file(package, "people-parquet", to_parquet_bytes(people))
    assert find_issues(package) == {("csv_matches_parquet", "people", "tandberg", "description")}
    [issue] = validate_package(package).issues
    assert "keeper" in issue.actual
    assert "thief" in issue.expected


@pytest.mark.parametrize(
    "change",
    [
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: content.removesuffix(b"\n"),
        lambda content: content.replace(b"010.q01,", b'"010.q01",'),
    ],
    ids=["byte order mark", "line endings", "no last line ending", "quotes"],
)
def test_equal_cells_in_another_notation_are_reported(change: Callable[[bytes], bytes], package: Path) -> None:
    replace_file(package, "quotes", change((package / "dataset/quotes.csv").read_bytes()))
    assert find_issues(package) == {("csv_is_canonical", "dataset/quotes.csv", "", "")}


@pytest.mark.parametrize("table", ["quotes", "evidence", "event_participants"])
def test_unsorted_rows_are_reported_once(table: str, package: Path) -> None:
    replace_table(package, table, read_table(package, table).reverse())
    assert find_issues(package) == {("rows_are_sorted", table, "", "")}


def test_parquet_with_more_rows_than_fit_the_csv_is_not_read(package: Path) -> None:
    rows = read_table(package, "fact_checks").head(1).select(pl.all().repeat_by(100_000).explode())
    replace_file(package, "fact_checks-parquet", to_parquet_bytes(rows))
    assert find_issues(package) == {("csv_matches_parquet", "dataset/fact_checks.parquet", "", "")}


def test_other_types_in_the_parquet_are_reported(package: Path) -> None:
    quotes = read_table(package, "quotes").with_columns(pl.col("text_start").cast(pl.Int32))
    replace_file(package, "quotes-parquet", to_parquet_bytes(quotes))
    assert find_issues(package) == {("columns_match_schema", "dataset/quotes.parquet", "", "")}


def test_missing_article_is_reported_once(package: Path) -> None:
    (package / "seeds/010_skarv.txt").unlink()
    assert find_issues(package) == {("file_exists", "seeds/010_skarv.txt", "", "")}


def test_missing_person_is_reported_per_referring_column_and_for_the_evidence(package: Path) -> None:
    remove_person(package)
    assert {(rule, table, column) for rule, table, _, column in find_issues(package)} == {
        ("evidence_targets_filled_cell", "evidence", ""),
        ("foreign_keys_resolve", "person_mentions", "person_id"),
        ("foreign_keys_resolve", "event_participants", "person_id"),
        ("foreign_keys_resolve", "quotes", "speaker_id"),
    }


def test_issues_as_json(package: Path, command: Callable[..., CommandResult]) -> None:
    remove_person(package)
    ran = command("validate", package, "--json")
    report = json.loads(ran.out)
    assert (ran.code, ran.err, report["valid"], report["package"]) == (1, "", False, str(package))
    assert report["rows"] == sum(pl.read_parquet(path).height for path in package.glob("dataset/*.parquet"))
    assert {issue["rule"]: issue["count"] for issue in report["issues"]} == validate_package(package).issues.counts
    [keys] = [issue for issue in report["issues"] if issue["rule"] == "foreign_keys_resolve"]
    assert "'tandberg'" in {example["actual"] for example in keys["examples"]}


def test_valid_package_as_json(good: Path, command: Callable[..., CommandResult]) -> None:
    ran = command("validate", good, "--json")
    report = json.loads(ran.out)
    assert (ran.code, report["valid"], report["issues"], report["warnings"]) == (0, True, [], [])


def test_spreadsheet_formula_is_a_warning(package: Path, command: Callable[..., CommandResult]) -> None:
    replace_table(
        package, "external_sources", read_table(package, "external_sources").with_columns(excerpt=pl.lit("=1+1"))
    )
    restate_digest(package)
    ran = command("validate", package)
    assert ran.code == 0
    assert ran.err.startswith("warning: ")
    assert "rule: cell_is_not_a_formula\n" in ran.err
    assert "'=1+1'" in ran.err


def test_zip_is_validated_like_its_folder(good: Path, tmp_path: Path, command: Callable[..., CommandResult]) -> None:
    zip_path = zip_package(copy_package(good, tmp_path / "package"))
    ran = command("validate", zip_path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{zip_path}: ")
    assert command("validate", zip_path, "--rebuild").code == 2

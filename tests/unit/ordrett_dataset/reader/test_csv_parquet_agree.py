"""The CSV and the Parquet of a table are held to each other."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import polars as pl
import pytest

from ordrett_dataset.validation.validate import validate_package
from tests.support.corpus_folder import Ran
from tests.support.package_files import replace_file, replace_table, to_parquet_bytes


@pytest.fixture
def place(good: Path, tmp_path: Path) -> Path:
    return shutil.copytree(good, tmp_path / "package")


def of(place: Path, table: str) -> pl.DataFrame:
    return pl.read_parquet(place / f"dataset/{table}.parquet")


def told(place: Path) -> set[tuple[str, str, str, str]]:
    return {(issue.rule, issue.table, issue.row, issue.column) for issue in validate_package(place).issues}


def test_a_cell_that_differs_is_named_by_its_row_and_column(place: Path) -> None:
    people = of(place, "people").with_columns(pl.col("description").str.replace("keeper", "thief"))
    replace_file(place, "people-parquet", to_parquet_bytes(people))
    assert told(place) == {("csv_matches_parquet", "people", "tandberg", "description")}
    [issue] = validate_package(place).issues
    assert "keeper" in issue.actual
    assert "thief" in issue.expected


@pytest.mark.parametrize(
    "otherwise",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.removesuffix(b"\n"),
        lambda data: data.replace(b"010.q01,", b'"010.q01",'),
    ],
    ids=["byte order mark", "line ends", "no last line end", "quotes"],
)
def test_the_same_cells_written_otherwise_are_told(otherwise: Callable[[bytes], bytes], place: Path) -> None:
    replace_file(place, "quotes", otherwise((place / "dataset/quotes.csv").read_bytes()))
    assert told(place) == {("csv_is_canonical", "dataset/quotes.csv", "", "")}


@pytest.mark.parametrize("table", ["quotes", "evidence", "event_participants"])
def test_rows_out_of_order_are_told_once_and_are_no_other_fault(table: str, place: Path) -> None:
    replace_table(place, table, of(place, table).reverse())
    assert told(place) == {("rows_are_sorted", table, "", "")}


def test_a_parquet_of_more_rows_than_the_csv_has_bytes_is_not_read(place: Path) -> None:
    most = (place / "dataset/fact_checks.csv").stat().st_size
    checks = of(place, "fact_checks").head(1).select(pl.all().repeat_by(most + 1).explode())
    replace_file(place, "checks-parquet", to_parquet_bytes(checks))
    assert told(place) == {("csv_matches_parquet", "dataset/fact_checks.parquet", "", "")}


def test_other_types_in_the_parquet_are_told(place: Path) -> None:
    replace_file(place, "quotes-parquet", to_parquet_bytes(of(place, "quotes").with_columns(pl.col("text_start").cast(pl.Int32))))
    assert told(place) == {("columns_match_schema", "dataset/quotes.parquet", "", "")}


def test_a_missing_article_is_said_once(place: Path) -> None:
    (place / "seeds/010_skarv.txt").unlink()
    assert told(place) == {("file_exists", "seeds/010_skarv.txt", "", "")}


def test_a_missing_person_is_said_once_for_each_column_that_names_them_and_once_for_the_evidence(place: Path) -> None:
    replace_table(place, "people", of(place, "people").filter(pl.col("person_id") != "tandberg"))
    found = sorted((rule, table, column) for rule, table, _, column in told(place))
    assert found == [
        ("evidence_targets_filled_cell", "evidence", ""),
        ("foreign_keys_resolve", "person_mentions", "person_id"),
        ("foreign_keys_resolve", "event_participants", "person_id"),
        ("foreign_keys_resolve", "quotes", "speaker_id"),
    ]


def test_findings_are_written_as_json(place: Path, command: Callable[..., Ran]) -> None:
    replace_table(place, "people", of(place, "people").filter(pl.col("person_id") != "tandberg"))
    ran = command("validate", place, "--json")
    said = json.loads(ran.out)
    assert (ran.code, ran.err, said["valid"], said["package"]) == (1, "", False, str(place))
    assert said["rows"] == sum(pl.read_parquet(path).height for path in place.glob("dataset/*.parquet"))
    assert {of["rule"]: of["count"] for of in said["issues"]} == validate_package(place).issues.counts
    example = next(of for of in said["issues"] if of["rule"] == "foreign_keys_resolve")["examples"][0]
    assert (example["column"], example["actual"]) == ("person_id", "'tandberg'")


def test_a_valid_package_is_valid_as_json(good: Path, command: Callable[..., Ran]) -> None:
    ran = command("validate", good, "--json")
    said = json.loads(ran.out)
    assert (ran.code, said["valid"], said["issues"], said["warnings"]) == (0, True, [], [])


def test_a_cell_that_a_spreadsheet_would_run_is_a_notice_and_no_fault(place: Path, command: Callable[..., Ran]) -> None:
    replace_table(place, "external_sources", of(place, "external_sources").with_columns(excerpt=pl.lit("=1+1")))
    ran = command("validate", place)
    assert ran.code == 0
    assert ran.err.startswith("notice: cell_is_not_a_formula: ")
    assert "'=1+1'" in ran.err


def test_a_zip_is_validated_like_its_folder(good: Path, tmp_path: Path, command: Callable[..., Ran]) -> None:
    zipped = tmp_path / "package.zip"
    with ZipFile(zipped, "w") as archive:
        for path in (
            good / "datapackage.json",
            *sorted((good / "dataset").iterdir()),
            *sorted((good / "seeds").iterdir()),
        ):
            archive.write(path, path.relative_to(good))
    ran = command("validate", zipped)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{zipped}: ")
    assert command("validate", zipped, "--rebuild").code == 2

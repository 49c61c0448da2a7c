"""A package whose tables are partitions is validated, traced and cited as one with a file for each table."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from ordrett_dataset.package import partitions
from ordrett_dataset.pipeline import build_in_parts
from ordrett_dataset.pipeline.build import build
from ordrett_dataset.provenance.trace import trace
from ordrett_dataset.reader import partition_reader
from ordrett_dataset.tables.frames import to_csv_bytes
from ordrett_dataset.validation.validate import validate_package
from tests.support.corpus_folder import CommandResult
from tests.support.package_files import (
    read_descriptor,
    replace_file,
    restate_digest,
    to_parquet_bytes,
    write_descriptor,
)

TEXT = """Harbour closes

“We will close the harbour,” said {name} Smith on 5 May 2023. “Nobody asked us,” {name} Smith said.
"""
NAMES = ("Alice", "Bertha", "Carol", "Dora")
ROWS_PER_PARTITION = 6


def build_partitioned(folder: Path, *, with_csv: bool = False) -> Path:
    texts, package = folder / "texts", folder / "package"
    texts.mkdir()
    for number, name in enumerate(NAMES):
        (texts / f"n{number}.txt").write_text(TEXT.format(name=name), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build_in_parts, "MAX_ARTICLES_AT_ONCE", 3)
        patch.setattr(build_in_parts, "ARTICLES_PER_PART", 3)
        patch.setattr(partitions, "ROWS_PER_PARTITION", ROWS_PER_PARTITION)
        assert build(texts, package, with_csv=with_csv, processes=1).files
    return package


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_partitioned(tmp_path_factory.mktemp("built"))


@pytest.fixture
def package(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "package")


def change_partition(package: Path, table: str, number: int, change: Callable[[pl.DataFrame], pl.DataFrame]) -> None:
    path = package / f"dataset/{table}/part-{number:05}.parquet"
    replace_file(package, f"{table}-{number:05}", to_parquet_bytes(change(pl.read_parquet(path))))


def find_issues(package: Path) -> set[tuple[str, str, str]]:
    return {(issue.rule, issue.table, issue.column) for issue in validate_package(package).issues}


def test_all_partitions_are_read_as_one_table(package: Path) -> None:
    report = validate_package(package)
    assert report.issues == []
    stated = {table["name"]: table["rows"] for table in read_descriptor(package)["tables"]}
    assert report.n_rows == sum(stated.values())
    assert report.digest == read_descriptor(package)["digest"]
    assert stated["quotes"] > ROWS_PER_PARTITION
    scanned = pl.scan_parquet(package / "dataset/quotes/").collect()
    assert scanned.height == stated["quotes"]


@pytest.mark.parametrize("table", ["quotes", "evidence"])
def test_wrong_cell_in_the_second_partition_is_found(table: str, package: Path) -> None:
    change_partition(package, table, 1, lambda rows: rows.with_columns(pl.col("text_end") + 1))
    restate_digest(package)
    row_ids = pl.read_parquet(package / f"dataset/{table}/part-00001.parquet")[:, 0]
    issues = [issue for issue in validate_package(package).issues if issue.table == table]
    assert ("text_matches_offsets", "text") in {(issue.rule, issue.column) for issue in issues}
    assert {issue.row.partition("/")[0] for issue in issues} <= set(row_ids)


def test_duplicate_key_in_another_partition_is_found(package: Path) -> None:
    first = pl.read_parquet(package / "dataset/quotes/part-00000.parquet")["quote_id"][0]
    change_partition(package, "quotes", 1, lambda rows: rows.with_columns(quote_id=pl.lit(first)))
    assert ("key_is_unique", "quotes", "quote_id") in find_issues(package)


def test_rows_out_of_order_across_partitions_are_found(package: Path) -> None:
    contents = [(package / f"dataset/quotes/part-0000{number}.parquet").read_bytes() for number in range(2)]
    for number, content in enumerate(reversed(contents)):
        replace_file(package, f"quotes-0000{number}", content)
    assert ("rows_are_sorted", "quotes", "") in find_issues(package)


def test_wrong_number_of_rows_is_found(package: Path) -> None:
    change_partition(package, "quotes", 1, lambda rows: rows.clear())
    assert ("row_count_matches_descriptor", "quotes", "") in find_issues(package)


def remove_last_partition(descriptor: dict[str, Any]) -> None:
    descriptor["resources"] = [r for r in descriptor["resources"] if r["name"] != "quotes-00000"]


def remove_table(descriptor: dict[str, Any]) -> None:
    descriptor["tables"] = descriptor["tables"][1:]


def change_title(descriptor: dict[str, Any]) -> None:
    descriptor["tables"][0]["title"] = "Books"


def change_schema(descriptor: dict[str, Any]) -> None:
    descriptor["tables"][0]["schema"]["fields"][0]["type"] = "integer"


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (remove_last_partition, "descriptor_lists_all_tables"),
        (remove_table, "descriptor_lists_all_tables"),
        (lambda descriptor: descriptor.update(tables="all"), "descriptor_lists_all_tables"),
        (lambda descriptor: descriptor.update(tables=[[]]), "descriptor_lists_all_tables"),
        (change_title, "descriptor_is_as_built"),
        (change_schema, "schema_matches_models"),
    ],
)
def test_wrong_description_of_the_tables_is_found(
    change: Callable[[dict[str, Any]], None], rule: str, package: Path
) -> None:
    descriptor = read_descriptor(package)
    change(descriptor)
    write_descriptor(package, descriptor)
    assert rule in {issue.rule for issue in validate_package(package).issues}


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"PAR1", "table_is_readable"),
        (to_parquet_bytes(pl.DataFrame({"quote_id": ["n0.q1"]})), "columns_match_schema"),
    ],
)
def test_damaged_partition_is_found(content: bytes, rule: str, package: Path) -> None:
    replace_file(package, "quotes-00001", content)
    assert find_issues(package) == {(rule, "dataset/quotes/part-00001.parquet", "")}


def test_partition_with_more_rows_than_a_build_writes_is_not_read(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partition_reader, "ROWS_PER_PARTITION", ROWS_PER_PARTITION - 1)
    assert ("table_is_readable", "dataset/quotes/part-00000.parquet", "") in find_issues(package)


def test_foreign_file_and_folder_are_found(package: Path) -> None:
    (package / "dataset/quotes/notes.txt").touch()
    assert find_issues(package) == {("file_is_listed", "dataset/quotes/notes.txt", "")}
    (package / "dataset/other").mkdir()
    assert {rule for rule, _, _ in find_issues(package)} == {"file_is_regular"}


def test_row_is_traced(package: Path) -> None:
    last = pl.read_parquet(package / "dataset/quotes/part-00001.parquet")["quote_id"][-1]
    lines = "\n".join(line.plain for line in trace(last, None, package))
    assert "Nobody asked us" in lines
    assert "speaker_name = " in lines


def test_versions_are_compared(package: Path, built: Path, command: Callable[..., CommandResult]) -> None:
    assert "nothing changed" in command("diff", built, package).out
    change_partition(package, "quotes", 1, lambda rows: rows.with_columns(quote_kind=pl.lit("partial")))
    changed = command("diff", built, package).out
    assert "quotes" in changed
    assert "quote_kind" in changed


def test_row_is_cited(package: Path, command: Callable[..., CommandResult]) -> None:
    quote_id = pl.read_parquet(package / "dataset/quotes/part-00001.parquet")["quote_id"][-1]
    result = command("cite", quote_id, "--package", package)
    assert (result.code, quote_id in result.out) == (0, True)


def test_csv_on_request_has_the_rows_of_each_partition(tmp_path: Path, command: Callable[..., CommandResult]) -> None:
    package = build_partitioned(tmp_path, with_csv=True)
    csv = package / "dataset/quotes/part-00001.csv"
    rows = pl.read_parquet(csv.with_suffix(".parquet"))
    assert csv.read_bytes() == to_csv_bytes(rows)
    assert find_issues(package) == set()
    assert "nothing changed" in command("diff", package, package).out
    replace_file(package, "quotes-00001-csv", csv.read_bytes().replace(b"Nobody", b"Some"))
    assert find_issues(package) == {("csv_matches_parquet", "dataset/quotes/part-00001.csv", "")}
    csv.unlink()
    assert find_issues(package) == {("file_exists", "dataset/quotes/part-00001.csv", "")}

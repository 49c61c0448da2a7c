"""Errors that frictionless does not detect and `validate` does, and the use that `validate` makes of frictionless."""

import io
import sys
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest
from frictionless import validate

from ordrett.errors import InputError
from ordrett_dataset.validation.frictionless_check import check_with_frictionless
from tests.support.corpus_folder import CommandResult
from tests.support.package_files import (
    change_resource,
    copy_package,
    read_descriptor,
    replace_file,
    replace_table,
    to_parquet_bytes,
    write_descriptor,
)


@pytest.fixture
def package(good: Path, tmp_path: Path) -> Path:
    return copy_package(good, tmp_path / "package")


def frictionless_accepts(package: Path) -> bool:
    with chdir(package):
        return bool(validate("datapackage.json", type="package").valid)


def read_table(package: Path, table: str) -> pl.DataFrame:
    return pl.read_parquet(package / f"dataset/{table}.parquet")


def change_schema(package: Path, table: str, change: Callable[[dict[str, Any]], object]) -> None:
    """Weaken the schema of a table, as the author of an untrusted package may."""
    descriptor = read_descriptor(package)
    [schema] = [resource["schema"] for resource in descriptor["resources"] if resource["name"] == table]
    change(schema)
    write_descriptor(package, descriptor)


def remove_key(package: Path, key: str) -> None:
    """Remove a key from the resource of a Parquet."""
    descriptor = read_descriptor(package)
    [resource] = [resource for resource in descriptor["resources"] if resource["name"] == "people-parquet"]
    del resource[key]
    write_descriptor(package, descriptor)


def other_cells_in_the_parquet(package: Path) -> None:
    people = read_table(package, "people").with_columns(name=pl.lit("Somebody Else"))
    replace_file(package, "people-parquet", to_parquet_bytes(people))


def invalid_parquet(package: Path) -> None:
    replace_file(package, "people-parquet", b"PAR1 and no more")


def duplicate_key(package: Path) -> None:
    # frictionless does not check unique keys other than the primary key.
    change_schema(package, "evidence", lambda schema: schema.update(uniqueKeys=[schema.pop("primaryKey")]))
    evidence = read_table(package, "evidence")
    replace_table(package, "evidence", pl.concat([evidence.head(1), evidence]))


def null_in_a_key(package: Path) -> None:
    change_schema(
        package, "evidence", lambda schema: [field["constraints"].pop("required") for field in schema["fields"]]
    )
    evidence = read_table(package, "evidence").with_row_index("n")
    target_column = pl.when(pl.col("n") > 0).then("target_column")
    replace_table(package, "evidence", evidence.with_columns(target_column=target_column).drop("n"))


def value_outside_its_categories(package: Path) -> None:
    def use_categories(schema: dict[str, Any]) -> None:
        for field in schema["fields"]:
            if "enum" in field["constraints"]:
                field["categories"] = field["constraints"].pop("enum")

    change_schema(package, "quotes", use_categories)
    replace_table(package, "quotes", read_table(package, "quotes").with_columns(quote_kind=pl.lit("straight")))


def byte_order_mark(package: Path) -> None:
    replace_file(package, "people", b"\xef\xbb\xbf" + (package / "dataset/people.csv").read_bytes())


def other_line_endings(package: Path) -> None:
    replace_file(package, "people", (package / "dataset/people.csv").read_bytes().replace(b"\n", b"\r\n"))


def missing_hash(package: Path) -> None:
    remove_key(package, "hash")


def missing_size(package: Path) -> None:
    remove_key(package, "bytes")


def unlisted_parquet(package: Path) -> None:
    descriptor = read_descriptor(package)
    resources = [resource for resource in descriptor["resources"] if resource["name"] != "people-parquet"]
    write_descriptor(package, descriptor | {"resources": resources})


def unsorted_rows(package: Path) -> None:
    replace_table(package, "evidence", read_table(package, "evidence").reverse())


UNDETECTED_BY_FRICTIONLESS: Final[dict[Callable[[Path], None], str]] = {
    other_cells_in_the_parquet: "csv_matches_parquet",
    invalid_parquet: "table_is_readable",
    duplicate_key: "key_is_unique",
    null_in_a_key: "required_value_present",
    value_outside_its_categories: "value_in_codebook",
    byte_order_mark: "csv_is_canonical",
    other_line_endings: "csv_is_canonical",
    unlisted_parquet: "file_is_listed",
    unsorted_rows: "rows_are_sorted",
    missing_hash: "file_hash_matches",
    missing_size: "file_size_matches",
}


@pytest.mark.slow
@pytest.mark.parametrize("change", UNDETECTED_BY_FRICTIONLESS, ids=lambda change: change.__name__)
def test_validate_detects_what_frictionless_accepts(
    change: Callable[[Path], None], package: Path, command: Callable[..., CommandResult]
) -> None:
    change(package)
    assert frictionless_accepts(package)
    ran = command("validate", package)
    assert ran.code == 1
    assert UNDETECTED_BY_FRICTIONLESS[change] in ran.err, ran.err


def stale_parquet_hash(package: Path) -> None:
    path = package / "dataset/people.parquet"
    content = io.BytesIO()
    pl.read_parquet(path).write_parquet(content, compression="uncompressed")
    path.write_bytes(content.getvalue())
    change_resource(package, {"bytes": len(content.getvalue())}, "people-parquet")


def wrong_row_count(package: Path) -> None:
    change_resource(package, {"rows": 1000})


# frictionless detects these too; `validate` does not depend on it.
DETECTED_BY_BOTH: Final[dict[Callable[[Path], None], str]] = {
    stale_parquet_hash: "file_hash_matches",
    wrong_row_count: "row_count_matches_descriptor",
}


@pytest.mark.parametrize("change", DETECTED_BY_BOTH, ids=lambda change: change.__name__)
def test_validate_detects_without_frictionless_what_both_detect(
    change: Callable[[Path], None], package: Path, command: Callable[..., CommandResult]
) -> None:
    change(package)
    ran = command("validate", package)
    assert ran.code == 1
    assert DETECTED_BY_BOTH[change] in ran.err, ran.err


def test_good_package_has_no_issues(package: Path) -> None:
    assert check_with_frictionless(package) == []


def test_frictionless_errors_are_located_and_limited_to_examples(package: Path) -> None:
    quotes = read_table(package, "quotes")
    rows = pl.concat([quotes.with_columns(quote_id=pl.lit(f"010.q{n}")) for n in range(30)])
    replace_table(package, "quotes", rows.with_columns(quote_kind=pl.lit("straight")))
    issues = check_with_frictionless(package)
    assert {issue.rule for issue in issues} == {"frictionless_accepts_package"}
    constraints = [issue for issue in issues if issue.actual.startswith("constraint-error")]
    assert {(issue.table, issue.column) for issue in constraints[:-1]} == {("quotes", "quote_kind")}
    assert constraints[0].row == "row 2"
    assert "direct" in constraints[0].actual
    assert len(constraints) < 30
    assert sum(issue.count for issue in constraints) == rows.height


def test_pattern_of_an_untrusted_schema_is_not_run(package: Path) -> None:
    def add_slow_pattern(schema: dict[str, Any]) -> None:
        schema["fields"][2]["constraints"]["pattern"] = "(([A-Za-z]+ ?)+)+!"

    change_schema(package, "people", add_slow_pattern)
    issues = check_with_frictionless(package)
    assert [(issue.rule, issue.table) for issue in issues] == [("schema_matches_models", "people")]


def test_missing_frictionless_is_reported(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "frictionless", None)
    with pytest.raises(InputError, match="frictionless_is_installed"):
        check_with_frictionless(package)

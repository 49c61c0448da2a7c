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
from tests.support.corpus_folder import Ran
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


def accepts(package: Path) -> bool:
    """Say whether frictionless itself finds nothing."""
    with chdir(package):
        return bool(validate("datapackage.json", type="package").valid)


def table(package: Path, name: str) -> pl.DataFrame:
    return pl.read_parquet(package / f"dataset/{name}.parquet")


def schema(package: Path, name: str, change: Callable[[dict[str, Any]], object]) -> None:
    """Weaken the schema of a table, as a stranger may."""
    content = read_descriptor(package)
    [found] = [found["schema"] for found in content["resources"] if found["name"] == name]
    change(found)
    write_descriptor(package, content)


def parquet_of_other_cells(package: Path) -> None:
    replace_file(
        package, "people-parquet", to_parquet_bytes(table(package, "people").with_columns(name=pl.lit("Somebody Else")))
    )


def parquet_that_is_none(package: Path) -> None:
    replace_file(package, "people-parquet", b"PAR1 and no more")


def key_twice(package: Path) -> None:
    # The key is stated as one that is only unique, which the tool does not look at.
    schema(package, "evidence", lambda of: of.update(uniqueKeys=[of.pop("primaryKey")]))
    evidence = table(package, "evidence")
    replace_table(package, "evidence", pl.concat([evidence.head(1), evidence]))


def null_in_a_part_of_a_key(package: Path) -> None:
    schema(package, "evidence", lambda of: [field["constraints"].pop("required") for field in of["fields"]])
    evidence = table(package, "evidence").with_row_index("at")
    cleared = evidence.with_columns(target_column=pl.when(pl.col("at") > 0).then("target_column")).drop("at")
    replace_table(package, "evidence", cleared)


def value_off_its_categories(package: Path) -> None:
    def as_categories(of: dict[str, Any]) -> None:
        for field in of["fields"]:
            if "enum" in field["constraints"]:
                field["categories"] = field["constraints"].pop("enum")

    schema(package, "quotes", as_categories)
    replace_table(package, "quotes", table(package, "quotes").with_columns(quote_kind=pl.lit("straight")))


def byte_order_mark(package: Path) -> None:
    replace_file(package, "people", b"\xef\xbb\xbf" + (package / "dataset/people.csv").read_bytes())


def other_line_ends(package: Path) -> None:
    replace_file(package, "people", (package / "dataset/people.csv").read_bytes().replace(b"\n", b"\r\n"))


def without(package: Path, key: str) -> None:
    """Take a key out of the resource of a Parquet."""
    content = read_descriptor(package)
    [found] = [found for found in content["resources"] if found["name"] == "people-parquet"]
    del found[key]
    write_descriptor(package, content)


def no_hash(package: Path) -> None:
    without(package, "hash")


def no_bytes(package: Path) -> None:
    without(package, "bytes")


def parquet_not_listed(package: Path) -> None:
    content = read_descriptor(package)
    content["resources"] = [of for of in content["resources"] if of["name"] != "people-parquet"]
    write_descriptor(package, content)


def unsorted(package: Path) -> None:
    replace_table(package, "evidence", table(package, "evidence").reverse())


HOLES: Final[dict[Callable[[Path], None], str]] = {
    parquet_of_other_cells: "csv_matches_parquet",
    parquet_that_is_none: "table_is_readable",
    key_twice: "key_is_unique",
    null_in_a_part_of_a_key: "required_value_present",
    value_off_its_categories: "value_in_codebook",
    byte_order_mark: "csv_is_canonical",
    other_line_ends: "csv_is_canonical",
    parquet_not_listed: "file_is_listed",
    unsorted: "rows_are_sorted",
    no_hash: "file_hash_matches",
    no_bytes: "file_size_matches",
}


@pytest.mark.slow
@pytest.mark.parametrize("make", HOLES, ids=lambda make: make.__name__)
def test_what_frictionless_accepts_our_rules_refuse(
    make: Callable[[Path], None], package: Path, command: Callable[..., Ran]
) -> None:
    make(package)
    assert accepts(package)
    ran = command("validate", package)
    assert ran.code == 1
    assert HOLES[make] in ran.err, ran.err


def stale_hash_of_a_parquet(package: Path) -> None:
    path = package / "dataset/people.parquet"
    data = io.BytesIO()
    pl.read_parquet(path).write_parquet(data, compression="uncompressed")
    path.write_bytes(data.getvalue())
    change_resource(package, {"bytes": len(data.getvalue())}, "people-parquet")


def rows_too_many(package: Path) -> None:
    change_resource(package, {"rows": 1000})


# These frictionless finds too, in the form that our packages have; our rules do not depend on it.
FOUND_BY_BOTH: Final[dict[Callable[[Path], None], str]] = {
    stale_hash_of_a_parquet: "file_hash_matches",
    rows_too_many: "row_count_matches_descriptor",
}


@pytest.mark.parametrize("make", FOUND_BY_BOTH, ids=lambda make: make.__name__)
def test_what_frictionless_finds_our_rules_find_without_it(
    make: Callable[[Path], None], package: Path, command: Callable[..., Ran]
) -> None:
    make(package)
    ran = command("validate", package)
    assert ran.code == 1
    assert FOUND_BY_BOTH[make] in ran.err, ran.err


def test_frictionless_finds_nothing_in_a_good_package(package: Path) -> None:
    assert check_with_frictionless(package) == []


def test_what_frictionless_finds_is_told_with_its_place_and_by_some_examples(package: Path) -> None:
    quotes = table(package, "quotes")
    many = pl.concat([quotes.with_columns(quote_id=pl.lit(f"010.q{n}")) for n in range(30)])
    replace_table(package, "quotes", many.with_columns(quote_kind=pl.lit("straight")))
    found = check_with_frictionless(package)
    assert {issue.rule for issue in found} == {"frictionless_accepts_package"}
    constraints = [issue for issue in found if issue.actual.startswith("constraint-error")]
    assert {(issue.table, issue.column) for issue in constraints[:-1]} == {("quotes", "quote_kind")}
    assert constraints[0].row == "row 2"
    assert "direct" in constraints[0].actual
    assert len(constraints) < 30
    assert sum(issue.count for issue in constraints) == many.height


def test_no_pattern_of_a_stranger_is_run(package: Path) -> None:
    def slow(of: dict[str, Any]) -> None:
        of["fields"][2]["constraints"]["pattern"] = "(([A-Za-z]+ ?)+)+!"

    schema(package, "people", slow)
    assert [(issue.rule, issue.table) for issue in check_with_frictionless(package)] == [
        ("schema_matches_models", "people")
    ]


def test_where_frictionless_is_not_installed_that_is_said(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "frictionless", None)
    with pytest.raises(InputError, match="frictionless_is_installed"):
        check_with_frictionless(package)

import csv
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from ordrett.errors import InputError
from ordrett_dataset.reader import open_package
from ordrett_dataset.validation import validate
from ordrett_dataset.validation.expected_version import PublishedEdition
from ordrett_dataset.validation.validate import validate_package
from tests.robustness.malicious.zip_builder import zip_package
from tests.support.corpus_folder import CommandResult
from tests.support.package_files import copy_package, read_descriptor, replace_table, restate_digest, write_descriptor


@pytest.fixture
def package(good: Path, tmp_path: Path) -> Path:
    return copy_package(good, tmp_path / "package")


@pytest.fixture
def published(good: Path, monkeypatch: pytest.MonkeyPatch) -> PublishedEdition:
    """Make the validation know the good package as a published version."""
    digest = open_package(good).digest
    assert digest
    edition = PublishedEdition(read_descriptor(good)["name"], "7.1.0", "with-articles", digest)
    monkeypatch.setattr(validate, "read_published", lambda: [edition])
    return edition


def sha256_of_lines(lines: list[str]) -> str:
    return hashlib.sha256("".join(f"{line}\n" for line in sorted(lines)).encode()).hexdigest()


def sha256_of_file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def recompute_digest(package: Path) -> str:
    """Compute the digest from the CSV files, without polars."""
    descriptor: dict[str, Any] = read_descriptor(package)
    properties = {key: value for key, value in descriptor.items() if key not in ("resources", "digest")}
    text = json.dumps(properties, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    lines = [f"metadata {hashlib.sha256(text.encode()).hexdigest()}"]
    for path in package.glob("dataset/*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        columns = [
            hashlib.sha256(
                "".join(f"{len(row[n].encode())}:{row[n]}" if row[n] else "~" for row in rows).encode()
            ).hexdigest()
            for n in range(len(header))
        ]
        table = [f"{name} {digest}" for name, digest in zip(header, columns, strict=True)]
        lines.append(f"table {path.stem} {sha256_of_lines(table)}")
    lines += [f"article {path.stem} {sha256_of_file(path)}" for path in package.glob("seeds/*.txt")]
    return f"ordrett-1:{sha256_of_lines(lines)[:32]}"


def test_digest_can_be_computed_from_the_csv_files(package: Path) -> None:
    digest = recompute_digest(package)
    assert read_descriptor(package)["digest"] == digest
    assert validate_package(package).digest == digest
    assert validate_package(zip_package(package)).digest == digest


@pytest.mark.parametrize("table", ["people", "evidence", "external_sources"])
def test_any_changed_cell_changes_the_digest(table: str, package: Path) -> None:
    before = restate_digest(package)
    rows = pl.read_parquet(package / f"dataset/{table}.parquet")
    column = next(name for name in reversed(rows.columns) if rows[name].dtype == pl.String and rows[name].count())
    replace_table(package, table, rows.with_columns(pl.col(column) + "x"))
    assert restate_digest(package) != before


def test_metadata_that_were_changed_without_the_digest_are_reported(package: Path) -> None:
    write_descriptor(package, read_descriptor(package) | {"title": "Another title"})
    assert [issue.rule for issue in validate_package(package).issues] == ["digest_matches_content"]
    restate_digest(package)
    assert validate_package(package).issues == []


def test_expected_digest_or_version(published: PublishedEdition, package: Path) -> None:
    for expected in (published.version, published.digest.package):
        assert validate_package(package, expect=expected).issues == []
    assert validate_package(zip_package(package), expect="7.1.0").issues == []


def test_forged_package_is_not_the_expected_version(published: PublishedEdition, package: Path) -> None:
    people = pl.read_parquet(package / "dataset/people.parquet")
    replace_table(package, "people", people.with_columns(pl.col("description").str.replace("keeper", "owner")))
    evidence = pl.read_parquet(package / "dataset/evidence.parquet")
    replace_table(package, "evidence", evidence.with_columns(pl.col("value").str.replace("keeper", "owner")))
    write_descriptor(package, read_descriptor(package) | {"title": "Another title"})
    restate_digest(package)
    for expected in (published.version, published.digest.package):
        issues = validate_package(package, expect=expected).issues
        differing = {issue.table for issue in issues if issue.rule == "package_is_expected_version"}
        assert differing == {"datapackage.json", "metadata", "people", "evidence"}
    issues = validate_package(package, expect=f"ordrett-1:{'0' * 32}").issues
    assert "package_is_expected_version" in {issue.rule for issue in issues}


@pytest.mark.parametrize("expected", ["9.9.9", "latest", "ordrett-1:xyz"])
def test_unknown_version_is_an_error(expected: str, published: PublishedEdition, package: Path) -> None:
    assert published.version != expected
    with pytest.raises(InputError, match=r"7\.1\.0|such as 2\.0\.0"):
        validate_package(package, expect=expected)


def test_citation_names_the_digest(package: Path, command: Callable[..., CommandResult]) -> None:
    digest = read_descriptor(package)["digest"]
    for citation_format in ("apa", "bibtex", "ris", "csl"):
        ran = command("cite", "--package", package, "--format", citation_format)
        assert digest in ran.out, ran

"""The package as frictionless and the JSON Schemas of the Data Package standard see it."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
from frictionless import validate

from tests.support.corpus_folder import ROOT, run_command
from tests.support.package_files import change_resource, copy_package, read_csv_rows, read_descriptor, write_csv_rows

pytestmark = pytest.mark.slow  # runs frictionless and dplib over whole packages


def run_frictionless(package: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "frictionless", "validate", "--type", "package", "datapackage.json"]
    return subprocess.run(command, cwd=package, capture_output=True, text=True, check=False)


def test_frictionless_accepts_a_copied_package(sample_package: Path, tmp_path: Path) -> None:
    # A copy, so that no file outside the package can be what makes it valid.
    result = run_frictionless(copy_package(sample_package, tmp_path / "copy"))
    assert result.returncode == 0, result.stdout + result.stderr


def test_frictionless_accepts_the_repository() -> None:
    result = run_frictionless(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_validate_accepts_a_copied_package(
    sample_package: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = run_command(capsys, monkeypatch, "validate", copy_package(sample_package, tmp_path / "copy"))
    assert (ran.code, ran.err) == (0, "")


def read_profile(name: str) -> dict[str, Any]:
    text = files("dplib").joinpath(f"profiles/2.0/{name}.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@pytest.mark.parametrize("name", ["datapackage", "dataresource", "tableschema"])
def test_profiles_of_the_standard_accept_the_descriptor(name: str, sample_package: Path) -> None:
    schema = read_profile(name)
    validator = jsonschema.validators.validator_for(schema)(schema)
    descriptor = read_descriptor(sample_package)
    parts = {
        "datapackage": [descriptor],
        "dataresource": descriptor["resources"],
        "tableschema": [resource["schema"] for resource in descriptor["resources"] if "schema" in resource],
    }
    assert parts[name]
    for part in parts[name]:
        assert [error.message for error in validator.iter_errors(part)] == []


def test_profile_of_the_standard_rejects_errors(sample_package: Path) -> None:
    schema = read_profile("datapackage")
    for key, value in (("resources", []), ("licenses", [{"title": "no name"}]), ("created", 7)):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(read_descriptor(sample_package) | {key: value}, schema)


def test_descriptor_lists_every_file_with_its_size_and_hash(sample_package: Path) -> None:
    resources = read_descriptor(sample_package)["resources"]
    for resource in resources:
        content = (sample_package / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
    present = {f"dataset/{path.name}" for path in (sample_package / "dataset").iterdir()} - {"dataset/README.md"}
    assert present == {resource["path"] for resource in resources if resource["path"].startswith("dataset/")}
    assert len({resource["name"] for resource in resources}) == len(resources)


@contextmanager
def change_rows(package: Path, table: str) -> Iterator[list[dict[str, str]]]:
    """Yield the rows of a CSV to be changed; afterwards only their content is wrong, not size, hash or row count."""
    path = package / f"dataset/{table}.csv"
    rows = read_csv_rows(path)
    yield rows
    content = write_csv_rows(path, rows)
    digest = hashlib.sha256(content).hexdigest()
    change_resource(package, {"bytes": len(content), "hash": f"sha256:{digest}", "rows": len(rows)}, table)


def find_frictionless_errors(package: Path) -> list[tuple[str, str]]:
    # In this process, which saves the import of frictionless.
    with chdir(package):
        report = validate("datapackage.json", type="package")
    return [(task.name, error.type) for task in report.tasks for error in task.errors]


def test_changed_cell_is_reported_as_one_changed_hash(good: Path, tmp_path: Path) -> None:
    package = copy_package(good, tmp_path / "copy")
    path = package / "dataset/people.csv"
    path.write_bytes(path.read_bytes().replace(b"lighthouse keeper", b"lighthouse thieve"))
    assert run_frictionless(package).returncode != 0
    assert find_frictionless_errors(package) == [("people", "hash-count")]


# Table, row, changed cells, and the error that frictionless must report.
CHANGES: Final = {
    "primary_key": ("quotes", 1, {"quote_id": "010.q01"}, "primary-key"),
    "composite_primary_key": ("evidence", 1, {"evidence_no": "1"}, "primary-key"),
    "unique": ("quotes", 1, {"quote_id": "010.q01"}, "unique-error"),
    "foreign_key": ("event_participants", 0, {"event_id": "tea_party"}, "foreign-key"),
    "foreign_key_to_the_same_table": ("quotes", 0, {"continues_quote_id": "010.q09"}, "foreign-key"),
    "enum": ("quotes", 0, {"quote_kind": "straight"}, "constraint-error"),
    "pattern": ("articles", 0, {"sha256": "68F4"}, "constraint-error"),
    "pattern_of_edtf": ("event_mentions", 0, {"date": "2 March 2021"}, "constraint-error"),
    "minimum": ("quotes", 0, {"text_start": "-1"}, "constraint-error"),
    "required": ("person_mentions", 0, {"person_id": ""}, "constraint-error"),
    "integer": ("person_mentions", 0, {"text_start": "ten"}, "type-error"),
    "boolean": ("event_mentions", 0, {"is_negated": "no"}, "type-error"),
    "day": ("event_mentions", 0, {"date_latest": "2021-02-30"}, "type-error"),
}


@pytest.mark.parametrize(("table", "row", "cells", "error"), CHANGES.values(), ids=CHANGES)
def test_frictionless_checks_keys_lists_and_patterns(
    table: str, row: int, cells: dict[str, str], error: str, good: Path, tmp_path: Path
) -> None:
    package = copy_package(good, tmp_path / "copy")
    with change_rows(package, table) as rows:
        if table == "evidence":
            rows[row] |= {key: rows[0][key] for key in ("target_table", "target_id", "target_column")}
        rows[row] |= cells
    errors = find_frictionless_errors(package)
    assert (table, error) in errors, errors


def test_table_rewritten_without_a_change_is_valid(good: Path, tmp_path: Path) -> None:
    package = copy_package(good, tmp_path / "copy")
    for table in ("quotes", "evidence"):
        with change_rows(package, table):
            pass
    assert find_frictionless_errors(package) == []

import csv
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import duckdb
import jsonschema
import pandas as pd
import polars as pl
import pytest
from frictionless import validate

from ordrett_dataset.pipeline.build import build
from tests.support.corpus_folder import ROOT, SECOND, run, written

PACKAGES: Final = ("repository", "tiny", "left_out")
Cells = list[tuple[object, ...]]

PANDAS: Final = {"string": "string", "integer": "Int64", "boolean": "boolean", "date": "string"}
DUCKDB: Final = {"string": "VARCHAR", "integer": "BIGINT", "boolean": "BOOLEAN", "date": "DATE"}
POLARS: Final = {"string": pl.String(), "integer": pl.Int64(), "boolean": pl.Boolean(), "date": pl.Date()}
OF_CSV: Final[dict[str, Callable[[str], object]]] = {
    "string": str,
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
}


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    assert (ROOT / "datapackage.json").is_file(), "the repository's own package is not built: make dataset"
    tiny = written(tmp_path_factory.mktemp("tiny"))
    assert build(tiny).files
    left_out = written(tmp_path_factory.mktemp("left_out"), {SECOND: b"\xff"})
    assert build(left_out, skip_invalid=True).files
    return {"repository": ROOT, "tiny": tiny, "left_out": left_out}


@pytest.fixture(params=["repository", *(pytest.param(name, marks=pytest.mark.slow) for name in PACKAGES[1:])])
def package(request: pytest.FixtureRequest, packages: dict[str, Path]) -> Path:
    return packages[request.param]


def descriptor(package: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    return read


def tables(package: Path) -> Iterator[dict[str, Any]]:
    return (resource for resource in descriptor(package)["resources"] if resource.get("type") == "table")


def copied(package: Path, place: Path) -> Path:
    place.mkdir()
    for name in ("dataset", "seeds"):
        shutil.copytree(package / name, place / name)
    shutil.copy(package / "datapackage.json", place)
    return place


def frictionless_says(package: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "frictionless", "validate", "--type", "package", "datapackage.json"]
    return subprocess.run(command, cwd=package, capture_output=True, text=True, check=False)


def test_frictionless_finds_nothing(package: Path, tmp_path: Path) -> None:
    # Away from the repository, so that no file outside the package can be what makes it valid.
    done = frictionless_says(copied(package, tmp_path / "elsewhere"))
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_repository_itself_is_a_valid_package() -> None:
    done = frictionless_says(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_our_own_validation_finds_nothing_elsewhere(
    package: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = run(capsys, monkeypatch, "validate", copied(package, tmp_path / "elsewhere"))
    assert (ran.code, ran.err) == (0, "")


def profile(name: str) -> dict[str, Any]:
    text = files("dplib").joinpath(f"profiles/2.0/{name}.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text)
    return read


@pytest.mark.parametrize("name", ["datapackage", "dataresource", "tableschema"])
def test_the_profiles_of_the_standard_accept_the_descriptor(name: str, package: Path) -> None:
    schema = profile(name)
    validator = jsonschema.validators.validator_for(schema)(schema)
    content = descriptor(package)
    parts = {
        "datapackage": [content],
        "dataresource": content["resources"],
        "tableschema": [table["schema"] for table in tables(package)],
    }
    assert parts[name]
    for part in parts[name]:
        assert [error.message for error in validator.iter_errors(part)] == []


def test_the_profile_of_the_standard_refuses_what_is_wrong(package: Path) -> None:
    schema = profile("datapackage")
    for key, value in (("resources", []), ("licenses", [{"title": "no name"}]), ("created", 7)):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(descriptor(package) | {key: value}, schema)


def test_every_file_is_the_one_described_and_no_other_is_there(package: Path) -> None:
    described = descriptor(package)["resources"]
    for resource in described:
        data = (package / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
    there = {f"dataset/{path.name}" for path in (package / "dataset").iterdir()} - {"dataset/README.md"}
    assert there == {resource["path"] for resource in described if resource["path"].startswith("dataset/")}
    assert len({resource["name"] for resource in described}) == len(described)


def cells(package: Path, table: dict[str, Any]) -> Cells:
    types = [OF_CSV[field["type"]] for field in table["schema"]["fields"]]
    with (package / table["path"]).open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == [field["name"] for field in table["schema"]["fields"]]
    assert len(rows) == table["rows"]
    return [tuple(cast(cell) if cell else None for cast, cell in zip(types, row, strict=True)) for row in rows]


def of_pandas(frame: "pd.DataFrame") -> Cells:
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in frame.itertuples(index=False, name=None)]


def of_duckdb(relation: "duckdb.DuckDBPyRelation") -> Cells:
    return [tuple(row) for row in relation.fetchall()]


def test_every_reader_finds_the_same_rows_and_types_in_csv(package: Path) -> None:
    for table in tables(package):
        path, fields = package / table["path"], table["schema"]["fields"]
        expected = cells(package, table)
        types = {field["name"]: field["type"] for field in fields}
        frame = pl.read_csv(path, schema={name: POLARS[kind] for name, kind in types.items()})
        assert frame.rows() == expected
        panda = pd.read_csv(
            path, dtype={name: PANDAS[kind] for name, kind in types.items()}, keep_default_na=False, na_values=[""]
        )
        for name in (name for name, kind in types.items() if kind == "date"):
            panda[name] = [None if pd.isna(day) else date.fromisoformat(day) for day in panda[name]]
        assert of_pandas(panda) == expected
        duck = duckdb.read_csv(str(path), header=True, columns={name: DUCKDB[kind] for name, kind in types.items()})
        assert of_duckdb(duck) == expected
        assert [str(kind) for kind in duck.types] == [DUCKDB[kind] for kind in types.values()]


def test_every_reader_finds_the_same_rows_and_types_in_parquet(package: Path) -> None:
    for table in tables(package):
        path = package / table["path"].replace(".csv", ".parquet")
        kinds = [field["type"] for field in table["schema"]["fields"]]
        expected = cells(package, table)
        frame = pl.read_parquet(path)
        assert (frame.rows(), frame.dtypes) == (expected, [POLARS[kind] for kind in kinds])
        panda = pd.read_parquet(path, dtype_backend="numpy_nullable")
        assert of_pandas(panda) == expected
        assert [str(kind) for kind, said in zip(panda.dtypes, kinds, strict=True) if said != "date"] == [
            PANDAS[said] for said in kinds if said != "date"
        ]
        duck = duckdb.read_parquet(str(path))
        assert of_duckdb(duck) == expected
        assert [str(kind) for kind in duck.types] == [DUCKDB[kind] for kind in kinds]


@contextmanager
def rewritten(package: Path, table: str) -> Iterator[list[dict[str, str]]]:
    # The descriptor is told the new bytes, hash and rows, so that only the cell is wrong.
    path = package / f"dataset/{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = list(rows[0])
    yield rows
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    content, data = descriptor(package), path.read_bytes()
    [resource] = [resource for resource in content["resources"] if resource["name"] == table]
    resource |= {"bytes": len(data), "hash": "sha256:" + hashlib.sha256(data).hexdigest(), "rows": len(rows)}
    (package / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")


def errors(package: Path) -> list[tuple[str, str]]:
    # In this process, which spares the seconds that frictionless needs to be imported.
    with chdir(package):
        report = validate("datapackage.json", type="package")
    return [(task.name, error.type) for task in report.tasks for error in task.errors]


def test_one_changed_cell_is_one_changed_hash(packages: dict[str, Path], tmp_path: Path) -> None:
    place = copied(packages["tiny"], tmp_path / "elsewhere")
    path = place / "dataset/people.csv"
    path.write_bytes(path.read_bytes().replace(b"lighthouse keeper", b"lighthouse thieve"))
    assert frictionless_says(place).returncode != 0
    assert errors(place) == [("people", "hash-count")]


# A table, a row of it, what is changed in it, and the error that frictionless gives it.
BROKEN: Final = {
    "primary_key": ("quotes", 1, {"quote_id": "010.q01"}, "primary-key"),
    "composite_primary_key": ("evidence", 1, {"evidence_no": "1"}, "primary-key"),
    "unique": ("articles", 1, {"path": "seeds/010_skarv.txt"}, "unique-error"),
    "foreign_key": ("event_participants", 0, {"event_id": "tea_party"}, "foreign-key"),
    "foreign_key_of_the_table_itself": ("quotes", 0, {"continues_quote_id": "010.q09"}, "foreign-key"),
    "enum": ("quotes", 0, {"quote_kind": "straight"}, "constraint-error"),
    "pattern": ("articles", 0, {"sha256": "68F4"}, "constraint-error"),
    "pattern_of_edtf": ("event_mentions", 0, {"date": "2 March 2021"}, "constraint-error"),
    "minimum": ("quotes", 0, {"text_start": "-1"}, "constraint-error"),
    "required": ("person_mentions", 0, {"person_id": ""}, "constraint-error"),
    "integer": ("person_mentions", 0, {"text_start": "ten"}, "type-error"),
    "boolean": ("event_mentions", 0, {"is_negated": "no"}, "type-error"),
    "day": ("event_mentions", 0, {"date_latest": "2021-02-30"}, "type-error"),
}


@pytest.mark.parametrize(("table", "row", "change", "error"), BROKEN.values(), ids=BROKEN)
def test_frictionless_holds_a_package_to_keys_lists_and_patterns(
    table: str, row: int, change: dict[str, str], error: str, packages: dict[str, Path], tmp_path: Path
) -> None:
    place = copied(packages["tiny"], tmp_path / "elsewhere")
    with rewritten(place, table) as rows:
        if table == "evidence":
            rows[row] |= {key: rows[0][key] for key in ("target_table", "target_id", "target_column")}
        rows[row] |= change
    found = errors(place)
    assert (table, error) in found, found


def test_a_table_written_anew_without_a_change_is_valid(packages: dict[str, Path], tmp_path: Path) -> None:
    place = copied(packages["tiny"], tmp_path / "elsewhere")
    for table in ("quotes", "evidence"):
        with rewritten(place, table):
            pass
    assert errors(place) == []

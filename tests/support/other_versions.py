"""Packages as another version or program would have written them, and their comparison."""

import csv
import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl

from ordrett_dataset.tables.frames import to_csv_bytes
from tests.support.corpus_folder import CommandResult
from tests.support.package_files import read_descriptor, write_descriptor

Schema = dict[str, Any]


def diff_as_json(command: Callable[..., CommandResult], *arguments: object) -> dict[str, Any]:
    """Return the report of `ordrett diff --json`, which must succeed."""
    result = command("diff", *arguments, "--json")
    assert (result.code, result.err) == (0, "")
    report: dict[str, Any] = json.loads(result.out)
    return report


def read_cells(folder: Path) -> dict[str, list[dict[str, str]]]:
    """Return the rows of each table as strings, read by the csv module."""
    texts = {path.stem: path.read_bytes().decode() for path in (folder / "dataset").glob("*.csv")}
    return {table: list(csv.DictReader(io.StringIO(text, newline=""))) for table, text in texts.items()}


def zip_package(folder: Path, path: Path) -> Path:
    """Write the files of a package to a zip and return its path."""
    with zipfile.ZipFile(path, "w") as archive:
        for file in (folder / "datapackage.json", *folder.glob("dataset/*"), *folder.glob("seeds/*")):
            archive.write(file, file.relative_to(folder))
    return path


def edit_table(
    folder: Path,
    table: str,
    edit: Callable[[pl.DataFrame], pl.DataFrame] = lambda frame: frame,
    edit_schema: Callable[[Schema], object] = lambda _: None,
    *,
    new_name: str | None = None,
) -> Path:
    """Rewrite a table with other rows, another schema or another name, and update its sizes and hashes."""
    descriptor = read_descriptor(folder)
    frame = edit(pl.read_parquet(folder / f"dataset/{table}.parquet"))
    for resource in descriptor["resources"]:
        if resource["name"] not in (table, f"{table}-parquet"):
            continue
        (folder / resource["path"]).unlink()
        resource["name"] = resource["name"].replace(table, new_name or table)
        resource["path"] = resource["path"].replace(f"/{table}.", f"/{new_name or table}.")
        path = folder / resource["path"]
        if "schema" in resource:
            path.write_bytes(to_csv_bytes(frame))
            resource["rows"] = frame.height
            edit_schema(resource["schema"])
        else:
            frame.write_parquet(path)
    write_descriptor(folder, descriptor)
    return update_hashes(folder)


def update_hashes(folder: Path) -> Path:
    """Make the descriptor state the sizes and hashes of the files as they are now."""
    descriptor = read_descriptor(folder)
    for resource in descriptor["resources"]:
        content = (folder / resource["path"]).read_bytes()
        resource |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    write_descriptor(folder, descriptor)
    return folder


def remove_parquet(folder: Path) -> Path:
    """Remove the Parquet files from the descriptor."""
    descriptor = read_descriptor(folder)
    resources = descriptor["resources"]
    descriptor["resources"] = [resource for resource in resources if resource["format"] != "apache-parquet"]
    write_descriptor(folder, descriptor)
    return folder


def copy_as_older_version(package: Path, folder: Path) -> Path:
    """Copy a package and change four tables in ways that versions differ: name, columns, type and order."""
    shutil.copytree(package, folder)
    edit_table(folder, "event_participants", new_name="sides")
    edit_table(folder, "people", lambda frame: frame.drop("description"), _remove_description)
    edit_table(
        folder, "event_mentions", lambda frame: frame.with_columns(pl.col("text_start").cast(pl.String)), _retype_start
    )
    edit_table(
        folder, "quotes", lambda frame: frame.select(reversed(frame.columns)), lambda schema: schema["fields"].reverse()
    )
    return folder


def _remove_description(schema: Schema) -> None:
    schema["fields"] = [field for field in schema["fields"] if field["name"] != "description"]


def _retype_start(schema: Schema) -> None:
    [field] = [field for field in schema["fields"] if field["name"] == "text_start"]
    field["type"] = "string"

"""Copy a built package and change single files of it, as a build would write them."""

import csv
import hashlib
import io
import json
import shutil
from pathlib import Path
from typing import Any, Final

import polars as pl

from ordrett_dataset.reader import open_package
from ordrett_dataset.tables.frames import to_csv_bytes

DESCRIPTOR: Final = "datapackage.json"


def copy_package(package: Path, target: Path) -> Path:
    """Copy the files of a package, without the corpus around it."""
    for name in ("dataset", "seeds"):
        shutil.copytree(package / name, target / name)
    shutil.copy(package / DESCRIPTOR, target)
    return target


def read_descriptor(package: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((package / DESCRIPTOR).read_text(encoding="utf-8"))
    return content


def write_descriptor(package: Path, content: object) -> None:
    (package / DESCRIPTOR).write_text(json.dumps(content), encoding="utf-8")


def change_resource(package: Path, changes: dict[str, object], name: str = "people") -> None:
    """Change some keys of one resource in the descriptor."""
    descriptor = read_descriptor(package)
    [resource] = [resource for resource in descriptor["resources"] if resource.get("name") == name]
    resource |= changes
    write_descriptor(package, descriptor)


def replace_file(package: Path, name: str, content: bytes) -> None:
    """Replace the file of a resource, with its size and hash in the descriptor."""
    [path] = [resource["path"] for resource in read_descriptor(package)["resources"] if resource["name"] == name]
    (package / path).write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    change_resource(package, {"bytes": len(content), "hash": f"sha256:{digest}"}, name)


def replace_table(package: Path, table: str, rows: pl.DataFrame) -> None:
    """Replace both files of a table, with their sizes, hashes and row counts in the descriptor."""
    replace_file(package, table, to_csv_bytes(rows))
    replace_file(package, f"{table}-parquet", to_parquet_bytes(rows))
    change_resource(package, {"rows": rows.height}, table)


def restate_digest(package: Path) -> str:
    """State the digest of the content in the descriptor, as a forger would; return it."""
    opened = open_package(package)
    assert opened.digest
    write_descriptor(package, read_descriptor(package) | {"digest": opened.digest.package})
    return opened.digest.package


def to_parquet_bytes(rows: pl.DataFrame) -> bytes:
    content = io.BytesIO()
    rows.write_parquet(content)
    return content.getvalue()


def read_csv_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_csv_rows(path: Path, rows: list[dict[str, str]]) -> bytes:
    """Write rows as a build writes them, and return the bytes."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL).writerow(rows[0])
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writerows(rows)
    return path.read_bytes()

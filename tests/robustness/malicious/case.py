"""What makes a hostile package of a good one, and the rule that it must be caught by."""

import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import polars as pl


@dataclass(frozen=True)
class Maker:
    """Makes a hostile package of the good one in a folder; returns where it is, a folder or a zip."""

    rule: str
    makes: str
    make: Callable[[Path], Path]


Makers = dict[str, Maker]


def add(among: Makers, rule: str, name: str, makes: str, make: Callable[[Path], Path | None]) -> None:
    """Register what returns the hostile package, or nothing where it is the folder itself."""
    assert name not in among
    among[name] = Maker(rule, makes, lambda folder: make(folder) or folder)


def caught_by(rule: str, among: Makers) -> Callable[[Callable[[Path], Path | None]], Callable[[Path], Path | None]]:
    """Register a function under its name."""

    def registered(make: Callable[[Path], Path | None]) -> Callable[[Path], Path | None]:
        assert make.__doc__
        add(among, rule, make.__name__, make.__doc__.rstrip("."), make)
        return make

    return registered


DESCRIPTOR: Final = "datapackage.json"


def read(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    return content


def write(folder: Path, content: object) -> None:
    (folder / DESCRIPTOR).write_text(json.dumps(content), encoding="utf-8")


def resource(folder: Path, changes: dict[str, object], of: str = "people") -> None:
    """Change some keys of one resource."""
    content = read(folder)
    [changed] = [resource for resource in content["resources"] if resource.get("name") == of]
    changed |= changes
    write(folder, content)


def put(folder: Path, name: str, data: bytes) -> None:
    """Replace the file of a resource, and have the descriptor say its bytes and hash."""
    [path] = [resource["path"] for resource in read(folder)["resources"] if resource["name"] == name]
    (folder / path).write_bytes(data)
    resource(folder, {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}, name)


def put_table(folder: Path, table: str, rows: pl.DataFrame) -> None:
    """Replace a table in both of its files, as a build would."""
    put(folder, table, rows.write_csv().encode())
    put(folder, f"{table}-parquet", in_parquet(rows))
    resource(folder, {"rows": rows.height}, table)


def in_parquet(rows: pl.DataFrame) -> bytes:
    data = io.BytesIO()
    rows.write_parquet(data)
    return data.getvalue()

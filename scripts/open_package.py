"""A package folder -> its tables and texts, and what is wrong with its files."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import polars as pl

from ordrett.refusal import Refusal
from schemas import TABLES
from schemas.table import primary_key
from schemas.table_schema import table_schema
from scripts.corpus import metadata
from scripts.rules import Finding, Package
from scripts.tables import ORDER, dtypes

HERE = "Build the package again: python -m scripts build."


@dataclass
class Opened:
    """What a folder holds, as far as it could be read."""

    package: Package | None
    findings: list[Finding] = field(default_factory=list)


def open_package(folder: Path) -> Opened:
    """Read a package; raise Refusal where there is no descriptor."""
    content = _descriptor(folder)
    opened = Opened(None)
    resources = {str(resource.get("name")): resource for resource in content["resources"]}
    for name, resource in resources.items():
        _file(folder, name, resource, opened)
    tables: dict[str, pl.DataFrame] = {}
    for table in TABLES:
        frame = _table(folder, table, resources, opened)
        if frame is not None:
            tables[table] = frame
    if len(tables) < len(TABLES):
        return opened
    seeds = {
        article: (folder / path).read_bytes()
        for article, path in tables["articles"].select("article_id", "path").iter_rows()
        if article and path and _is_inside(path) and (folder / path).is_file()
    }
    for article in tables["articles"]["article_id"].drop_nulls():
        if article not in seeds:
            opened.findings.append(Finding("seed_is_in_the_package", f"articles {article}", "its seed is not there"))
    about = metadata(folder)
    opened.package = Package(
        tables=tables,
        texts={article: seed.decode("utf-8", errors="replace") for article, seed in seeds.items()},
        seeds=seeds,
        languages=content.get("languages", {}),
        bounds=about.rows,
    )
    return opened


def _descriptor(folder: Path) -> dict[str, Any]:
    path = folder / "datapackage.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refusal(str(path), "package_has_a_descriptor", "no such file", HERE) from None
    except ValueError as error:
        raise Refusal(str(path), "descriptor_is_json", str(error), HERE) from None
    if not isinstance(content, dict) or not isinstance(content.get("resources"), list):
        raise Refusal(str(path), "descriptor_lists_resources", "no list of resources", HERE)
    return content


def _file(folder: Path, name: str, resource: dict[str, Any], opened: Opened) -> None:
    path = str(resource.get("path", ""))
    if not _is_inside(path) or (folder / path).is_symlink():
        opened.findings.append(Finding("path_stays_in_the_package", name, f"{path!r} leads out of it, or is a link"))
        return
    if not (folder / path).is_file():
        opened.findings.append(Finding("file_is_there", path, f"the descriptor lists it. {HERE}"))
        return
    data = (folder / path).read_bytes()
    for key, found in (("bytes", len(data)), ("hash", f"sha256:{hashlib.sha256(data).hexdigest()}")):
        if resource.get(key) != found:
            message = f"{key} is {found}, the descriptor says {resource.get(key)}"
            opened.findings.append(Finding("file_is_the_one_described", path, message))


def _table(folder: Path, table: str, resources: dict[str, Any], opened: Opened) -> pl.DataFrame | None:
    if table not in resources or f"{table}-parquet" not in resources:
        opened.findings.append(Finding("descriptor_lists_every_table", table, f"no resource of that name. {HERE}"))
        return None
    if resources[table].get("schema") != json.loads(json.dumps(table_schema(TABLES[table]))):
        opened.findings.append(
            Finding("schema_is_the_models", table, f"the descriptor describes other columns. {HERE}")
        )
    try:
        frame = pl.read_csv(folder / "dataset" / f"{table}.csv", schema=dtypes(table))
        twin = pl.read_parquet(folder / "dataset" / f"{table}.parquet")
    except (pl.exceptions.PolarsError, OSError) as error:
        said = str(error).splitlines()[0]
        opened.findings.append(Finding("table_can_be_read", table, f"{said}. {HERE}"))
        return None
    if not frame.equals(twin) or frame.schema != twin.schema:
        opened.findings.append(Finding("csv_equals_parquet", table, _first_difference(frame, twin)))
    if resources[table].get("rows") != frame.height:
        message = f"{frame.height} rows, the descriptor says {resources[table].get('rows')}"
        opened.findings.append(Finding("rows_are_as_many_as_described", table, message))
    if not frame.equals(frame.sort(ORDER.get(table) or primary_key(TABLES[table]), nulls_last=True)):
        opened.findings.append(Finding("rows_are_sorted", table, f"the rows are out of order. {HERE}"))
    return frame


def _first_difference(frame: pl.DataFrame, twin: pl.DataFrame) -> str:
    if frame.schema != twin.schema or frame.height != twin.height:
        return f"the CSV has {frame.height} rows, the Parquet {twin.height}; or their columns differ"
    for column in frame.columns:
        differs = frame[column].ne_missing(twin[column]).arg_true()
        if len(differs):
            row = differs[0]
            return f"row {row + 1} {column}: the CSV has {frame[column][row]!r}, the Parquet {twin[column][row]!r}"
    return "they differ"


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return (
        bool(parts) and ".." not in parts and not path.startswith(("/", "\\")) and ":" not in path and "\\" not in path
    )

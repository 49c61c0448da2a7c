"""A package folder -> its tables and texts, and what is wrong with its files."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import polars as pl

from ordrett.refusal import Refusal
from schemas import TABLES
from schemas.table_schema import table_schema
from scripts.corpus import Metadata
from scripts.descriptor import described
from scripts.frame import dtypes, ordered
from scripts.rules import Finding, Package

HERE = "Build the package again: python -m scripts build."


@dataclass
class Opened:
    """What a folder holds, as far as it could be read."""

    package: Package | None
    about: Metadata | None = None
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
        if article and path and _stays_inside(folder, path) and (folder / path).is_file()
    }
    for article in tables["articles"]["article_id"].drop_nulls():
        if article not in seeds:
            opened.findings.append(Finding("seed_is_in_the_package", f"articles {article}", "its seed is not there"))
    about = described(content)
    opened.about = about
    opened.package = Package(
        tables=tables,
        texts={article: seed.decode("utf-8", errors="replace") for article, seed in seeds.items()},
        seeds=seeds,
        languages=about.languages,
        bounds=about.rows,
    )
    return opened


def _descriptor(folder: Path) -> dict[str, Any]:
    path = folder / "datapackage.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refusal(str(path), "package_has_a_descriptor", "no such file", HERE) from None
    except (ValueError, RecursionError) as error:
        raise Refusal(str(path), "descriptor_is_json", str(error), HERE) from None
    resources = content.get("resources") if isinstance(content, dict) else None
    if not isinstance(resources, list) or not all(isinstance(resource, dict) for resource in resources):
        raise Refusal(str(path), "descriptor_lists_resources", "no list of resources", HERE)
    if not isinstance(content.setdefault("languages", {}), dict):
        raise Refusal(str(path), "languages_are_by_article", repr(content["languages"]), HERE)
    described: dict[str, Any] = content
    return described


def _file(folder: Path, name: str, resource: dict[str, Any], opened: Opened) -> None:
    path = str(resource.get("path", ""))
    if not _stays_inside(folder, path):
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
            return


def _table(folder: Path, table: str, resources: dict[str, Any], opened: Opened) -> pl.DataFrame | None:
    files = {table: f"dataset/{table}.csv", f"{table}-parquet": f"dataset/{table}.parquet"}
    if any(resources.get(name, {}).get("path") != path for name, path in files.items()):
        message = f"no resource of that name and of {' and '.join(files.values())}. {HERE}"
        opened.findings.append(Finding("descriptor_lists_every_table", table, message))
        return None
    if resources[table].get("schema") != json.loads(json.dumps(table_schema(TABLES[table]))):
        opened.findings.append(
            Finding("schema_is_the_models", table, f"the descriptor describes other columns. {HERE}")
        )
    frame, twin = (_frame(folder, table, path, opened) for path in files.values())
    if frame is None or twin is None:
        return None
    if not frame.equals(twin) or frame.schema != twin.schema:
        opened.findings.append(Finding("csv_equals_parquet", table, _first_difference(frame, twin)))
    if resources[table].get("rows") != frame.height:
        message = f"{frame.height} rows, the descriptor says {resources[table].get('rows')}"
        opened.findings.append(Finding("rows_are_as_many_as_described", table, message))
    if not frame.equals(ordered(table, frame)):
        opened.findings.append(Finding("rows_are_sorted", table, f"the rows are out of order. {HERE}"))
    return frame


def _frame(folder: Path, table: str, path: str, opened: Opened) -> pl.DataFrame | None:
    if not _stays_inside(folder, path) or not (folder / path).is_file():
        return None
    try:
        if path.endswith(".csv"):
            return pl.read_csv(folder / path, schema=dtypes(table))
        return pl.read_parquet(folder / path)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        # That the file is another than the one described goes without saying.
        opened.findings = [finding for finding in opened.findings if finding.where != path]
        said = (str(error) or type(error).__name__).splitlines()[0]
        opened.findings.append(Finding("table_can_be_read", path, f"{said}. {HERE}"))
        return None


def _first_difference(frame: pl.DataFrame, twin: pl.DataFrame) -> str:
    if frame.schema != twin.schema or frame.height != twin.height:
        return f"the CSV has {frame.height} rows, the Parquet {twin.height}; or their columns differ"
    for column in frame.columns:
        differs = frame[column].ne_missing(twin[column]).arg_true()
        if len(differs):
            row = differs[0]
            return f"row {row + 1} {column}: the CSV has {frame[column][row]!r}, the Parquet {twin[column][row]!r}"
    return "they differ"


def _stays_inside(folder: Path, path: str) -> bool:
    pure = PurePosixPath(path)
    if not pure.parts or ".." in pure.parts or pure.is_absolute() or any(mark in path for mark in ":\\\0"):
        return False
    return not any((folder / place).is_symlink() for place in (pure, *pure.parents[:-1]))

"""A package folder or zip -> its tables and texts, and what is wrong with its files."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from ordrett.errors import InputError
from ordrett_dataset.corpus.config import Metadata
from ordrett_dataset.package.descriptor import WITHOUT_SEEDS, described
from ordrett_dataset.reader.articles import read_seeds
from ordrett_dataset.reader.hash_check import Hashes
from ordrett_dataset.reader.table_files import HERE, TableFiles
from ordrett_dataset.reader.table_reader import ReadTable
from ordrett_dataset.rules import Issue, Issues, Package
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.table_schema import table_schema
from ordrett_dataset.untrusted import inspected
from ordrett_dataset.untrusted.manifest_check import SIZE, THERE


@dataclass
class LoadedPackage:
    """What a package holds, as far as it could be read, and what is wrong with its files."""

    folder: Path | None  # where its files lie, if they may be opened
    package: Package | None
    about: Metadata | None
    files: Issues
    hashes: Hashes
    rows: int = 0
    without_seeds: bool = False  # made to hold no article, and none was given

    @property
    def issues(self) -> Issues:
        """What is wrong with the files, their hashes too, which are computed beside whatever else is done.

        Of a table that cannot be read, why is told, and not its bytes and hash as well.
        """
        told = self.files.with_rules(self.files.counts.keys() - {SIZE})
        unread = {issue.table for issue in told if issue.rule == "table_is_readable"}
        others = [*self.files.with_rules({SIZE}), *self.hashes.issues()]
        told.extend(other for other in others if other.table not in unread)
        told.sort()
        return told

    def readable(self, place: Path) -> tuple[Package, Metadata]:
        """Return tables and description; raise InputError where they could not be read."""
        if self.package is None or self.about is None:
            found, remedy = "its tables are at fault", "Run: python -m scripts validate."
            raise InputError(str(place), "package_is_readable", found, remedy)
        return self.package, self.about


def open_package(place: Path, scratch: Path | None = None, seeds: Path | None = None) -> LoadedPackage:
    """Look at a package and read it; a zip is unpacked into `scratch`, an empty folder, which a folder does not need.

    `seeds` is the folder where the articles of a package lie that was made to hold none. Raises InputError where there
    is no descriptor, and where a package that holds its articles is given others.
    """
    if scratch is None and not place.is_dir():
        raise InputError(str(place), "package_is_folder", "no folder", "Unpack it, or validate the zip itself.")
    looked = inspected(place, scratch or place)
    files = Issues(looked.issues)
    if looked.folder is None or looked.descriptor is None:
        return LoadedPackage(None, None, None, files, Hashes(place, {}))
    told = {issue.table for issue in files}
    resources = {resource["path"]: resource for resource in looked.descriptor["resources"]}
    there = {path: resource for path, resource in resources.items() if path not in told}
    opened = LoadedPackage(looked.folder, None, described(looked.descriptor), files, Hashes(looked.folder, there))
    read = {table: _table(looked.folder, table, resources, files) for table in TABLES}
    tables = {table: of for table, of in read.items() if of is not None}
    if len(tables) < len(TABLES):
        return opened
    opened.rows = sum(of.rows for of in tables.values())
    lacking = looked.descriptor.get(WITHOUT_SEEDS) is True and not any(path.startswith("seeds/") for path in resources)
    if seeds and not lacking:
        raise InputError(str(place), "package_has_no_articles", "its descriptor does not say so", "Leave --seeds out.")
    opened.without_seeds = lacking and not seeds
    opened.package = _package(looked.folder, tables, there, opened.about, seeds)
    if not opened.without_seeds:
        for article in opened.package.tables["articles"]["article_id"].drop_nulls():
            if article not in opened.package.seeds and f"seeds/{article}.txt" not in told:
                where = f"{seeds} has no {article}.txt" if seeds else "its seed is not there"
                files.append(Issue("article_is_in_package", "articles", article, actual=where))
    return opened


def _table(folder: Path, table: str, resources: Mapping[str, dict[str, Any]], files: Issues) -> ReadTable | None:
    names = {f"dataset/{table}.csv": table, f"dataset/{table}.parquet": f"{table}-parquet"}
    if any(resources.get(path, {}).get("name") != name for path, name in names.items()):
        said = f"no resource {' and '.join(f'{name} at {path}' for path, name in names.items())}"
        files.append(Issue("descriptor_lists_all_tables", table, actual=said, expected=HERE))
        return None
    if any(issue.rule == THERE and issue.table in names for issue in files):
        return None
    resource = resources[f"dataset/{table}.csv"]
    if resource.get("schema") != json.loads(json.dumps(table_schema(TABLES[table]))):
        files.append(
            Issue("schema_matches_models", table, actual="the descriptor describes other columns", expected=HERE)
        )
    read = ReadTable(TableFiles(folder, table), resource.get("rows"))
    files.extend(read.issues)
    return read if read.readable else None


def _package(
    folder: Path,
    tables: Mapping[str, ReadTable],
    listed: Mapping[str, object],
    about: Metadata | None,
    elsewhere: Path | None,
) -> Package:
    read = _Tables(tables)
    articles = read["articles"].select("article_id", "path").iter_rows()
    seeds = read_seeds(articles, folder, listed, elsewhere)
    languages, bounds = (about.languages, about.rows) if about else ({}, {})
    return Package(read, seeds, languages, bounds, tables["evidence"].parts)


class _Tables(Mapping[str, pl.DataFrame]):
    """The tables, each held from the time that it is asked for; but not evidence, of which all is seldom needed."""

    def __init__(self, files: Mapping[str, ReadTable]) -> None:
        self._files = files
        self._held: dict[str, pl.DataFrame] = {}

    def __getitem__(self, table: str) -> pl.DataFrame:
        if table == "evidence":
            return self._files[table].whole()
        if table not in self._held:
            self._held[table] = self._files[table].whole()
        return self._held[table]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

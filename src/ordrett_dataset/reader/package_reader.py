"""Read the tables and articles of a package folder or zip, and report what is wrong with its files."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from ordrett.errors import InputError
from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.package.descriptor import ARTICLES_OMITTED, REBUILD_HINT, parse_descriptor
from ordrett_dataset.package.digest import DIGEST, PARTITIONED_TABLES, ContentDigest, combine_digests
from ordrett_dataset.reader.descriptor_check import check_descriptor
from ordrett_dataset.reader.hash_check import HashCheck
from ordrett_dataset.reader.partitioned_tables import RowReader, read_partitioned_tables
from ordrett_dataset.reader.restore_texts import restore_texts
from ordrett_dataset.reader.table_files import TableFiles
from ordrett_dataset.reader.table_reader import TableReader
from ordrett_dataset.rules.issue import Issue, Issues
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import ALL_TABLES, TABLES
from ordrett_dataset.schemas.columns import IDENTIFIER
from ordrett_dataset.schemas.table_schema import is_schema_of
from ordrett_dataset.untrusted import inspect_package
from ordrett_dataset.untrusted.manifest_check import FILE_EXISTS, FILE_SIZE_MATCHES
from ordrett_dataset.untrusted.scan_folder import open_regular_file


@dataclass
class LoadedPackage:
    """The content of a package, as far as it could be read, and what is wrong with its files."""

    folder: Path | None  # None if its files must not be opened
    package: Package | None  # None if a table could not be read
    metadata: CorpusConfig | None
    file_issues: Issues
    hash_check: HashCheck
    n_rows: int = 0
    lacks_articles: bool = False  # built without articles, and none were given
    # Descriptor, tables and own articles, from which the digest is computed.
    digest_parts: tuple[dict[str, Any], dict[str, RowReader], dict[str, bytes]] | None = None

    @property
    def issues(self) -> Issues:
        """All issues of the files, after waiting for their hashes.

        A table that cannot be read is reported once, without its size and hash.
        """
        issues = self.file_issues.with_rules(self.file_issues.counts.keys() - {FILE_SIZE_MATCHES})
        unreadable = {issue.table for issue in issues if issue.rule == "table_is_readable"}
        size_and_hash_issues = [*self.file_issues.with_rules({FILE_SIZE_MATCHES}), *self.hash_check.issues()]
        issues.extend(issue for issue in size_and_hash_issues if issue.table not in unreadable)
        issues.sort()
        return issues

    @cached_property
    def stated_digest(self) -> object:
        """The digest that the descriptor states."""
        return self.digest_parts[0].get(DIGEST) if self.digest_parts else None

    @cached_property
    def digest(self) -> ContentDigest | None:
        """The digest of the content, computed on first use; None if a table could not be read."""
        if self.digest_parts is None:
            return None
        descriptor, readers, articles = self.digest_parts
        return combine_digests(descriptor, {table: reader.digest for table, reader in readers.items()}, articles)

    def require_tables(self, path: Path) -> tuple[Package, CorpusConfig]:
        """Return tables and metadata; raises InputError if they could not be read."""
        if self.package is None or self.metadata is None:
            problem, hint = "its tables cannot be read", "Run: ordrett validate."
            raise InputError(str(path), "package_is_readable", problem, hint)
        return self.package, self.metadata


def open_package(path: Path, scratch: Path | None = None, articles_dir: Path | None = None) -> LoadedPackage:
    """Inspect and read a package; a zip is extracted into `scratch`, an empty folder.

    `articles_dir` holds the articles of a package that was built without them. Raises InputError if there is no
    descriptor, and if `articles_dir` is given for a package that has its articles.
    """
    if scratch is None and not path.is_dir():
        raise InputError(str(path), "package_is_folder", "it is not a folder", "Unpack it, or validate the zip itself.")
    inspection = inspect_package(path, scratch or path)
    issues = Issues(inspection.issues)
    if inspection.folder is None or inspection.descriptor is None:
        return LoadedPackage(None, None, None, issues, HashCheck(path, {}))
    folder, descriptor = inspection.folder, inspection.descriptor
    resources: dict[str, dict[str, Any]] = {resource["path"]: resource for resource in descriptor["resources"]}
    faulty_paths = {issue.table for issue in issues}
    sound_resources = {name: resource for name, resource in resources.items() if name not in faulty_paths}
    metadata = parse_descriptor(descriptor)
    loaded = LoadedPackage(folder, None, metadata, issues, HashCheck(folder, sound_resources))
    is_partitioned = PARTITIONED_TABLES in descriptor
    has_no_articles = descriptor.get(ARTICLES_OMITTED) is True and not any(
        name.startswith("seeds/") for name in resources
    )
    expected_tables = ALL_TABLES if has_no_articles and not is_partitioned else TABLES
    if is_partitioned:
        readers = read_partitioned_tables(folder, descriptor, issues)
    else:
        readers = {table: _read_table(folder, table, resources, issues) for table in expected_tables}
    tables = {table: reader for table, reader in readers.items() if reader is not None}
    if len(tables) < len(expected_tables):
        return loaded
    loaded.n_rows = sum(table.n_rows for table in tables.values())
    if articles_dir and not has_no_articles:
        problem = "its descriptor does not say that it comes without articles"
        raise InputError(str(path), "package_has_no_articles", problem, "Leave out --articles.")
    loaded.lacks_articles = has_no_articles and not articles_dir
    lazy_tables = _LazyTables(tables)
    rights = dict(lazy_tables["articles"].select("path", "rights").drop_nulls("path").iter_rows())
    issues.extend(check_descriptor(descriptor, metadata, rights))
    articles = _read_articles(lazy_tables["articles"], folder, sound_resources, articles_dir)
    own_articles = {} if has_no_articles else articles
    without_default = {key: value for key, value in descriptor.items() if key != "languages" or value}
    loaded.digest_parts = without_default, tables, own_articles
    package = Package(
        lazy_tables,
        articles,
        metadata.languages,
        metadata.expected_rows,
        metadata.removed_rows,
        tables["evidence"].batches,
    )
    loaded.package = restore_texts(package) if articles_dir else package
    if not loaded.lacks_articles:
        for article in lazy_tables["articles"]["article_id"].drop_nulls():
            if article not in articles and f"seeds/{article}.txt" not in faulty_paths:
                actual = f"{articles_dir} has no {article}.txt" if articles_dir else "its text is missing"
                issues.append(Issue("article_is_in_package", "articles", article, actual=actual))
    return loaded


def _read_table(folder: Path, table: str, resources: Mapping[str, dict[str, Any]], issues: Issues) -> RowReader | None:
    """Read a table and add its issues; return None if it cannot be used."""
    names = {f"dataset/{table}.csv": table, f"dataset/{table}.parquet": f"{table}-parquet"}
    if any(resources.get(path, {}).get("name") != name for path, name in names.items()):
        actual = f"no resource {' and '.join(f'{name} at {path}' for path, name in names.items())}"
        issues.append(Issue("descriptor_lists_all_tables", table, actual=actual, expected=REBUILD_HINT))
        return None
    if any(issue.rule == FILE_EXISTS and issue.table in names for issue in issues):
        return None
    resource = resources[f"dataset/{table}.csv"]
    if not is_schema_of(resource.get("schema"), ALL_TABLES[table]):
        actual = "the descriptor describes other columns"
        issues.append(Issue("schema_matches_models", table, actual=actual, expected=REBUILD_HINT))
    reader = TableReader(TableFiles(folder, table), resource.get("rows"))
    issues.extend(reader.issues)
    return reader if reader.is_readable else None


def _read_articles(
    articles: pl.DataFrame, folder: Path, sound_resources: Mapping[str, object], articles_dir: Path | None
) -> dict[str, bytes]:
    """Return the articles that exist, by id: from `articles_dir` if it is given, else from the files of the package."""
    contents = {}
    for article, path in articles.select("article_id", "path").iter_rows():
        if article and articles_dir:
            file_path = articles_dir / f"{article}.txt"
            if re.fullmatch(IDENTIFIER, article) and file_path.is_file() and not file_path.is_symlink():
                contents[article] = file_path.read_bytes()
        elif article and path and path in sound_resources:
            with open_regular_file(folder / path) as file:
                contents[article] = file.read()
    return contents


class _LazyTables(Mapping[str, pl.DataFrame]):
    """Tables that are loaded on first use and stored, except evidence, which is large and seldom needed as a whole."""

    def __init__(self, readers: Mapping[str, RowReader]) -> None:
        self._readers = readers
        self._loaded: dict[str, pl.DataFrame] = {}

    def __getitem__(self, table: str) -> pl.DataFrame:
        if table == "evidence":
            return self._readers[table].read_all()
        if table not in self._loaded:
            self._loaded[table] = self._readers[table].read_all()
        return self._loaded[table]

    def __iter__(self) -> Iterator[str]:
        return iter(self._readers)

    def __len__(self) -> int:
        return len(self._readers)

"""Read the tables of a package whose files are partitions."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

import polars as pl

from ordrett_dataset.package.descriptor import REBUILD_HINT
from ordrett_dataset.package.digest import PARTITIONED_TABLES
from ordrett_dataset.package.resources import partition_path
from ordrett_dataset.reader.partition_reader import PartitionReader
from ordrett_dataset.rules.issue import Issue, Issues
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.table_schema import is_schema_of
from ordrett_dataset.untrusted.manifest import PARTITION_PATH
from ordrett_dataset.untrusted.manifest_check import FILE_EXISTS
from ordrett_dataset.untrusted.scan_result import DESCRIPTOR


class RowReader(Protocol):
    """The rows of a table, whatever files they are in."""

    n_rows: int

    @property
    def digest(self) -> str:
        """The digest of the sorted rows."""

    def batches(self) -> Iterable[pl.DataFrame]:
        """Yield the sorted rows in batches."""

    def read_all(self) -> pl.DataFrame:
        """Return all rows, sorted."""


def read_partitioned_tables(folder: Path, descriptor: Mapping[str, Any], issues: Issues) -> dict[str, RowReader | None]:
    """Read the tables and add their issues; a table that cannot be used is None."""
    described = descriptor[PARTITIONED_TABLES]
    is_list = isinstance(described, list) and all(isinstance(table, dict) for table in described)
    if not is_list or [table.get("name") for table in described] != list(TABLES):
        actual = f"{PARTITIONED_TABLES!r} does not list the tables of a package"
        issues.append(Issue("descriptor_lists_all_tables", DESCRIPTOR, actual=actual, expected=REBUILD_HINT))
        return dict.fromkeys(TABLES)
    paths: dict[str, list[str]] = {table: [] for table in TABLES}
    for resource in descriptor["resources"]:
        if match := PARTITION_PATH.fullmatch(resource["path"]):
            paths[match[1]].append(resource["path"])
    csv_paths = {path for table_paths in paths.values() for path in table_paths if path.endswith(".csv")}
    paths = {table: [path for path in table_paths if path not in csv_paths] for table, table_paths in paths.items()}
    missing = {issue.table for issue in issues if issue.rule == FILE_EXISTS}
    return {
        table["name"]: _read(folder, table, paths[table["name"]], csv_paths - missing, missing, issues)
        for table in described
    }


def _read(
    folder: Path, described: Mapping[str, Any], paths: list[str], csv_paths: set[str], missing: set[str], issues: Issues
) -> RowReader | None:
    table = described["name"]
    if not paths or paths != [partition_path(table, number) for number in range(len(paths))]:
        actual = f"the partitions {', '.join(paths) or 'are missing'}"
        issues.append(Issue("descriptor_lists_all_tables", table, actual=actual, expected=REBUILD_HINT))
        return None
    if not missing.isdisjoint(paths):
        return None
    if not is_schema_of(described.get("schema"), TABLES[table]):
        actual = "the descriptor describes other columns"
        issues.append(Issue("schema_matches_models", table, actual=actual, expected=REBUILD_HINT))
    reader = PartitionReader(folder, table, paths, described.get("rows"), csv_paths)
    issues.extend(reader.issues)
    return reader if reader.is_readable else None

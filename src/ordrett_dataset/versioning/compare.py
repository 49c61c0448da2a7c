"""Compare two versions of a package."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ordrett_dataset.versioning.metadata_diff import MetadataChange, compare_metadata
from ordrett_dataset.versioning.package_version import PackageVersion
from ordrett_dataset.versioning.row_diff import RowChanges, compare_rows
from ordrett_dataset.versioning.table_shape import TableShape
from ordrett_dataset.versioning.versioned_table import VersionedTable


@dataclass(frozen=True, eq=False)
class TableChanges:
    """The changes of a table: its metadata and its rows. A shape is None where the version lacks the table."""

    before: TableShape | None
    after: TableShape | None
    is_referenced: bool  # whether a foreign key of either version refers to the table
    metadata: tuple[MetadataChange, ...]
    rows: RowChanges

    @property
    def corrected_cells(self) -> dict[str, pl.DataFrame]:
        """The changed cells of the columns that both versions have."""
        shared = self.before.dtypes.keys() & self.after.dtypes.keys() if self.before and self.after else set()
        return {name: cells for name, cells in self.rows.cells.items() if name in shared}

    def __bool__(self) -> bool:
        """Return whether anything changed."""
        return bool(self.metadata or self.rows.cells or self.rows.added.height or self.rows.removed.height)


@dataclass(frozen=True, eq=False)
class Changes:
    """All changes between two versions: the package metadata, the changed tables by name, the other files."""

    metadata: tuple[MetadataChange, ...]
    tables: Mapping[str, TableChanges]
    files: tuple[MetadataChange, ...]

    def __bool__(self) -> bool:
        """Return whether anything changed."""
        return bool(self.metadata or self.tables or self.files)


def compare_versions(before: PackageVersion, after: PackageVersion) -> Changes:
    """Return the changes that lead from `before` to `after`; the order of rows and resources is ignored.

    Rows are matched by the primary key of their table, so a row whose key changed counts as removed and added. Raises
    InputError if a table cannot be read, its CSV and its Parquet differ, or a key is not unique.
    """
    referenced = {
        target
        for version in (before, after)
        for name, table in version.tables.items()
        for target in table.referenced_tables(name)
    }
    tables = {
        name: _compare_tables(before.tables.get(name), after.tables.get(name), is_referenced=name in referenced)
        for name in sorted(before.tables.keys() | after.tables.keys())
    }
    return Changes(
        tuple(compare_metadata(before.metadata, after.metadata)),
        {name: changes for name, changes in tables.items() if changes},
        tuple(compare_metadata(before.files, after.files)),
    )


def _compare_tables(
    before: VersionedTable | None, after: VersionedTable | None, *, is_referenced: bool
) -> TableChanges:
    if before is not None and after is not None:
        metadata = tuple(compare_metadata(before.metadata, after.metadata))
        return TableChanges(before.shape, after.shape, is_referenced, metadata, compare_rows(before, after))
    (old_shape, old_metadata, old_rows), (new_shape, new_metadata, new_rows) = (
        (table.shape, table.metadata, table.read_rows().sort(table.shape.key))
        if table
        else (None, None, pl.DataFrame())
        for table in (before, after)
    )
    rows = RowChanges(new_rows, old_rows, {})
    whole_table = MetadataChange((), old_metadata, new_metadata)
    return TableChanges(old_shape, new_shape, is_referenced, (whole_table,), rows)

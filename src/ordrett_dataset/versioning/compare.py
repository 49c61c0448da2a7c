"""Two versions of a package -> what changed."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ordrett_dataset.versioning.metadata_diff import Statement, statements
from ordrett_dataset.versioning.package_version import Version
from ordrett_dataset.versioning.row_diff import RowChanges, row_changes
from ordrett_dataset.versioning.table_shape import Shape
from ordrett_dataset.versioning.versioned_table import Table


@dataclass(frozen=True, eq=False)
class TableChanges:
    """What changed in a table: what is said of it, and its rows; a shape is None where the table is not there."""

    before: Shape | None
    after: Shape | None
    referred: bool  # whether a foreign key of either version leads to the table
    said: tuple[Statement, ...]
    rows: RowChanges

    @property
    def corrected(self) -> dict[str, pl.DataFrame]:
        """The cells that changed in the columns that both versions have."""
        both = self.before.types.keys() & self.after.types.keys() if self.before and self.after else set()
        return {name: cells for name, cells in self.rows.cells.items() if name in both}

    def __bool__(self) -> bool:
        """Return whether anything changed."""
        return bool(self.said or self.rows.cells or self.rows.added.height or self.rows.removed.height)


@dataclass(frozen=True, eq=False)
class Changes:
    """What changed: what is said of the package, its tables by name, its files by path; only what did is listed."""

    said: tuple[Statement, ...]
    tables: Mapping[str, TableChanges]
    files: tuple[Statement, ...]

    def __bool__(self) -> bool:
        """Return whether anything changed."""
        return bool(self.said or self.tables or self.files)


def changes(before: Version, after: Version) -> Changes:
    """Return what made `after` out of `before`; the order of rows and of resources says nothing.

    Rows are told apart by the primary key of their table, so a row whose key changed went and came. Raises InputError
    where a table cannot be read, its CSV and its Parquet differ, or a key stands twice in it.
    """
    referred = {
        to for version in (before, after) for name, table in version.tables.items() for to in table.leads_to(name)
    }
    found = {
        name: _of_table(before.tables.get(name), after.tables.get(name), referred=name in referred)
        for name in sorted(before.tables.keys() | after.tables.keys())
    }
    return Changes(
        tuple(statements(before.said, after.said)),
        {name: table for name, table in found.items() if table},
        tuple(statements(before.files, after.files)),
    )


def _of_table(before: Table | None, after: Table | None, *, referred: bool) -> TableChanges:
    if before is not None and after is not None:
        said = tuple(statements(before.said, after.said))
        return TableChanges(before.shape, after.shape, referred, said, row_changes(before, after))
    (old, old_said, old_rows), (new, new_said, new_rows) = (
        (table.shape, table.said, table.rows().sort(table.shape.key)) if table else (None, None, pl.DataFrame())
        for table in (before, after)
    )
    rows = RowChanges(new_rows, old_rows, {})
    return TableChanges(old, new, referred, (Statement((), old_said, new_said),), rows)

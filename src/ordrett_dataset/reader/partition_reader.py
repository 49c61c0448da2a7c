"""Read a table of a package from its partitions, as one table."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

import polars as pl

from ordrett_dataset.package.descriptor import REBUILD_HINT
from ordrett_dataset.package.digest import TableDigest, digest_table
from ordrett_dataset.package.partitions import ROWS_PER_PARTITION
from ordrett_dataset.package.resources import csv_path
from ordrett_dataset.reader.parquet_bounds import read_parquet_bounds
from ordrett_dataset.reader.table_files import READ_ERRORS, UnreadableTableError, require_usable, unreadable_table_issue
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.rules.package_view import BATCH_ROWS
from ordrett_dataset.tables.frames import dtypes, is_sorted, sort_rows, to_csv_bytes
from ordrett_dataset.untrusted.scan_folder import open_regular_file

# A partition that a build wrote stays far below: most rows take less than 500 bytes.
MAX_UNPACKED_BYTES: Final = 4_000 * ROWS_PER_PARTITION


class PartitionReader:
    """A table in partitions that were read once; its rows can be read again in batches."""

    def __init__(
        self, folder: Path, table: str, paths: Sequence[str], stated_rows: object, csv_paths: Collection[str] = ()
    ) -> None:
        """Read the partitions, and compare those of `csv_paths` that belong to them.

        `stated_rows` is the number of rows that the descriptor states.
        """
        self._folder, self._table, self._paths, self._csv_paths = folder, table, paths, csv_paths
        self._is_sorted = True
        self.n_rows = 0
        self.issues: list[Issue] = []
        self.is_readable = self._read_partitions()
        if self.is_readable and self.n_rows != stated_rows:
            expected = f"the descriptor states {stated_rows}"
            self.issues.append(Issue("row_count_matches_descriptor", table, actual=f"{self.n_rows}", expected=expected))
        if not self._is_sorted:
            self.issues.append(Issue("rows_are_sorted", table, actual="rows out of order", expected=REBUILD_HINT))

    @cached_property
    def digest(self) -> str:
        """The digest of the sorted rows."""
        return self._digest.hexdigest() if self._is_sorted else digest_table([self.read_all()])

    def batches(self) -> Iterable[pl.DataFrame]:
        """Yield the sorted rows in batches."""
        return self._raw_batches() if self._is_sorted else self.read_all().iter_slices(BATCH_ROWS)

    def read_all(self) -> pl.DataFrame:
        """Return all rows, sorted."""
        rows = pl.concat([pl.DataFrame(schema=dtypes(self._table)), *self._raw_batches()])
        return rows if self._is_sorted else sort_rows(self._table, rows)

    def _raw_batches(self) -> Iterator[pl.DataFrame]:
        for path in self._paths:
            yield from self._partition_batches(path)

    def _partition_batches(self, path: str) -> Iterator[pl.DataFrame]:
        scan = pl.scan_parquet(self._folder / path, glob=False)
        batches = scan.collect_batches(chunk_size=BATCH_ROWS, maintain_order=True)
        return require_usable(batches, MAX_UNPACKED_BYTES)

    def _read_partitions(self) -> bool:
        self._digest = TableDigest()
        self._digest.update(pl.DataFrame(schema=dtypes(self._table)))
        last_row: pl.DataFrame | None = None
        for path in self._paths:
            try:
                if issue := self._check(path):
                    self.issues = [issue]
                    return False
                for batch in self._partition_batches(path):
                    self._digest.update(batch)
                    rows = batch if last_row is None else last_row.vstack(batch)
                    self._is_sorted = self._is_sorted and is_sorted(self._table, rows)
                    self.n_rows, last_row = self.n_rows + batch.height, rows.tail(1)
                if csv_path(path) in self._csv_paths and not self._has_same_rows(path):
                    actual, expected = "other rows or another notation", f"the rows of {path}. {REBUILD_HINT}"
                    self.issues.append(Issue("csv_matches_parquet", csv_path(path), actual=actual, expected=expected))
            except READ_ERRORS as error:
                self.issues = [unreadable_table_issue(path, error)]
                return False
        return True

    def _has_same_rows(self, path: str) -> bool:
        expected = to_csv_bytes(pl.concat([pl.DataFrame(schema=dtypes(self._table)), *self._partition_batches(path)]))
        with open_regular_file(self._folder / csv_path(path)) as csv:
            return csv.read(len(expected) + 1) == expected

    def _check(self, path: str) -> Issue | None:
        """Return the issue that forbids reading a partition; raise an error if it is damaged or too large."""
        bounds = read_parquet_bounds(self._folder / path)
        if bounds.n_rows > ROWS_PER_PARTITION:
            raise UnreadableTableError(f"{bounds.n_rows:,} rows, more than {ROWS_PER_PARTITION:,}")
        if bounds.unpacked_bytes > MAX_UNPACKED_BYTES:
            raise UnreadableTableError(f"it unpacks to {bounds.unpacked_bytes:,} bytes")
        if pl.scan_parquet(self._folder / path, glob=False).collect_schema() != pl.Schema(dtypes(self._table)):
            return Issue("columns_match_schema", path, actual="other columns or types", expected=REBUILD_HINT)
        return None

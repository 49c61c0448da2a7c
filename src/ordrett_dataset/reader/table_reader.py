"""Read a table of a package from its CSV and Parquet files, and compare the two."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import zip_longest
from typing import BinaryIO

import polars as pl

from ordrett_dataset.package.descriptor import REBUILD_HINT
from ordrett_dataset.package.digest import TableDigest, digest_table
from ordrett_dataset.reader.table_files import READ_ERRORS, TableFiles, unreadable_table_issue
from ordrett_dataset.rules.issue import MAX_ISSUES_PER_RULE, Issue, format_value
from ordrett_dataset.rules.package_view import BATCH_ROWS
from ordrett_dataset.rules.registry import row_key
from ordrett_dataset.schemas import KEYS
from ordrett_dataset.tables.frames import dtypes, is_sorted, sort_rows, to_csv_bytes
from ordrett_dataset.untrusted.scan_folder import open_regular_file


class TableReader:
    """A table whose files were read once and compared; its rows can be read again in batches.

    Rows come from the Parquet if the CSV equals, byte for byte, what the rows of the Parquet are written as. Otherwise
    the CSV is read too and its rows are used, because it is the file that people see and cite.
    """

    def __init__(self, files: TableFiles, stated_rows: object) -> None:
        """Read the files; `stated_rows` is the number of rows that the descriptor states."""
        self._files = files
        self._uses_csv, self._is_sorted = False, True
        self.n_rows = 0
        self.issues: list[Issue] = []
        self.is_readable = self._read_files()
        if self.is_readable and self.n_rows != stated_rows:
            expected = f"the descriptor states {stated_rows}"
            self.issues.append(
                Issue("row_count_matches_descriptor", files.table, actual=f"{self.n_rows}", expected=expected)
            )
        if not self._is_sorted:
            self.issues.append(Issue("rows_are_sorted", files.table, actual="rows out of order", expected=REBUILD_HINT))

    @cached_property
    def digest(self) -> str:
        """The digest of the sorted rows."""
        return self._digest.hexdigest() if self._is_sorted else digest_table([self.read_all()])

    def batches(self) -> Iterable[pl.DataFrame]:
        """Yield the sorted rows in batches."""
        return self._raw_batches() if self._is_sorted else self.read_all().iter_slices(BATCH_ROWS)

    def read_all(self) -> pl.DataFrame:
        """Return all rows, sorted."""
        rows = pl.concat([pl.DataFrame(schema=dtypes(self._files.table)), *self._raw_batches()])
        return rows if self._is_sorted else sort_rows(self._files.table, rows)

    def _raw_batches(self) -> Iterable[pl.DataFrame]:
        return self._files.csv_batches() if self._uses_csv else self._files.parquet_batches()

    def _read_files(self) -> bool:
        path = self._files.parquet_path
        try:
            if issue := self._files.check_parquet():
                self.issues.append(issue)
                return False
            path = self._files.csv_path
            self._files.check_csv_header()
            with open_regular_file(self._files.folder / path) as csv:
                path = self._files.parquet_path
                self._uses_csv = not self._scan_rows(csv)
            if self._uses_csv:
                path = self._files.csv_path
                self._files.check_csv_lines()
                self._scan_rows(None)
                self.issues += compare_csv_with_parquet(self._files)
        except READ_ERRORS as error:
            self.issues = [unreadable_table_issue(path, error)]
            return False
        return True

    def _scan_rows(self, csv: BinaryIO | None) -> bool:
        """Count the rows, check their order and compute their digest.

        Return whether `csv` holds them exactly as a build writes them.
        """
        self.n_rows, self._is_sorted, is_same = 0, True, True
        self._digest = TableDigest()
        self._digest.update(pl.DataFrame(schema=dtypes(self._files.table)))
        last_row: pl.DataFrame | None = None
        for batch in self._raw_batches():
            self._digest.update(batch)
            rows = batch if last_row is None else last_row.vstack(batch)
            self._is_sorted = self._is_sorted and is_sorted(self._files.table, rows)
            is_same = is_same and (csv is None or _next_bytes_are(csv, batch, header=not self.n_rows))
            self.n_rows, last_row = self.n_rows + batch.height, batch.tail(1)
        if csv and not self.n_rows:
            is_same = _next_bytes_are(csv, pl.DataFrame(schema=dtypes(self._files.table)), header=True)
        return is_same and (csv is None or not csv.read(1))


def compare_csv_with_parquet(files: TableFiles) -> Iterator[Issue]:
    """Yield the cells in which the two files of a table differ; raises polars' errors if a file cannot be read."""
    csv_rows = parquet_rows = n_issues = 0
    for csv, parquet in zip_longest(files.csv_batches(), files.parquet_batches()):
        csv_rows += csv.height if csv is not None else 0
        parquet_rows += parquet.height if parquet is not None else 0
        if csv is not None and parquet is not None and csv.height == parquet.height:
            for issue in _compare_cells(files.table, csv, parquet):
                n_issues += 1
                yield issue
    if csv_rows != parquet_rows:
        expected = f"the Parquet has {parquet_rows}. {REBUILD_HINT}"
        yield Issue("csv_matches_parquet", files.csv_path, actual=f"{csv_rows} rows", expected=expected)
    elif not n_issues:
        actual = "the same cells in another notation: byte order mark, line endings or quotes"
        yield Issue("csv_is_canonical", files.csv_path, actual=actual, expected=REBUILD_HINT)


def _compare_cells(table: str, csv: pl.DataFrame, parquet: pl.DataFrame) -> Iterator[Issue]:
    keys = csv.select(KEYS[table])
    for column in csv.columns:
        differing_rows = csv[column].ne_missing(parquet[column]).arg_true()
        for n in differing_rows.head(MAX_ISSUES_PER_RULE):
            key = row_key(table, keys.row(n, named=True))
            actual, expected = format_value(csv[column][n]), f"the Parquet has {format_value(parquet[column][n])}"
            yield Issue("csv_matches_parquet", table, key, column, actual, expected)
        if (n_more := len(differing_rows) - MAX_ISSUES_PER_RULE) > 0:
            yield Issue("csv_matches_parquet", table, "", column, f"{n_more} more cells", count=n_more)


def _next_bytes_are(csv: BinaryIO, rows: pl.DataFrame, *, header: bool) -> bool:
    expected = to_csv_bytes(rows, include_header=header)
    return csv.read(len(expected)) == expected

"""The CSV file and the Parquet file of a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import polars as pl

from ordrett_dataset.package.descriptor import REBUILD_HINT
from ordrett_dataset.reader.parquet_bounds import read_parquet_bounds
from ordrett_dataset.reader.thrift import ThriftError
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.rules.package_view import BATCH_ROWS
from ordrett_dataset.tables.frames import dtypes
from ordrett_dataset.untrusted.scan_folder import open_regular_file

CHUNK_BYTES: Final = 1 << 20
# What a file may exceed its bounds by: where somebody shortened the other file by hand, their rows are compared.
TOLERATED_BYTES: Final = 200_000
# A number or date of one character in the CSV takes eight bytes in the Parquet.
MAX_UNPACKED_RATIO: Final = 8
BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
FIRST_DAY, LAST_DAY = pl.date(1, 1, 1), pl.date(9999, 12, 31)


class UnreadableTableError(Exception):
    """A file holds something that no build writes, and that would cost too much memory or fail in Python."""


# What is raised for a file that cannot be read.
READ_ERRORS: Final = (
    *(pl.exceptions.PolarsError, pl.exceptions.PanicException),
    *(OSError, ThriftError, UnreadableTableError),
)


def unreadable_table_issue(path: str, error: BaseException) -> Issue:
    """Return the issue that reports why the file at `path` cannot be read."""
    message = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return Issue("table_is_readable", path, actual=message.splitlines()[0], expected=REBUILD_HINT)


@dataclass(frozen=True)
class TableFiles:
    """The two files of a table in a package folder, both read in batches of the same rows."""

    folder: Path
    table: str

    @property
    def csv_path(self) -> str:
        """The path of the CSV in the package."""
        return f"dataset/{self.table}.csv"

    @property
    def parquet_path(self) -> str:
        """The path of the Parquet in the package."""
        return f"dataset/{self.table}.parquet"

    @cached_property
    def csv_bytes(self) -> int:
        """The size of the CSV."""
        return (self.folder / self.csv_path).stat().st_size

    def csv_batches(self) -> Iterator[pl.DataFrame]:
        """Yield the rows of the CSV."""
        scan = pl.scan_csv(self.folder / self.csv_path, schema=dtypes(self.table), glob=False)
        batches = scan.collect_batches(chunk_size=BATCH_ROWS, maintain_order=True)
        return require_usable(batches, self.csv_bytes + TOLERATED_BYTES)

    def parquet_batches(self) -> Iterator[pl.DataFrame]:
        """Yield the rows of the Parquet."""
        scan = pl.scan_parquet(self.folder / self.parquet_path, glob=False)
        batches = scan.collect_batches(chunk_size=BATCH_ROWS, maintain_order=True)
        return require_usable(batches, self.csv_bytes + TOLERATED_BYTES)

    def check_parquet(self) -> Issue | None:
        """Return the issue that forbids reading the Parquet, judging by what it unpacks to, or None.

        Raises ThriftError, or an error of polars, if it is damaged.
        """
        bounds = read_parquet_bounds(self.folder / self.parquet_path)
        scan = pl.scan_parquet(self.folder / self.parquet_path, glob=False)
        if scan.collect_schema() != pl.Schema(dtypes(self.table)):
            actual = "other columns or types"
            return Issue("columns_match_schema", self.parquet_path, actual=actual, expected=REBUILD_HINT)
        if bounds.n_rows * len(dtypes(self.table)) > self.csv_bytes + TOLERATED_BYTES:
            actual = f"{bounds.n_rows} rows, too many for a CSV of {self.csv_bytes} bytes"
        elif bounds.unpacked_bytes > MAX_UNPACKED_RATIO * (self.csv_bytes + TOLERATED_BYTES):
            actual = f"it unpacks to {bounds.unpacked_bytes:,} bytes, but the CSV has only {self.csv_bytes}"
        else:
            return None
        return Issue("csv_matches_parquet", self.parquet_path, actual=actual, expected=REBUILD_HINT)

    def check_csv_header(self) -> None:
        """Raise UnreadableTableError unless the CSV begins with the name of its first column.

        A gzip or zstd file under the name of a table, which polars would unpack, does not.
        """
        name = next(iter(dtypes(self.table)))
        with open_regular_file(self.folder / self.csv_path) as file:
            beginning = file.read(len(BYTE_ORDER_MARK) + len(name) + 1)
        if not beginning.removeprefix(BYTE_ORDER_MARK).removeprefix(b'"').startswith(name.encode()):
            raise UnreadableTableError(f"it does not begin with the column {name!r}")

    def check_csv_lines(self) -> None:
        """Raise UnreadableTableError if the lines of the CSV are on average shorter than a row of empty cells."""
        with open_regular_file(self.folder / self.csv_path) as file:
            n_lines = sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(CHUNK_BYTES), b""))
        if n_lines * len(dtypes(self.table)) > self.csv_bytes + TOLERATED_BYTES:
            raise UnreadableTableError(f"{n_lines:,} lines in {self.csv_bytes:,} bytes: most are no rows")


def require_usable(batches: Iterator[pl.DataFrame], max_text_bytes: int) -> Iterator[pl.DataFrame]:
    """Pass on batches; raise UnreadableTableError at the first date or text that cannot be handled.

    `max_text_bytes` is the size of the texts of all batches together in a file that a build wrote.
    """
    text_bytes = 0
    for rows in batches:
        dates = rows.select(pl.col(pl.Date))
        beyond = dates.select(pl.all().lt(FIRST_DAY).any() | pl.all().gt(LAST_DAY).any())
        for column in beyond.columns:
            if beyond[column].any():
                raise UnreadableTableError(f"{column} holds a date beyond the years 1 to 9999")
        text_bytes += sum(rows.select(pl.col(pl.String).str.len_bytes().sum()).row(0))
        if text_bytes > max_text_bytes:
            raise UnreadableTableError(f"its texts are longer than {max_text_bytes:,} bytes")
        yield rows

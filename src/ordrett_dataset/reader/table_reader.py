"""The files of a table, read through once: what is wrong with them, and how its rows are had from then on."""

import io
from collections.abc import Iterable
from typing import BinaryIO

import polars as pl

from ordrett_dataset.reader.csv_parquet_diff import differences
from ordrett_dataset.reader.plain_file import plain_file
from ordrett_dataset.reader.table_files import HERE, UNREADABLE, TableFiles
from ordrett_dataset.rules import Issue
from ordrett_dataset.rules.package_view import BATCH
from ordrett_dataset.tables.frames import dtypes, in_order, ordered


class ReadTable:
    """A table that was read through: its rows in order, and what is wrong with its files.

    What is read is the Parquet, beside which the CSV is what the rows of the Parquet are written as, to the byte. Where
    it is not, the CSV is read as well, and its rows are taken: it is what people see and cite.
    """

    def __init__(self, files: TableFiles, stated: object) -> None:
        """Read it through; `stated` is the number of rows that the descriptor states."""
        self._files = files
        self._from_csv, self._sorted, self.rows = False, True, 0
        self.issues: list[Issue] = []
        self.readable = self._read()
        if self.readable and self.rows != stated:
            says = f"the descriptor says {stated}"
            self.issues.append(Issue("row_count_matches_descriptor", files.table, actual=f"{self.rows}", expected=says))
        if not self._sorted:
            self.issues.append(Issue("rows_are_sorted", files.table, actual="rows out of order", expected=HERE))

    def parts(self) -> Iterable[pl.DataFrame]:
        """Yield the rows part by part, in order."""
        return self._parts() if self._sorted else self.whole().iter_slices(BATCH)

    def whole(self) -> pl.DataFrame:
        """Return all rows, in order."""
        rows = pl.concat([pl.DataFrame(schema=dtypes(self._files.table)), *self._parts()])
        return rows if self._sorted else ordered(self._files.table, rows)

    def _parts(self) -> Iterable[pl.DataFrame]:
        return self._files.csv() if self._from_csv else self._files.parquet()

    def _read(self) -> bool:
        path = self._files.parquet_path
        try:
            if fault := self._files.fault_of_parquet():
                self.issues.append(fault)
                return False
            path = self._files.csv_path
            with plain_file(self._files.folder, path) as csv:
                path = self._files.parquet_path
                self._from_csv = not self._through(csv)
            if self._from_csv:
                path = self._files.csv_path
                self._through(None)
                self.issues += differences(self._files)
        except UNREADABLE as error:
            said = (getattr(error, "strerror", None) or str(error) or type(error).__name__).splitlines()[0]
            self.issues = [Issue("table_is_readable", path, actual=said, expected=HERE)]
            return False
        return True

    def _through(self, csv: BinaryIO | None) -> bool:
        """Count the rows and look at their order; return whether `csv` holds them as they are written."""
        self.rows, self._sorted, same, last = 0, True, True, None
        for part in self._parts():
            behind = part if last is None else last.vstack(part)
            self._sorted = self._sorted and in_order(self._files.table, behind)
            same = same and (csv is None or _begins(csv, part, header=not self.rows))
            self.rows, last = self.rows + part.height, part.tail(1)
        if csv and not self.rows:
            return _begins(csv, pl.DataFrame(schema=dtypes(self._files.table)), header=True) and not csv.read(1)
        return same and (csv is None or not csv.read(1))


def _begins(csv: BinaryIO, rows: pl.DataFrame, *, header: bool) -> bool:
    written = io.BytesIO()
    rows.write_csv(written, include_header=header)
    return csv.read(written.tell()) == written.getvalue()

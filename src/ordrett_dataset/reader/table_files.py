"""The CSV file and the Parquet file of a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from ordrett_dataset.package.descriptor import REBUILD_HINT
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.rules.package_view import BATCH_ROWS
from ordrett_dataset.tables.frames import dtypes

# What polars raises for a file that cannot be read.
READ_ERRORS: Final = (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError)


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

    def csv_batches(self) -> Iterator[pl.DataFrame]:
        """Yield the rows of the CSV."""
        scan = pl.scan_csv(self.folder / self.csv_path, schema=dtypes(self.table), glob=False)
        return scan.collect_batches(chunk_size=BATCH_ROWS, maintain_order=True)

    def parquet_batches(self) -> Iterator[pl.DataFrame]:
        """Yield the rows of the Parquet."""
        scan = pl.scan_parquet(self.folder / self.parquet_path, glob=False)
        return scan.collect_batches(chunk_size=BATCH_ROWS, maintain_order=True)

    def check_parquet_footer(self) -> Issue | None:
        """Return the issue that forbids reading the Parquet, judging by its footer alone, or None."""
        scan = pl.scan_parquet(self.folder / self.parquet_path, glob=False)
        if scan.collect_schema() != pl.Schema(dtypes(self.table)):
            actual = "other columns or types"
            return Issue("columns_match_schema", self.parquet_path, actual=actual, expected=REBUILD_HINT)
        n_rows = scan.select(pl.len()).collect().item()
        csv_bytes = (self.folder / self.csv_path).stat().st_size
        if n_rows > csv_bytes:
            actual = f"{n_rows} rows, but the CSV has only {csv_bytes} bytes"
            return Issue("csv_matches_parquet", self.parquet_path, actual=actual, expected=REBUILD_HINT)
        return None

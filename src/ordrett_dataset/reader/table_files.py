"""The CSV and the Parquet of a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from ordrett_dataset.rules import Issue
from ordrett_dataset.rules.package_view import BATCH
from ordrett_dataset.tables.frames import dtypes

HERE: Final = "build the package again: python -m scripts build"
# What polars raises where a file cannot be read.
UNREADABLE: Final = (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError)


@dataclass(frozen=True)
class TableFiles:
    """Where the two files of a table lie; both are read part by part, in parts of the same rows."""

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

    def csv(self) -> Iterator[pl.DataFrame]:
        """Yield the rows of the CSV."""
        scan = pl.scan_csv(self.folder / self.csv_path, schema=dtypes(self.table), glob=False)
        return scan.collect_batches(chunk_size=BATCH, maintain_order=True)

    def parquet(self) -> Iterator[pl.DataFrame]:
        """Yield the rows of the Parquet."""
        scan = pl.scan_parquet(self.folder / self.parquet_path, glob=False)
        return scan.collect_batches(chunk_size=BATCH, maintain_order=True)

    def fault_of_parquet(self) -> Issue | None:
        """Return why the Parquet must not be read, going by its footer alone."""
        scan = pl.scan_parquet(self.folder / self.parquet_path, glob=False)
        if scan.collect_schema() != pl.Schema(dtypes(self.table)):
            return Issue("columns_match_schema", self.parquet_path, actual="other columns or types", expected=HERE)
        rows, most = scan.select(pl.len()).collect().item(), (self.folder / self.csv_path).stat().st_size
        if rows > most:
            found = f"{rows} rows, and the CSV has {most} bytes"
            return Issue("csv_matches_parquet", self.parquet_path, actual=found, expected=HERE)
        return None

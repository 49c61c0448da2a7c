"""A table of one version of a package: its metadata, and its rows read on demand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

import polars as pl

from ordrett.errors import InputError
from ordrett_dataset.reader.table_files import READ_ERRORS
from ordrett_dataset.rules.package_view import BATCH_ROWS
from ordrett_dataset.versioning.metadata_diff import PARQUET_FORMAT, table_metadata
from ordrett_dataset.versioning.table_shape import TableShape

VALIDATE_HINT: Final = "Run `ordrett validate` on that package for details."


@dataclass(frozen=True)
class VersionedTable:
    """A table as its own descriptor describes it; the rows are those of the CSV, or of the partitions.

    If there is a Parquet file beside the CSV, they are read from it, since that is faster, after a check against it.
    """

    location: str
    metadata: Mapping[str, Any]  # as arranged by metadata_diff.table_metadata
    shape: TableShape
    rows: pl.LazyFrame
    parquet: pl.LazyFrame | None = None
    hashes: tuple[str, ...] = ()  # of its files; empty if they were not verified

    def read_rows(self, part: int = 0, n_parts: int = 1) -> pl.DataFrame:
        """Return the rows whose key hash falls into `part` of `n_parts`; reading part 0 checks the files.

        Raises InputError if the files cannot be read, or the rows of the CSV and the Parquet differ.
        """
        try:
            if part == 0 and self.parquet is not None:
                for _ in self._checked_batches(BATCH_ROWS):
                    pass
            rows = self._fastest.select(list(self.shape.dtypes))
            if n_parts > 1:
                rows = rows.filter(pl.struct(self.shape.key).hash() % n_parts == part)
            return rows.collect(engine="streaming")
        except READ_ERRORS as error:
            raise self.error("table_is_readable", str(error) or type(error).__name__) from None

    def read_batches(self, n_rows: int) -> Iterator[pl.DataFrame]:
        """Yield the rows in the order of the file, `n_rows` at a time, after checking them against the other file.

        Raises InputError like `read_rows`.
        """
        try:
            yield from self._checked_batches(n_rows)
        except READ_ERRORS as error:
            raise self.error("table_is_readable", str(error) or type(error).__name__) from None

    def count_rows(self) -> int:
        """Return the number of rows; raise InputError if the file cannot be read."""
        try:
            return int(self._fastest.select(pl.len()).collect(engine="streaming").item())
        except READ_ERRORS as error:
            raise self.error("table_is_readable", str(error) or type(error).__name__) from None

    def error(self, code: str, problem: str) -> InputError:
        """Return an error located at this table, with the first line of `problem`."""
        return InputError(self.location, code, _first_line(problem), VALIDATE_HINT)

    def referenced_tables(self, own_name: str) -> set[str]:
        """Return the tables that the foreign keys refer to; a key without a table name refers to `own_name`."""
        foreign_keys = self.metadata["schema"]["foreignKeys"].values()
        return {str(reference.get("resource") or own_name) for references in foreign_keys for reference in references}

    @property
    def _fastest(self) -> pl.LazyFrame:
        return self.rows if self.parquet is None else self.parquet

    def _checked_batches(self, n_rows: int) -> Iterator[pl.DataFrame]:
        """Yield the rows; raise InputError if the two files differ, or a polars error if one cannot be read."""
        if self.parquet is None:
            yield from self.rows.select(list(self.shape.dtypes)).collect_batches(chunk_size=n_rows, maintain_order=True)
            return
        if self.parquet.collect_schema() != self.rows.collect_schema():
            raise self.error("csv_matches_parquet", "the Parquet file has other columns or types than the CSV file")
        batches = (frame.collect_batches(chunk_size=n_rows, maintain_order=True) for frame in (self.rows, self.parquet))
        n_checked = 0
        for csv, parquet in zip_longest(*batches, fillvalue=self.shape.empty_frame()):
            if not csv.equals(parquet):
                last = n_checked + max(csv.height, parquet.height)
                raise self.error(
                    "csv_matches_parquet",
                    f"a row between {n_checked + 1} and {last} differs between the CSV and the Parquet file",
                )
            n_checked += csv.height
            yield parquet


def open_table(
    package: str, folder: Path, resource: Mapping[str, Any], resources: Mapping[str, Mapping[str, Any]]
) -> VersionedTable:
    """Return the table that a CSV resource with a Table Schema describes; no rows are read yet.

    `resources` are all resources of the descriptor by path, among which the Parquet file of the table is looked up.
    Raises InputError if the schema or the header of the CSV is malformed.
    """
    location = f"{package}: {resource['name']}"
    metadata, shape = _read_schema(location, resource)
    parquet_resource = resources.get(resource["path"].removesuffix(".csv") + ".parquet", {})
    has_parquet = parquet_resource.get("format") == PARQUET_FORMAT
    hashes = (resource["hash"], parquet_resource["hash"]) if has_parquet else (resource["hash"],)
    try:
        csv = _scan_csv(folder / resource["path"], shape, location)
    except READ_ERRORS as error:
        problem = _first_line(str(error) or type(error).__name__)
        raise InputError(location, "table_is_readable", problem, VALIDATE_HINT) from None
    parquet = pl.scan_parquet(folder / parquet_resource["path"], glob=False) if has_parquet else None
    return VersionedTable(location, metadata, shape, csv, parquet, hashes)


def open_partitions(
    package: str, folder: Path, table: Mapping[str, Any], resources: Mapping[str, Mapping[str, Any]]
) -> VersionedTable:
    """Return a table that the descriptor describes apart from its partitions, which are among `resources`.

    Raises InputError if its schema is malformed, or the partitions are missing or have other columns.
    """
    location = f"{package}: {table['name']}"
    metadata, shape = _read_schema(location, table)
    paths = sorted(path for path in resources if fnmatchcase(path, f"dataset/{table['name']}/*.parquet"))
    try:
        rows = pl.scan_parquet([folder / path for path in paths], glob=False)
        columns = rows.collect_schema().names()
    except READ_ERRORS as error:
        problem = _first_line(str(error) or type(error).__name__)
        raise InputError(location, "table_is_readable", problem, VALIDATE_HINT) from None
    if columns != list(shape.dtypes):
        raise InputError(
            location,
            "columns_match_descriptor",
            f"its columns are not those of the descriptor: {', '.join(columns)}",
            VALIDATE_HINT,
        )
    return VersionedTable(location, metadata, shape, rows, None, tuple(resources[path]["hash"] for path in paths))


def _read_schema(location: str, described: Mapping[str, Any]) -> tuple[dict[str, Any], TableShape]:
    try:
        return table_metadata(described), TableShape.from_schema(described["schema"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        problem = f"its schema cannot be read ({type(error).__name__}: {error})"
        raise InputError(location, "schema_is_readable", problem, VALIDATE_HINT) from None


def _scan_csv(path: Path, shape: TableShape, location: str) -> pl.LazyFrame:
    header = pl.read_csv(path, n_rows=0, infer_schema=False, glob=False).columns
    if header != list(shape.dtypes):
        problem = f"its columns are not those of the descriptor: {', '.join(header)}"
        raise InputError(location, "columns_match_descriptor", problem, VALIDATE_HINT)
    return pl.scan_csv(
        path,
        schema=shape.dtypes,
        null_values=[value for value in shape.missing_values if value] or None,
        empty_string_is_null="" in shape.missing_values,
        glob=False,
    )


def _first_line(text: str) -> str:
    return (text.splitlines() or [""])[0]

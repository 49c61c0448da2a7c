"""A table of a version: what is said of it, and its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Final

import polars as pl

from ordrett.errors import InputError
from ordrett_dataset.reader.table_files import READ_ERRORS
from ordrett_dataset.rules.package_view import BATCH
from ordrett_dataset.versioning.table_shape import Shape

REMEDY: Final = "python -m scripts validate tells more."


@dataclass(frozen=True)
class Table:
    """What the descriptor says of a table, and its rows, which are read part by part when they are asked for.

    They are those of the CSV. Where there is a Parquet as well, which is read faster, it is held to the CSV first.
    """

    where: str
    said: Mapping[str, Any]  # as scripts.changes.said arranges it
    shape: Shape
    csv: pl.LazyFrame
    parquet: pl.LazyFrame | None = None
    content: tuple[str, ...] = ()  # the hashes of the files, where they were held to them

    def rows(self, part: int = 0, of: int = 1) -> pl.DataFrame:
        """Return the rows of one of several parts, into which rows fall by their key; the first is asked for first.

        Raises InputError where they cannot be read, or the CSV and the Parquet differ in a row or the order of rows.
        """
        try:
            if part == 0:
                self._hold()
            wanted = self._fastest.select(list(self.shape.types))
            if of > 1:
                wanted = wanted.filter(pl.struct(self.shape.key).hash() % of == part)
            return wanted.collect(engine="streaming")
        except READ_ERRORS as error:
            raise self.refusal("table_is_readable", str(error) or type(error).__name__) from None

    def height(self) -> int:
        """Return the number of rows; raise InputError."""
        try:
            return int(self._fastest.select(pl.len()).collect(engine="streaming").item())
        except READ_ERRORS as error:
            raise self.refusal("table_is_readable", str(error) or type(error).__name__) from None

    def refusal(self, rule: str, found: str) -> InputError:
        """Return what is said where the table is at fault."""
        first = (found.splitlines() or [""])[0]
        return InputError(self.where, rule, first, REMEDY)

    @property
    def _fastest(self) -> pl.LazyFrame:
        return self.csv if self.parquet is None else self.parquet

    def _hold(self) -> None:
        """Raise InputError where the Parquet is not the CSV, or an error of polars where one of them cannot be read."""
        if self.parquet is None:
            return
        if self.parquet.collect_schema() != self.csv.collect_schema():
            raise self.refusal("csv_matches_parquet", "the Parquet has other columns or types")
        parts = (rows.collect_batches(chunk_size=BATCH, maintain_order=True) for rows in (self.csv, self.parquet))
        before = 0
        for csv, parquet in zip_longest(*parts, fillvalue=self.shape.rows()):
            if not csv.equals(parquet):
                last = before + max(csv.height, parquet.height)
                raise self.refusal("csv_matches_parquet", f"they differ in one of the rows {before + 1} to {last}")
            before += csv.height

    def leads_to(self, name: str) -> set[str]:
        """Return the tables that its foreign keys lead to; `name` is its own, to which an empty one leads."""
        found = self.said["schema"]["foreignKeys"].values()
        return {str(reference.get("resource") or name) for references in found for reference in references}

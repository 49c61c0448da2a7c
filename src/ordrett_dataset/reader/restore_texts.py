"""Restore the texts that a package withholds from articles that somebody has."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import polars as pl

from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import KEYS, WITHHELD_TEXTS
from ordrett_dataset.tables.withheld import anchored_columns


def restore_texts(package: Package) -> Package:
    """Return the package with each withheld text filled from its article, as far as the article is available."""
    restorer = _TextRestorer(package)
    evidence_batches = package.read_evidence

    def read_evidence() -> Iterator[pl.DataFrame]:
        batches: Iterable[pl.DataFrame] = evidence_batches() if evidence_batches else [package.tables["evidence"]]
        return (restorer.fill("evidence", rows) for rows in batches)

    tables = _RestoredTables(package.tables, restorer)
    return replace(package, tables=tables, read_evidence=read_evidence, texts_are_restored=True)


class _TextRestorer:
    """Fills the cells that `withheld_texts` lists with the slices of their articles."""

    def __init__(self, package: Package) -> None:
        self._texts = package.article_texts
        withheld = package.tables[WITHHELD_TEXTS].group_by("target_table", "target_column").agg("target_id")
        self._row_ids = {(table, column): row_ids for table, column, row_ids in withheld.iter_rows()}

    def fill(self, table: str, rows: pl.DataFrame) -> pl.DataFrame:
        """Return rows with their withheld texts; a text that is there already is left as it is."""
        key = pl.concat_str(KEYS[table], separator="/")
        for column in anchored_columns(table):
            row_ids = pl.Series(self._row_ids.get((table, column), []), dtype=pl.String)
            text = self._texts.slices(rows, f"{column}_start", f"{column}_end").cast(pl.String)
            is_withheld = pl.col(column).is_null() & key.is_in(row_ids.implode())
            rows = rows.with_columns(pl.when(is_withheld).then(text).otherwise(column).alias(column))
        return rows


class _RestoredTables(Mapping[str, pl.DataFrame]):
    """Tables whose texts are restored on first use and kept, except evidence, which is large."""

    def __init__(self, tables: Mapping[str, pl.DataFrame], restorer: _TextRestorer) -> None:
        self._tables = tables
        self._restorer = restorer
        self._restored: dict[str, pl.DataFrame] = {}

    def __getitem__(self, table: str) -> pl.DataFrame:
        if table == WITHHELD_TEXTS:
            return self._tables[table]
        if table == "evidence":
            return self._restorer.fill(table, self._tables[table])
        if table not in self._restored:
            self._restored[table] = self._restorer.fill(table, self._tables[table])
        return self._restored[table]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

"""Write tables as partitions: Parquet files of so many rows, one after the other."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

import polars as pl

from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.package.descriptor import PartitionedTable, build_partitioned_descriptor, to_json_bytes
from ordrett_dataset.package.lazy_files import FileReader, LazyFiles
from ordrett_dataset.package.resources import SKIPPED_ARTICLES_PATH, csv_path, partition_path
from ordrett_dataset.tables.frames import dtypes, to_csv_bytes

ROWS_PER_PARTITION: Final = 200_000
README: Final = """# dataset
The tables, each a folder of Parquet files that hold its rows one after the other. `ordrett build` generates this
folder: do not edit it. datapackage.json describes every column.
"""


def write_partitions(
    folder: Path, table: str, batches: Iterable[pl.DataFrame], *, with_csv: bool = False
) -> PartitionedTable:
    """Write the rows of a table to `folder`; the files depend on the rows alone, not on the batches.

    With `with_csv`, each partition has a CSV of the same rows beside it.
    """
    n_rows, paths = 0, list[str]()
    for rows in _regroup(table, batches):
        path = partition_path(table, len(paths))
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        rows.rechunk().write_parquet(folder / path, compression="zstd", statistics=True)
        if with_csv:
            (folder / csv_path(path)).write_bytes(to_csv_bytes(rows))
        n_rows += rows.height
        paths.append(path)
    return PartitionedTable(n_rows, tuple(paths), has_csv=with_csv)


def partitioned_files(
    folder: Path,
    tables: Mapping[str, PartitionedTable],
    articles: Mapping[str, FileReader],
    metadata: CorpusConfig,
    skipped_articles: bytes | None = None,
) -> LazyFiles:
    """Return every file of a package whose tables were written to `folder`, each read when it is asked for.

    The arguments are otherwise those of `package_files`.
    """
    files: dict[str, FileReader] = {f"seeds/{article}.txt": read for article, read in articles.items()}
    if skipped_articles is not None:
        files[SKIPPED_ARTICLES_PATH] = partial(bytes, skipped_articles)
    files["dataset/README.md"] = README.encode
    batches: dict[str, Iterator[pl.DataFrame]] = {}
    for table, partitioned in tables.items():
        paths = [folder / path for path in partitioned.paths]
        files |= {path: (folder / path).read_bytes for path in partitioned.files()}
        batches[table] = (pl.read_parquet(path, glob=False) for path in paths)
    paths = [folder / path for path in tables["articles"].paths]
    article_rows = pl.concat(
        pl.read_parquet(path, columns=["article_id", "path", "rights"], glob=False) for path in paths
    )
    descriptor = build_partitioned_descriptor(metadata, tables, article_rows, LazyFiles(files), batches)
    files["datapackage.json"] = partial(bytes, to_json_bytes(descriptor))
    return LazyFiles(files)


def _regroup(table: str, batches: Iterable[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """Yield the same rows in frames of `ROWS_PER_PARTITION` rows, and what is left in the last, which may be empty."""
    pending = pl.DataFrame(schema=dtypes(table))
    n_yielded = 0
    for batch in batches:
        pending = pending.vstack(batch)
        while pending.height >= ROWS_PER_PARTITION:
            yield pending.head(ROWS_PER_PARTITION)
            n_yielded += 1
            pending = pending.slice(ROWS_PER_PARTITION)
    if pending.height or not n_yielded:
        yield pending

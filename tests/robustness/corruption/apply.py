"""Apply the edits of a mutant: build the tables and files of the corrupted package."""

import copy
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import polars as pl

from ordrett_dataset.package.descriptor import to_json_bytes
from ordrett_dataset.package.digest import digest_package
from ordrett_dataset.schemas import KEYS
from ordrett_dataset.tables.frames import dtypes, sort_rows, to_csv_bytes
from tests.robustness.corruption.baseline import Baseline
from tests.robustness.corruption.mutant import AddRow, DeleteRow, Edit, ReplaceArticle, SetCell, SetProperty


def mutate_tables(baseline: Baseline, edits: Iterable[Edit]) -> dict[str, pl.DataFrame]:
    """Return the corrupted tables, sorted; unchanged tables are the same objects as in the baseline."""
    tables = dict(baseline.tables)
    table_edits = [edit for edit in edits if isinstance(edit, SetCell | DeleteRow | AddRow)]
    for table in dict.fromkeys(edit.table for edit in table_edits):
        frame = baseline.tables[table]
        position = pl.int_range(pl.len())
        for edit in table_edits:
            if isinstance(edit, SetCell) and edit.table == table:
                value = pl.lit(edit.value, dtype=frame.schema[edit.column])
                cell = pl.when(position == edit.row).then(value).otherwise(pl.col(edit.column))
                frame = frame.with_columns(cell.alias(edit.column))
        deleted = [edit.row for edit in table_edits if isinstance(edit, DeleteRow) and edit.table == table]
        added = [dict(edit.cells) for edit in table_edits if isinstance(edit, AddRow) and edit.table == table]
        frame = frame.filter(~position.is_in(deleted)) if deleted else frame
        frame = pl.concat([frame, pl.DataFrame(added, schema=dtypes(table), orient="row")]) if added else frame
        tables[table] = sort_rows(table, frame)
    return tables


def mutate_articles(baseline: Baseline, edits: Iterable[Edit]) -> dict[str, bytes]:
    """Return the files of the articles by path."""
    articles = {path: content for path, content in baseline.files.items() if path.startswith("seeds/")}
    return articles | {edit.path: edit.content for edit in edits if isinstance(edit, ReplaceArticle)}


def mutate_files(baseline: Baseline, edits: tuple[Edit, ...]) -> dict[str, bytes]:
    """Return every file of the corrupted package.

    CSV and Parquet agree, and the descriptor has the hashes, sizes and counts of the corrupted files, unless they are
    the injected error, and the digest of their content.
    """
    files = dict(baseline.files) | mutate_articles(baseline, edits)
    n_rows: dict[str, int] = {}
    tables = mutate_tables(baseline, edits)
    for table, frame in tables.items():
        n_rows[table] = frame.height
        if frame is not baseline.tables[table]:
            files[f"dataset/{table}.csv"] = to_csv_bytes(frame)
            parquet = io.BytesIO()
            frame.rechunk().write_parquet(parquet, compression="zstd", statistics=True)
            files[f"dataset/{table}.parquet"] = parquet.getvalue()
    descriptor = copy.deepcopy(baseline.descriptor)
    for resource in descriptor["resources"]:
        data = files[resource["path"]]
        resource |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        if "rows" in resource:
            resource["rows"] = n_rows[resource["name"]]
    for edit in edits:
        if isinstance(edit, SetProperty):
            _set_property(descriptor, edit)
    articles = {Path(path).stem: content for path, content in files.items() if path.startswith("seeds/")}
    digest = digest_package(descriptor, {table: [frame] for table, frame in tables.items()}, articles)
    descriptor["digest"] = digest.package
    return files | {"datapackage.json": to_json_bytes(descriptor)}


def is_equivalent(baseline: Baseline, tables: Mapping[str, pl.DataFrame]) -> bool:
    """Return whether tables equal those of the baseline, except for the order of the evidence of a cell."""
    return all(
        mutated.equals(original)
        for table, frame in tables.items()
        if frame is not baseline.tables[table]
        for mutated, original in zip(
            _ignore_evidence_order(table, frame), _ignore_evidence_order(table, baseline.tables[table]), strict=True
        )
    )


def _ignore_evidence_order(table: str, frame: pl.DataFrame) -> list[pl.DataFrame]:
    """Return evidence as two sorted parts, its numbers and its content; other tables as they are."""
    if table != "evidence":
        return [frame]
    parts = (frame.select(KEYS["evidence"]), frame.drop("evidence_no"))
    return [part.sort(part.columns, nulls_last=True) for part in parts]


def _set_property(descriptor: Any, edit: SetProperty) -> None:
    *path, last = edit.location
    parent = descriptor
    for step in path:
        parent = parent.setdefault(step, {}) if isinstance(parent, dict) else parent[step]
    if edit.value is ...:
        del parent[last]
    else:
        parent[last] = json.loads(json.dumps(edit.value))

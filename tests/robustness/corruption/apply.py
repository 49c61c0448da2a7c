"""A mutant's edits -> the tables and files of the wrong package."""

import copy
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from ordrett_dataset.package.descriptor import to_json_bytes
from ordrett_dataset.schemas import KEYS
from ordrett_dataset.tables.frames import dtypes, sort_rows
from tests.robustness.corruption.baseline import Ground
from tests.robustness.corruption.edit import Added, Cell, Described, Edit, Lost, Seed


def tables(ground: Ground, edits: Iterable[Edit]) -> dict[str, pl.DataFrame]:
    """Return the tables of the wrong package, sorted as each wants to be; those that did not change are the same."""
    made = dict(ground.tables)
    changed = [edit for edit in edits if isinstance(edit, Cell | Lost | Added)]
    for table in dict.fromkeys(edit.table for edit in changed):
        frame = ground.tables[table]
        at = pl.int_range(pl.len())
        for edit in changed:
            if isinstance(edit, Cell) and edit.table == table:
                value = pl.lit(edit.value, dtype=frame.schema[edit.column])
                frame = frame.with_columns(
                    pl.when(at == edit.row).then(value).otherwise(pl.col(edit.column)).alias(edit.column)
                )
        gone = [edit.row for edit in changed if isinstance(edit, Lost) and edit.table == table]
        more = [dict(edit.cells) for edit in changed if isinstance(edit, Added) and edit.table == table]
        frame = frame.filter(~at.is_in(gone)) if gone else frame
        frame = pl.concat([frame, pl.DataFrame(more, schema=dtypes(table), orient="row")]) if more else frame
        made[table] = sort_rows(table, frame)
    return made


def seeds(ground: Ground, edits: Iterable[Edit]) -> dict[str, bytes]:
    """Return the seeds of the wrong package by their path."""
    there = {path: content for path, content in ground.content.items() if path.startswith("seeds/")}
    return there | {edit.path: edit.content for edit in edits if isinstance(edit, Seed)}


def content(ground: Ground, edits: tuple[Edit, ...]) -> dict[str, bytes]:
    """Return every file of the wrong package: hashes, sizes and counts recomputed, but where they are what is wrong."""
    made = dict(ground.content) | seeds(ground, edits)
    counts: dict[str, int] = {}
    for table, frame in tables(ground, edits).items():
        counts[table] = frame.height
        if frame is not ground.tables[table]:
            made[f"dataset/{table}.csv"] = frame.write_csv().encode()
            parquet = io.BytesIO()
            frame.rechunk().write_parquet(parquet, compression="zstd", statistics=True)
            made[f"dataset/{table}.parquet"] = parquet.getvalue()
    said = copy.deepcopy(ground.descriptor)
    for resource in said["resources"]:
        data = made[resource["path"]]
        resource |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        if "rows" in resource:
            resource["rows"] = counts[resource["name"]]
    for edit in edits:
        if isinstance(edit, Described):
            _say(said, edit)
    return made | {"datapackage.json": to_json_bytes(said)}


def says_the_same(ground: Ground, made: Mapping[str, pl.DataFrame]) -> bool:
    """Return whether the tables are those of the right package, but for the order in which reasons are numbered."""
    return all(
        one.equals(other)
        for table, frame in made.items()
        if frame is not ground.tables[table]
        for one, other in zip(_unordered(table, frame), _unordered(table, ground.tables[table]), strict=True)
    )


def _unordered(table: str, frame: pl.DataFrame) -> list[pl.DataFrame]:
    """Return what a table says: of evidence which numbers each cell has, and which reasons."""
    if table != "evidence":
        return [frame]
    return [
        part.sort(part.columns, nulls_last=True) for part in (frame.select(KEYS["evidence"]), frame.drop("evidence_no"))
    ]


def _say(said: Any, edit: Described) -> None:
    *way, last = edit.place
    for step in way:
        said = said.setdefault(step, {}) if isinstance(said, dict) else said[step]
    if edit.value is ...:
        del said[last]
    else:
        said[last] = json.loads(json.dumps(edit.value))

"""Generate a later version of a package: python -m benchmarks.synthetic_next_version BEFORE AFTER."""

import hashlib
import json
import shutil
import sys
from pathlib import Path
from typing import Final

import polars as pl

from ordrett_dataset.package.descriptor import to_json_bytes
from ordrett_dataset.schemas import KEYS, TABLES
from ordrett_dataset.tables.frames import sort_rows, to_csv_bytes

INTERVAL: Final = 1_000  # rows from one change to the next


def write_next_version(before: Path, after: Path) -> None:
    """Write a version in which, of every thousand rows of each table, one is changed, one removed and one added.

    Only the form of the package and its hashes are valid: added rows are copies of old ones under another key.
    """
    shutil.copytree(before, after)
    heights = {}
    for table in TABLES:
        rows = _change_rows(table, pl.read_parquet(before / f"dataset/{table}.parquet"))
        heights[table] = rows.height
        (after / f"dataset/{table}.csv").write_bytes(to_csv_bytes(rows))
        rows.write_parquet(after / f"dataset/{table}.parquet", compression="zstd")
    descriptor = json.loads((before / "datapackage.json").read_bytes())
    for resource in descriptor["resources"]:
        data = (after / resource["path"]).read_bytes()
        resource |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        if "rows" in resource:
            resource["rows"] = heights[resource["name"]]
    (after / "datapackage.json").write_bytes(to_json_bytes(descriptor))


def _change_rows(table: str, rows: pl.DataFrame) -> pl.DataFrame:
    *_, changed_column = (name for name, dtype in rows.schema.items() if dtype == pl.String and name not in KEYS[table])
    key, position, cell = pl.col(KEYS[table][0]), pl.int_range(pl.len()) % INTERVAL, pl.col(changed_column)
    added = rows.filter(position == 0).with_columns(key + "_new")
    changed = pl.when(position == 1).then(cell.fill_null("") + " changed").otherwise(cell)
    return sort_rows(table, pl.concat([rows.with_columns(changed).filter(position != 2), added]))


if __name__ == "__main__":
    write_next_version(*map(Path, sys.argv[1:]))

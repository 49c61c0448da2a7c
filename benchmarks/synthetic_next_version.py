"""A later version of a package, made up: python -m benchmarks.later BEFORE AFTER."""

import hashlib
import json
import shutil
import sys
from pathlib import Path
from typing import Final

import polars as pl

from ordrett_dataset.package.descriptor import to_json_bytes
from ordrett_dataset.schemas import KEYS, TABLES
from ordrett_dataset.tables.frames import sort_rows

EVERY: Final = 1_000


def later(before: Path, after: Path) -> None:
    """Write a version that differs in every thousandth row of each table, three times: changed, removed, and added.

    It has the form of a package and its hashes, and no more: its new rows are old ones under another key.
    """
    shutil.copytree(before, after)
    heights = {}
    for table in TABLES:
        rows = _changed(table, pl.read_parquet(before / f"dataset/{table}.parquet"))
        heights[table] = rows.height
        rows.write_csv(after / f"dataset/{table}.csv")
        rows.write_parquet(after / f"dataset/{table}.parquet", compression="zstd")
    said = json.loads((before / "datapackage.json").read_bytes())
    for resource in said["resources"]:
        data = (after / resource["path"]).read_bytes()
        resource |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        if "rows" in resource:
            resource["rows"] = heights[resource["name"]]
    (after / "datapackage.json").write_bytes(to_json_bytes(said))


def _changed(table: str, rows: pl.DataFrame) -> pl.DataFrame:
    *_, mended = (name for name, made in rows.schema.items() if made == pl.String and name not in KEYS[table])
    key, at, cell = pl.col(KEYS[table][0]), pl.int_range(pl.len()) % EVERY, pl.col(mended)
    new = rows.filter(at == 0).with_columns(key + "_new")
    kept = rows.with_columns(pl.when(at == 1).then(cell.fill_null("") + " mended").otherwise(cell)).filter(at != 2)
    return sort_rows(table, pl.concat([kept, new]))


if __name__ == "__main__":
    later(*map(Path, sys.argv[1:]))

"""Baseline of validation: python -m benchmarks.minimal_validator FOLDER.

The least that any validator of a package must do: hash every file and read it once, decode every cell, and check that
keys are unique and foreign keys resolve. It compares no text with its article and no CSV with its Parquet file, and
stops at the first error.
"""

import hashlib
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import polars as pl

TYPES: Final = {"string": pl.String, "integer": pl.Int64, "boolean": pl.Boolean, "date": pl.Date}


def validate_minimally(folder: Path) -> None:
    """Check hashes, row counts and keys; raise ValueError at the first error."""
    resources: list[dict[str, Any]] = json.loads((folder / "datapackage.json").read_bytes())["resources"]
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda resource: _check_hash(folder, resource), resources))
    schemas = {resource["name"]: resource["schema"] for resource in resources if "schema" in resource}
    tables = {name: pl.scan_parquet(folder / "dataset" / f"{name}.parquet") for name in schemas}
    for name, schema in schemas.items():
        types = {field["name"]: TYPES[field["type"]] for field in schema["fields"]}
        csv = pl.scan_csv(folder / "dataset" / f"{name}.csv", schema=types)
        if _count_decoded_rows(csv) != _count_decoded_rows(tables[name]):
            raise ValueError(f"{name}: CSV and Parquet differ in their number of rows")
        if not _is_unique(tables[name].select(schema["primaryKey"])):
            raise ValueError(f"{name}: a primary key is not unique")
        for key in schema.get("foreignKeys", []):
            (column,), (target,) = key["fields"], key["reference"]["fields"]
            targets = tables[key["reference"]["resource"]].select(target=target)
            values = tables[name].select(column).drop_nulls()
            if _count(values.join(targets, left_on=column, right_on="target", how="anti")):
                raise ValueError(f"{name} {column}: a foreign key does not resolve")


def _check_hash(folder: Path, resource: dict[str, Any]) -> None:
    with (folder / resource["path"]).open("rb") as file:
        if resource["hash"] != f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}":
            raise ValueError(f"{resource['path']}: the hash differs from the descriptor")
        if resource["format"] == "txt":
            file.seek(0)
            file.read().decode()


def _count_decoded_rows(table: pl.LazyFrame) -> int:
    # Collecting batches decodes every cell; selecting pl.len() would decode none.
    return sum(batch.height for batch in table.collect_batches(maintain_order=False))


def _is_unique(keys: pl.LazyFrame) -> bool:
    # Keys that increase from row to row are unique and need not be grouped.
    increases = pl.lit(value=False)
    for name in reversed(keys.collect_schema().names()):
        key, previous = pl.col(name), pl.col(name).shift(1)
        increases = (key > previous) | ((key == previous) & increases)
    if not _count(keys.filter(~increases)):
        return True
    return _count(keys.group_by(pl.all()).agg()) == _count(keys)


def _count(table: pl.LazyFrame) -> int:
    return int(table.select(pl.len()).collect(engine="streaming").item())


if __name__ == "__main__":
    validate_minimally(Path(sys.argv[1]))

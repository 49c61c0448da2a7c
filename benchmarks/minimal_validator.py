"""The least that a checker of a package must do: python -m benchmarks.floor FOLDER.

It hashes every file and reads it once, decodes every cell, looks whether a key stands twice, and looks every foreign
key up. It holds no word against its article and no CSV against its Parquet, and says of a fault only that there is one.
"""

import hashlib
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import polars as pl

TYPES: Final = {"string": pl.String, "integer": pl.Int64, "boolean": pl.Boolean, "date": pl.Date}


def floor(folder: Path) -> None:
    """Check what takes the least; raise ValueError where that fails."""
    resources: list[dict[str, Any]] = json.loads((folder / "datapackage.json").read_bytes())["resources"]
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda resource: _hashed(folder, resource), resources))
    schemas = {of["name"]: of["schema"] for of in resources if "schema" in of}
    tables = {name: pl.scan_parquet(folder / "dataset" / f"{name}.parquet") for name in schemas}
    for name, schema in schemas.items():
        types = {field["name"]: TYPES[field["type"]] for field in schema["fields"]}
        csv = pl.scan_csv(folder / "dataset" / f"{name}.csv", schema=types)
        if _rows(csv) != _rows(tables[name]):
            raise ValueError(f"{name}: the two files have not as many rows")
        if not _unique(tables[name].select(schema["primaryKey"])):
            raise ValueError(f"{name}: a key stands twice")
        for key in schema.get("foreignKeys", []):
            (column,), (target,) = key["fields"], key["reference"]["fields"]
            known = tables[key["reference"]["resource"]].select(known=target)
            named = tables[name].select(column).drop_nulls()
            if _count(named.join(known, left_on=column, right_on="known", how="anti")):
                raise ValueError(f"{name} {column}: a key leads nowhere")


def _hashed(folder: Path, resource: dict[str, Any]) -> None:
    with (folder / resource["path"]).open("rb") as file:
        if resource["hash"] != f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}":
            raise ValueError(f"{resource['path']}: another file than the one described")
        if resource["format"] == "txt":
            file.seek(0)
            file.read().decode()


def _rows(table: pl.LazyFrame) -> int:
    # The batches hold every cell; what asks for the number of rows alone would decode none.
    return sum(batch.height for batch in table.collect_batches(maintain_order=False))


def _unique(keys: pl.LazyFrame) -> bool:
    # Keys that rise from row to row need not be gathered.
    rises = pl.lit(value=False)
    for name in reversed(keys.collect_schema().names()):
        key, before = pl.col(name), pl.col(name).shift(1)
        rises = (key > before) | ((key == before) & rises)
    if not _count(keys.filter(~rises)):
        return True
    return _count(keys.group_by(pl.all()).agg()) == _count(keys)


def _count(table: pl.LazyFrame) -> int:
    return int(table.select(pl.len()).collect(engine="streaming").item())


if __name__ == "__main__":
    floor(Path(sys.argv[1]))

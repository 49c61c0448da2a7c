"""Baseline of version comparison, in duckdb: python -m benchmarks.duckdb_baseline BEFORE AFTER.

Joins each table with that of the other version over all columns, reading Parquet, and counts the rows that only one
version has. Which cells differ, and which row became which, it cannot say.
"""

import json
import sys
from pathlib import Path
from typing import Any

import duckdb


def count_unmatched_rows(before: Path, after: Path) -> int:
    """Return the number of rows that only one of two versions with the same columns has."""
    resources = json.loads((before / "datapackage.json").read_bytes())["resources"]
    return sum(_count_in_table(resource, before, after) for resource in resources if "schema" in resource)


def _count_in_table(resource: dict[str, Any], before: Path, after: Path) -> int:
    old, new = (f"'{folder}/dataset/{resource['name']}.parquet'" for folder in (before, after))
    condition = " AND ".join(
        f'a."{field["name"]}" IS NOT DISTINCT FROM b."{field["name"]}"' for field in resource["schema"]["fields"]
    )
    key = resource["schema"]["primaryKey"][0]
    query = f'SELECT * FROM {old} a FULL OUTER JOIN {new} b ON {condition} WHERE a."{key}" IS NULL OR b."{key}" IS NULL'  # noqa: S608 - synthetic packages
    return len(duckdb.execute(query).fetchall())


if __name__ == "__main__":
    print(count_unmatched_rows(*map(Path, sys.argv[1:])))

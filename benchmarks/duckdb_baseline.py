"""Two versions of a package, compared in duckdb: python -m benchmarks.outer_join BEFORE AFTER.

Each table is joined with that of the other version over all columns, from their Parquet files, and the rows that only
one version has are fetched and counted. It does not say which cells differ, nor which row became which.
"""

import json
import sys
from pathlib import Path

import duckdb


def outer_join(before: Path, after: Path) -> int:
    """Return how many rows only one of two versions with the same columns has."""
    resources = json.loads((before / "datapackage.json").read_bytes())["resources"]
    return sum(_alone(resource, before, after) for resource in resources if "schema" in resource)


def _alone(resource: dict[str, dict[str, list[dict[str, str]]]], before: Path, after: Path) -> int:
    one, other = (f"'{folder}/dataset/{resource['name']}.parquet'" for folder in (before, after))
    same = " AND ".join(
        f'a."{field["name"]}" IS NOT DISTINCT FROM b."{field["name"]}"' for field in resource["schema"]["fields"]
    )
    key = resource["schema"]["primaryKey"][0]
    asked = f'SELECT * FROM {one} a FULL OUTER JOIN {other} b ON {same} WHERE a."{key}" IS NULL OR b."{key}" IS NULL'  # noqa: S608 - made-up packages
    return len(duckdb.execute(asked).fetchall())


if __name__ == "__main__":
    print(outer_join(*map(Path, sys.argv[1:])))

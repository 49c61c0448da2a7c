"""What a descriptor says, arranged so that two of them can be compared key by key."""

import json
from collections.abc import Mapping
from typing import Any, Final

from ordrett_dataset.versioning.metadata_diff import without_nulls

# What the rows and the content of a file say better.
FOLLOWS: Final = frozenset({"bytes", "hash", "rows"})
PARQUET: Final = "apache-parquet"


def of_package(descriptor: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is said of the package as a whole."""
    said: dict[str, Any] = without_nulls({key: value for key, value in descriptor.items() if key != "resources"})
    return said


def of_table(resource: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is said of a table: its fields by name, its foreign keys by their columns."""
    said: dict[str, Any] = without_nulls({key: value for key, value in resource.items() if key not in FOLLOWS})
    schema = said["schema"]
    fields = {field["name"]: {"constraints": {}} | field for field in schema["fields"]}
    foreign_keys: dict[str, list[Any]] = {}
    for key in schema.get("foreignKeys", []):
        foreign_keys.setdefault(json.dumps(_listed(key["fields"])), []).append(dict(key["reference"]))
    arranged = {"fields": fields, "order": list(fields), "foreignKeys": foreign_keys}
    if "primaryKey" in schema:
        arranged["primaryKey"] = _listed(schema["primaryKey"])
    return said | {"schema": schema | arranged}


def of_file(resource: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is said of a file that is no table.

    Of a Parquet the hash is left out: other programs write the same rows as other bytes.
    """
    said: dict[str, Any] = without_nulls({key: value for key, value in resource.items() if key not in FOLLOWS})
    return said if resource.get("format") == PARQUET else said | {"hash": resource.get("hash")}


def _listed(names: str | list[str]) -> list[str]:
    return [names] if isinstance(names, str) else names

"""Compare the metadata of two descriptors.

Metadata are arranged before they are compared, so that a change has the name of its field or column in its path, and
lists of resources or fields are not compared by position.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

# Derived from the content of a file, which is compared itself.
CONTENT_PROPERTIES: Final = frozenset({"bytes", "hash", "rows"})
PARQUET_FORMAT: Final = "apache-parquet"


@dataclass(frozen=True)
class MetadataChange:
    """A JSON value that changed: the path of keys that leads to it, and both values; None where it is absent."""

    path: tuple[str, ...]
    before: Any
    after: Any

    @property
    def location(self) -> str:
        """The path as one dotted name."""
        return ".".join(self.path)


def compare_metadata(before: Mapping[str, Any], after: Mapping[str, Any], *parents: str) -> Iterator[MetadataChange]:
    """Yield the differences of two JSON objects in the order of their keys.

    Lists are compared as wholes. An object that only one side has is one change. Null equals a missing key.
    """
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            yield from compare_metadata(old, new, *parents, key)
        elif not json_equal(old, new):
            yield MetadataChange((*parents, key), old, new)


def json_equal(left: object, right: object) -> bool:
    """Return whether two JSON values are equal; unlike in Python, true is not 1, and 1 is not 1.0."""
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        return left.keys() == right.keys() and all(json_equal(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(json_equal, left, right))
    return type(left) is type(right) and left == right


def package_metadata(descriptor: Mapping[str, Any]) -> dict[str, Any]:
    """Return the metadata of the package as a whole: the descriptor without its resources, tables and the digest."""
    return _without(descriptor, {"resources", "tables", "digest"})


def table_metadata(resource: Mapping[str, Any]) -> dict[str, Any]:
    """Return the metadata of a table, with its fields by name and its foreign keys by their columns."""
    metadata = _without(resource, CONTENT_PROPERTIES)
    schema = metadata["schema"]
    fields = {field["name"]: {"constraints": {}} | field for field in schema["fields"]}
    foreign_keys: dict[str, list[Any]] = {}
    for key in schema.get("foreignKeys", []):
        foreign_keys.setdefault(json.dumps(_as_list(key["fields"])), []).append(dict(key["reference"]))
    arranged = {"fields": fields, "order": list(fields), "foreignKeys": foreign_keys}
    if "primaryKey" in schema:
        arranged["primaryKey"] = _as_list(schema["primaryKey"])
    return metadata | {"schema": schema | arranged}


def file_metadata(resource: Mapping[str, Any]) -> dict[str, Any]:
    """Return the metadata of a file that is not a table, with its hash.

    The hash of a Parquet file is left out: another program writes the same rows as other bytes.
    """
    metadata = _without(resource, CONTENT_PROPERTIES)
    return metadata if resource.get("format") == PARQUET_FORMAT else metadata | {"hash": resource.get("hash")}


def _without(properties: Mapping[str, Any], excluded: frozenset[str] | set[str]) -> dict[str, Any]:
    metadata: dict[str, Any] = _drop_nulls({key: value for key, value in properties.items() if key not in excluded})
    return metadata


def _drop_nulls(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, Mapping):
        return {key: _drop_nulls(item) for key, item in value.items() if item is not None}
    return [_drop_nulls(item) for item in value] if isinstance(value, list) else value


def _as_list(names: str | list[str]) -> list[str]:
    return [names] if isinstance(names, str) else names

"""Read the list of files in an untrusted descriptor, and find references to anything outside it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ordrett_dataset.package.descriptor import PROFILE
from ordrett_dataset.package.resources import SKIPPED_ARTICLES_PATH
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.schemas import ALL_TABLES, TABLES
from ordrett_dataset.schemas.columns import IDENTIFIER
from ordrett_dataset.untrusted.path_checks import check_path
from ordrett_dataset.untrusted.scan_result import DESCRIPTOR
from ordrett_dataset.untrusted.strict_json import abbreviate, child_values

NO_EXTERNAL_REFERENCES: Final = "descriptor_has_no_external_references"
FORMAT_MATCHES_PATH: Final = "resource_format_matches_path"
PATH_IS_EXPECTED: Final = "path_is_expected"
RESOURCE_IS_UNIQUE: Final = "resource_is_unique"

TABLE_PATHS: Final = {
    SKIPPED_ARTICLES_PATH,
    *(f"dataset/{table}.{suffix}" for table in ALL_TABLES for suffix in ("csv", "parquet")),
}
PARTITION_PATH: Final = re.compile(rf"dataset/({'|'.join(TABLES)})/part-[0-9]{{5}}\.(parquet|csv)")
ARTICLE_PATH: Final = re.compile(rf"seeds/{IDENTIFIER.strip('^$')}\.txt")
# Keys from which readers of data packages take a location to read from, or a way to decode what is there. Other keys,
# such as the path of a licence or of a source, are displayed and never opened.
PACKAGE_REFERENCE_KEYS: Final = (
    "profile",
    "profiles",
    "dialect",
    "schema",
    "basepath",
    "url",
    "data",
    "path",
    "extends",
)
RESOURCE_REFERENCE_KEYS: Final = (
    *("data", "url", "extrapaths", "innerpath", "compression", "scheme", "basepath", "package", "resources"),
    *("dialect", "layout", "control", "profile", "profiles", "checklist", "pipeline", "steps"),
)
JSON_REFERENCE_KEYS: Final = ("$ref", "$dynamicRef", "$recursiveRef", "$id", "$schema")
# The values that a resource may have, by the suffix of its path; None stands for a missing key.
EXPECTED_VALUES: Final[Mapping[str, Mapping[str, tuple[str | None, ...]]]] = {
    "csv": {
        "format": ("csv",),
        "mediatype": ("text/csv",),
        "type": ("table", None),
        "encoding": ("utf-8", None),
    },
    "parquet": {
        "format": ("apache-parquet",),
        "mediatype": ("application/vnd.apache.parquet",),
        "type": (None,),
        "encoding": (None,),
    },
    "txt": {"format": ("txt",), "mediatype": ("text/plain",), "type": (None,), "encoding": ("utf-8", None)},
}


@dataclass(frozen=True)
class Manifest:
    """The files that a descriptor lists (path -> stated size, None if it states none), and issues about its entries."""

    files: Mapping[str, int | None]
    issues: list[Issue]


def read_manifest(descriptor: Mapping[str, Any]) -> Manifest:
    """Return the files that the resources of a descriptor name; `resources` must be a list of objects."""
    resources: list[dict[str, Any]] = descriptor["resources"]
    name_counts = Counter(str(resource.get("name")) for resource in resources)
    path_counts = Counter(resource["path"] for resource in resources if isinstance(resource.get("path"), str))
    issues = [*_check_package(descriptor)]
    files: dict[str, int | None] = {}
    for n, resource in enumerate(resources, 1):
        name, path = resource.get("name"), resource.get("path")
        label = abbreviate(name)[1:-1] if isinstance(name, str) and name else f"resource {n}"
        issues += _check_resource(resource, label)
        if name_counts[str(name)] > 1 or (isinstance(path, str) and path_counts[path] > 1):
            actual = f"another resource has the same name, or the path {abbreviate(path)}"
            issues.append(Issue(RESOURCE_IS_UNIQUE, label, actual=actual))
        if isinstance(path, str):
            stated_size = resource.get("bytes")
            files[path] = stated_size if type(stated_size) is int else None
    return Manifest(files, issues)


def _check_package(descriptor: Mapping[str, Any]) -> Iterator[Issue]:
    if descriptor.get("$schema") != PROFILE:
        actual = f"$schema is {abbreviate(descriptor.get('$schema'))}"
        yield Issue(NO_EXTERNAL_REFERENCES, DESCRIPTOR, actual=actual, expected=f"It must be {PROFILE!r}.")
    content = {key: value for key, value in descriptor.items() if key != "$schema"}
    keys = {key for key in PACKAGE_REFERENCE_KEYS if key in content} | set(_find_keys(content, JSON_REFERENCE_KEYS))
    for key in sorted(keys):
        expected = "A descriptor must be complete in itself."
        yield Issue(NO_EXTERNAL_REFERENCES, DESCRIPTOR, actual=f"the key {key!r}", expected=expected)


def _check_resource(resource: Mapping[str, Any], label: str) -> Iterator[Issue]:
    if not isinstance(resource.get("name"), str):
        actual = f"the name {abbreviate(resource.get('name'))}"
        yield Issue(FORMAT_MATCHES_PATH, label, actual=actual, expected="A name must be a string.")
    for key in RESOURCE_REFERENCE_KEYS:
        if key in resource:
            expected = "A resource must be the file at its `path` alone."
            yield Issue(NO_EXTERNAL_REFERENCES, label, actual=f"the key {key!r}", expected=expected)
    if not isinstance(resource.get("schema", {}), dict):
        actual, expected = f"the schema {abbreviate(resource['schema'])}", "A schema must be part of the descriptor."
        yield Issue(NO_EXTERNAL_REFERENCES, label, actual=actual, expected=expected)
    path = resource.get("path")
    if not isinstance(path, str):
        expected = "A path must name one file in dataset/ or seeds/."
        yield Issue(PATH_IS_EXPECTED, label, actual=f"the path {abbreviate(path)}", expected=expected)
    elif problems := list(check_path(path)):
        for rule, reason in problems:
            yield Issue(rule, label, actual=f"{abbreviate(path)}: {reason}", expected="Name a file of the package.")
    elif path not in TABLE_PATHS and not ARTICLE_PATH.fullmatch(path) and not PARTITION_PATH.fullmatch(path):
        expected = "A resource must be a table in dataset/, or seeds/ID.txt."
        yield Issue(PATH_IS_EXPECTED, label, actual=abbreviate(path), expected=expected)
    else:
        yield from _check_format(resource, path, label)


def _check_format(resource: Mapping[str, Any], path: str, label: str) -> Iterator[Issue]:
    for key, allowed_values in EXPECTED_VALUES[path.rpartition(".")[2]].items():
        if resource.get(key) not in allowed_values:
            choices = " or ".join("absent" if value is None else repr(value) for value in allowed_values)
            actual = f"{key} is {abbreviate(resource.get(key))}"
            yield Issue(FORMAT_MATCHES_PATH, label, actual=actual, expected=f"For {path} it must be {choices}.")


def _find_keys(content: object, keys: tuple[str, ...]) -> Iterator[str]:
    level = [content]
    while level:
        for value in level:
            if isinstance(value, dict):
                yield from (key for key in keys if key in value)
        level = child_values(level)

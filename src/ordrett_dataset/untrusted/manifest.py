"""A descriptor -> the files that it lists, and where it sends a reader elsewhere."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ordrett_dataset.package.descriptor import LEFT_OUT, PROFILE
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.columns import IDENTIFIER
from ordrett_dataset.untrusted.path_checks import path_faults
from ordrett_dataset.untrusted.scan_result import Manifest
from ordrett_dataset.untrusted.strict_json import brief, deeper

ALONE: Final = "descriptor_has_no_external_references"
FORM: Final = "resource_format_matches_path"
KNOWN: Final = "path_is_expected"
ONCE: Final = "resource_is_unique"

TABLE_PATHS: Final = {LEFT_OUT, *(f"dataset/{table}.{ending}" for table in TABLES for ending in ("csv", "parquet"))}
SEED: Final = re.compile(rf"seeds/{IDENTIFIER.strip('^$')}\.txt")
# The keys from which readers of data packages take a place to read from, or a way to unpack what stands there. Others,
# such as the path of a licence or of a source, are shown and not opened.
OF_A_PACKAGE: Final = ("profile", "profiles", "dialect", "schema", "basepath", "url", "data", "path", "extends")
OF_A_RESOURCE: Final = (
    *("data", "url", "extrapaths", "innerpath", "compression", "scheme", "basepath", "package", "resources"),
    *("dialect", "layout", "control", "profile", "profiles", "checklist", "pipeline", "steps"),
)
ANYWHERE: Final = ("$ref", "$dynamicRef", "$recursiveRef", "$id", "$schema")
FORMS: Final[Mapping[str, Mapping[str, tuple[str | None, ...]]]] = {
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


def listed(content: Mapping[str, Any]) -> Manifest:
    """Return the files of the resources of a descriptor, whose list of objects `resources` is."""
    resources: list[dict[str, Any]] = content["resources"]
    names = Counter(str(resource.get("name")) for resource in resources)
    paths = Counter(resource["path"] for resource in resources if isinstance(resource.get("path"), str))
    issues = [*_of_the_package(content)]
    files: dict[str, int | None] = {}
    for n, resource in enumerate(resources, 1):
        name, path = resource.get("name"), resource.get("path")
        where = brief(name)[1:-1] if isinstance(name, str) and name else f"resource {n}"
        issues += [
            Issue(rule=rule, table=where, actual=found, expected=says) for rule, found, says in _faults(resource)
        ]
        if names[str(name)] > 1 or (isinstance(path, str) and paths[path] > 1):
            issues.append(Issue(rule=ONCE, table=where, actual=f"its name, or {brief(path)}, stands in two resources"))
        if isinstance(path, str):
            stated = resource.get("bytes")
            files[path] = stated if type(stated) is int else None
    return Manifest(files, issues)


def _of_the_package(content: Mapping[str, Any]) -> Iterator[Issue]:
    if content.get("$schema") != PROFILE:
        found = f"$schema is {brief(content.get('$schema'))}"
        yield Issue(rule=ALONE, table="datapackage.json", actual=found, expected=f"It must be {PROFILE!r}.")
    beside = {key: value for key, value in content.items() if key != "$schema"}
    for key in sorted({*(key for key in OF_A_PACKAGE if key in beside), *_keys(beside, ANYWHERE)}):
        yield Issue(
            rule=ALONE, table="datapackage.json", actual=f"the key {key!r}", expected="Everything stands in it."
        )


def _faults(resource: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield rule, what was found and what should be there."""
    if not isinstance(resource.get("name"), str):
        yield FORM, f"the name {brief(resource.get('name'))}", "A name is a word."
    for key in OF_A_RESOURCE:
        if key in resource:
            yield ALONE, f"the key {key!r}", "What a reader needs is the file at `path`."
    if not isinstance(resource.get("schema", {}), dict):
        yield ALONE, f"the schema {brief(resource['schema'])}", "A schema stands in the descriptor itself."
    path = resource.get("path")
    if not isinstance(path, str):
        yield KNOWN, f"the path {brief(path)}", "A resource is one file of dataset/ or seeds/."
        return
    if faults := list(path_faults(path)):
        yield from ((rule, f"{brief(path)}: {found}", "Name a file of the package.") for rule, found in faults)
        return
    if path not in TABLE_PATHS and not SEED.fullmatch(path):
        yield KNOWN, brief(path), "A resource is a table of dataset/, or seeds/ID.txt."
        return
    for key, forms in FORMS[path.rpartition(".")[2]].items():
        if resource.get(key) not in forms:
            said = " or ".join("nothing" if form is None else repr(form) for form in forms)
            yield FORM, f"{key} is {brief(resource.get(key))}", f"For {path} it is {said}."


def _keys(content: object, wanted: tuple[str, ...]) -> Iterator[str]:
    level = [content]
    while level:
        for value in level:
            if isinstance(value, dict):
                yield from (key for key in wanted if key in value)
        level = deeper(level)

"""Hostile descriptors: they send a reader elsewhere, or are not what every reader reads alike."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from tests.robustness.malicious.case import DESCRIPTOR, Makers, add, read, resource, write

DESCRIPTORS: Final[Makers] = {}
REMOTE: Final = "http://192.0.2.1/package"

INSIDE, KNOWN = "path_stays_in_package", "path_is_expected"
NOWHERE, FORM = "descriptor_has_no_external_references", "resource_format_matches_path"
WITHIN, JSON = "descriptor_within_limits", "descriptor_is_valid_json"

PATHS: Final[dict[str, tuple[object, str]]] = {
    "absolute": ("/etc/passwd", INSIDE),
    "parent": ("dataset/../../secret", INSIDE),
    "parent_of_the_package": ("../secret", INSIDE),
    "home": ("~/.ssh/id_rsa", INSIDE),
    "dot": ("./dataset/people.csv", INSIDE),
    "two_slashes": ("dataset//people.csv", INSIDE),
    "remote": (f"{REMOTE}/people.csv", INSIDE),
    "file_address": ("file:///etc/passwd", INSIDE),
    "bucket": ("s3://bucket/people.csv", INSIDE),
    "data_address": ("data:text/csv,person_id", INSIDE),
    "drive": ("C:/secret.csv", INSIDE),
    "network_share": ("\\\\192.0.2.1\\share\\people.csv", INSIDE),
    "backslash": ("dataset\\..\\..\\secret", INSIDE),
    "percent": ("dataset/%2e%2e/%2e%2e/secret", INSIDE),
    "nul": ("dataset/people.csv\0.txt", "filename_is_portable"),
    "newline": ("dataset/people.csv\n", "filename_is_portable"),
    "list": (["dataset/people.csv", "dataset/quotes.csv"], KNOWN),
    "remote_list": ([f"{REMOTE}/1.csv", f"{REMOTE}/2.csv"], KNOWN),
    "none": (None, KNOWN),
    "object": ({"$ref": REMOTE}, KNOWN),
    "of_the_corpus": ("corpus.toml", KNOWN),
    "pattern": ("dataset/*.csv", "filename_is_portable"),
    "zip": ("dataset/people.zip", KNOWN),
    "very_long": ("dataset/" + "a" * 300, "package_within_limits"),
}

KEYS: Final[dict[str, tuple[dict[str, object], str]]] = {
    "remote_schema": ({"schema": f"{REMOTE}/schema.json"}, NOWHERE),
    "schema_in_a_file": ({"schema": "../secret"}, NOWHERE),
    "schema_that_refers": ({"schema": {"$ref": f"{REMOTE}/schema.json"}}, NOWHERE),
    "remote_dialect": ({"dialect": f"{REMOTE}/dialect.json"}, NOWHERE),
    "dialect_in_a_file": ({"dialect": "../secret"}, NOWHERE),
    "remote_profile": ({"profile": f"{REMOTE}/profile.json"}, NOWHERE),
    "inline_data": ({"data": [["person_id"], ["x"]]}, NOWHERE),
    "more_paths": ({"extrapaths": ["../secret"]}, NOWHERE),
    "path_in_an_archive": ({"innerpath": "../secret"}, NOWHERE),
    "compression": ({"compression": "zip"}, NOWHERE),
    "remote_scheme": ({"scheme": "http"}, NOWHERE),
    "steps_to_run": ({"pipeline": {"steps": [{"type": "table-write", "path": "../written.csv"}]}}, NOWHERE),
    "database": ({"format": "sqlite"}, FORM),
    "package_in_a_package": ({"type": "package", "format": "json"}, FORM),
    "encoding": ({"encoding": "utf-7"}, FORM),
    "no_name": ({"name": None}, FORM),
}


def _root(**changes: object) -> Callable[[Path], None]:
    return lambda folder: write(folder, read(folder) | changes)


def _text(change: Callable[[str], str]) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        path = folder / DESCRIPTOR
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")

    return make


def _resources(change: Callable[[list[Any]], object]) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        content = read(folder)
        change(content["resources"])
        write(folder, content)

    return make


def _beside(key: str, value: str) -> Callable[[Path], None]:
    """Say one thing more at the top, written as it is."""
    return _text(lambda text: text.rstrip()[:-1] + f', "{key}": {value}}}')


OTHERS: Final[dict[str, tuple[Callable[[Path], None], str, str]]] = {
    "other_profile": (_root(**{"$schema": f"{REMOTE}/profile.json"}), NOWHERE, "$schema is a remote address"),
    "profile_in_a_file": (_root(profile="../secret"), NOWHERE, "The package has a profile in a file outside"),
    "reference": (_root(contributors=[{"$ref": "file:///etc/passwd"}]), NOWHERE, "A contributor is a reference"),
    "resource_elsewhere": (
        _resources(lambda resources: resources.append(f"{REMOTE}/resource.json")),
        "descriptor_lists_resources",
        "A resource is a remote address",
    ),
    "no_resources": (_root(resources={}), "descriptor_lists_resources", "There is no list of resources"),
    "languages_of_nobody": (_root(languages=["nb"]), "languages_are_listed_by_article", "The languages are a list"),
    "resource_twice": (
        _resources(lambda resources: resources.append(resources[0])),
        "resource_is_unique",
        "A resource is listed twice",
    ),
    "name_twice": (
        _resources(lambda resources: resources[1].update(name=resources[0]["name"])),
        "resource_is_unique",
        "Two resources have one name",
    ),
    "key_twice": (
        _text(lambda text: text.replace('"resources":', '"resources": [], "resources":', 1)),
        "descriptor_keys_are_unique",
        "The list of resources stands twice: of two readers, each sees another package",
    ),
    "no_json": (_text(lambda text: text[:-10]), JSON, "The descriptor breaks off"),
    "not_a_number": (_beside("bytes", "NaN"), JSON, "A number is NaN"),
    "endless_number": (_beside("bytes", "1e999"), WITHIN, "A number is larger than any"),
    "number_of_many_digits": (_beside("bytes", "9" * 5000), WITHIN, "A number has 5,000 digits"),
    "abyss": (_beside("deep", "[" * 100_000 + "]" * 100_000), WITHIN, "Lists stand in lists 100,000 deep"),
    "stairs": (_beside("deep", "[" * 20 + "]" * 20), WITHIN, "Lists stand in lists 20 deep"),
    "crowd": (_beside("many", f"[{'[],' * 1_000_000}[]]"), WITHIN, "A list holds a million lists"),
    "sea_of_spaces": (_text(lambda text: text + " " * 64_000_001), WITHIN, "The descriptor has 64 MB"),
    "half_a_character": (_beside("title_2", '"\\ud800"'), WITHIN, "A word holds half a character"),
}


def _changed(changes: dict[str, object]) -> Callable[[Path], None]:
    return lambda folder: resource(folder, changes)


def _not_utf8(folder: Path) -> None:
    (folder / DESCRIPTOR).write_bytes((folder / DESCRIPTOR).read_bytes() + b"\xff")


for key, (path, rule) in PATHS.items():
    add(DESCRIPTORS, rule, f"path_{key}", f"A table has the path {json.dumps(path)[:60]}", _changed({"path": path}))
for key, (changes, rule) in KEYS.items():
    add(DESCRIPTORS, rule, key, f"A resource says {json.dumps(changes)[1:-1]}", _changed(changes))
for key, (make, rule, makes) in OTHERS.items():
    add(DESCRIPTORS, rule, key, makes, make)
add(DESCRIPTORS, JSON, "not_utf8", "The descriptor is not UTF-8", _not_utf8)

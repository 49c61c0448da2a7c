"""Malicious descriptors: they refer to other places, or readers parse them differently."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from tests.robustness.malicious.case import Attack, MaliciousCase, MaliciousCases
from tests.support.package_files import DESCRIPTOR, change_resource, read_descriptor, write_descriptor

REMOTE: Final = "http://192.0.2.1/package"

PATHS_OUTSIDE: Final[dict[str, object]] = {
    "absolute": "/etc/passwd",
    "parent": "dataset/../../secret",
    "parent_of_the_package": "../secret",
    "home": "~/.ssh/id_rsa",
    "dot": "./dataset/people.csv",
    "two_slashes": "dataset//people.csv",
    "backslash": "dataset\\..\\..\\secret",
    "percent": "dataset/%2e%2e/%2e%2e/secret",
}
URLS: Final[dict[str, object]] = {
    "remote": f"{REMOTE}/people.csv",
    "file_address": "file:///etc/passwd",
    "bucket": "s3://bucket/people.csv",
    "data_address": "data:text/csv,person_id",
    "drive": "C:/secret.csv",
    "network_share": "\\\\192.0.2.1\\share\\people.csv",
}
UNPORTABLE_PATHS: Final[dict[str, object]] = {
    "nul": "dataset/people.csv\0.txt",
    "newline": "dataset/people.csv\n",
    "pattern": "dataset/*.csv",
}
UNEXPECTED_PATHS: Final[dict[str, object]] = {
    "list": ["dataset/people.csv", "dataset/quotes.csv"],
    "remote_list": [f"{REMOTE}/1.csv", f"{REMOTE}/2.csv"],
    "none": None,
    "object": {"$ref": REMOTE},
    "of_the_corpus": "corpus.toml",
    "zip": "dataset/people.zip",
}
REFERENCES: Final[dict[str, dict[str, object]]] = {
    "remote_schema": {"schema": f"{REMOTE}/schema.json"},
    "schema_in_a_file": {"schema": "../secret"},
    "schema_that_refers": {"schema": {"$ref": f"{REMOTE}/schema.json"}},
    "remote_dialect": {"dialect": f"{REMOTE}/dialect.json"},
    "dialect_in_a_file": {"dialect": "../secret"},
    "remote_profile": {"profile": f"{REMOTE}/profile.json"},
}
OTHER_DATA: Final[dict[str, dict[str, object]]] = {
    "inline_data": {"data": [["person_id"], ["x"]]},
    "more_paths": {"extrapaths": ["../secret"]},
    "path_in_an_archive": {"innerpath": "../secret"},
    "compression": {"compression": "zip"},
    "remote_scheme": {"scheme": "http"},
    "steps_to_run": {"pipeline": {"steps": [{"type": "table-write", "path": "../written.csv"}]}},
}
FORMATS: Final[dict[str, dict[str, object]]] = {
    "database": {"format": "sqlite"},
    "package_in_a_package": {"type": "package", "format": "json"},
    "encoding": {"encoding": "utf-7"},
    "no_name": {"name": None},
}


def path_case(rule: str, description: str, paths: dict[str, object]) -> MaliciousCase:
    attacks: dict[str, Attack] = {
        f"path_{name}": partial(change_resource, changes={"path": path}) for name, path in paths.items()
    }
    return MaliciousCase(rule, description, attacks)


def resource_case(rule: str, description: str, changes_by_name: dict[str, dict[str, object]]) -> MaliciousCase:
    attacks: dict[str, Attack] = {
        name: partial(change_resource, changes=changes) for name, changes in changes_by_name.items()
    }
    return MaliciousCase(rule, description, attacks)


def change_package(**changes: object) -> Attack:
    return lambda package: write_descriptor(package, read_descriptor(package) | changes)


def change_resources(change: Callable[[list[Any]], object]) -> Attack:
    def attack(package: Path) -> None:
        descriptor = read_descriptor(package)
        change(descriptor["resources"])
        write_descriptor(package, descriptor)

    return attack


def change_text(change: Callable[[str], str]) -> Attack:
    def attack(package: Path) -> None:
        path = package / DESCRIPTOR
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")

    return attack


def add_raw_value(key: str, value: str) -> Attack:
    """Add a key to the top level, with its value written literally."""
    return change_text(lambda text: text.rstrip()[:-1] + f', "{key}": {value}}}')


def add_invalid_utf8(package: Path) -> None:
    (package / DESCRIPTOR).write_bytes((package / DESCRIPTOR).read_bytes() + b"\xff")


NO_REFERENCES, WITHIN_LIMITS = "descriptor_has_no_external_references", "descriptor_within_limits"

DESCRIPTORS: Final[MaliciousCases] = {
    "path_outside": path_case(
        "path_stays_in_package", "A resource has a path that leaves the package, or is not normalised", PATHS_OUTSIDE
    ),
    "url_as_path": path_case("path_stays_in_package", "The path of a resource is a URL, drive or network share", URLS),
    "unportable_path": path_case(
        "filename_is_portable", "A path holds invisible characters or a pattern", UNPORTABLE_PATHS
    ),
    "unexpected_path": path_case(
        "path_is_expected", "The path is not one of a table or article, or not a string", UNEXPECTED_PATHS
    ),
    "long_path": path_case(
        "package_within_limits", "A path has a name of 300 characters", {"very_long": "dataset/" + "a" * 300}
    ),
    "external_schema": resource_case(
        NO_REFERENCES, "A resource has its schema, dialect or profile elsewhere", REFERENCES
    ),
    "other_data": resource_case(NO_REFERENCES, "A resource names other data, or steps to run", OTHER_DATA),
    "wrong_format": resource_case(
        "resource_format_matches_path", "Format, type, encoding or name do not belong to a table", FORMATS
    ),
    "external_profile": MaliciousCase(
        NO_REFERENCES,
        "The package has its profile or a contributor elsewhere",
        {
            "other_profile": change_package(**{"$schema": f"{REMOTE}/profile.json"}),
            "profile_in_a_file": change_package(profile="../secret"),
            "reference": change_package(contributors=[{"$ref": "file:///etc/passwd"}]),
        },
    ),
    "no_resource_list": MaliciousCase(
        "descriptor_lists_resources",
        "The resources are no list of objects",
        {
            "resource_elsewhere": change_resources(lambda resources: resources.append(f"{REMOTE}/resource.json")),
            "no_resources": change_package(resources={}),
        },
    ),
    "language_list": MaliciousCase(
        "languages_are_listed_by_article",
        "The languages are a list",
        {"languages_of_nobody": change_package(languages=["nb"])},
    ),
    "duplicate_resource": MaliciousCase(
        "resource_is_unique",
        "Two resources have the same name or path",
        {
            "resource_twice": change_resources(lambda resources: resources.append(resources[0])),
            "name_twice": change_resources(lambda resources: resources[1].update(name=resources[0]["name"])),
        },
    ),
    "duplicate_key": MaliciousCase(
        "descriptor_keys_are_unique",
        "The key `resources` appears twice, so that two readers see different packages",
        {"key_twice": change_text(lambda text: text.replace('"resources":', '"resources": [], "resources":', 1))},
    ),
    "invalid_json": MaliciousCase(
        "descriptor_is_valid_json",
        "The descriptor is cut off, holds NaN or is not UTF-8",
        {
            "no_json": change_text(lambda text: text[:-10]),
            "not_a_number": add_raw_value("bytes", "NaN"),
            "not_utf8": add_invalid_utf8,
        },
    ),
    "huge_number": MaliciousCase(
        WITHIN_LIMITS,
        "A number is infinite or has 5,000 digits",
        {
            "endless_number": add_raw_value("bytes", "1e999"),
            "number_of_many_digits": add_raw_value("bytes", "9" * 5000),
        },
    ),
    "deep_nesting": MaliciousCase(
        WITHIN_LIMITS,
        "Lists are nested 20 or 100,000 levels deep",
        {
            "abyss": add_raw_value("deep", "[" * 100_000 + "]" * 100_000),
            "stairs": add_raw_value("deep", "[" * 20 + "]" * 20),
        },
    ),
    "huge_descriptor": MaliciousCase(
        WITHIN_LIMITS,
        "The descriptor holds a million lists, or 128 MB of spaces",
        {
            "crowd": add_raw_value("many", f"[{'[],' * 1_000_000}[]]"),
            "sea_of_spaces": change_text(lambda text: text + " " * 128_000_001),
        },
    ),
    "unpaired_surrogate": MaliciousCase(
        WITHIN_LIMITS,
        "A string holds an unpaired surrogate",
        {"half_a_character": add_raw_value("title_2", '"\\ud800"')},
    ),
}

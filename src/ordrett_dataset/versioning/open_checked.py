"""Open a package of any version, after checking that its files are safe and match its descriptor."""

import re
from pathlib import Path
from typing import Any, Final

from ordrett.errors import InputError
from ordrett_dataset.reader.hash_check import HashCheck
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.untrusted import inspect_package
from ordrett_dataset.untrusted.extract_zip import extract_zip
from ordrett_dataset.untrusted.scan_zip import scan_zip
from ordrett_dataset.untrusted.strict_json import abbreviate

# Another version may have tables that the schemas of this version do not know.
TABLE_PATH: Final = re.compile(r"dataset/[a-z][a-z0-9_]*\.(csv|parquet)")


def open_checked_package(path: Path, scratch: Path, location: str) -> tuple[Path, dict[str, Any]]:
    """Return the folder of a package and its descriptor; a zip is extracted into `scratch`, an empty or new folder.

    Files that the descriptor does not list are ignored. Raises InputError, located at `location`, if a file is
    unsafe to open, is missing or differs from its hash.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    try:
        inspection = inspect_package(path, scratch)
    except InputError as error:
        raise InputError(location, error.code, error.problem, error.hint) from None
    descriptor = inspection.descriptor
    resources = {str(resource.get("path")): resource for resource in descriptor["resources"]} if descriptor else {}
    table_paths = {abbreviate(resource_path) for resource_path in resources if TABLE_PATH.fullmatch(resource_path)}
    _raise_first(location, [issue for issue in inspection.issues if not _is_harmless(issue, table_paths)])
    if descriptor is None:
        hint = "Name a folder or zip with a datapackage.json."
        raise InputError(location, "package_has_descriptor", "there is no readable datapackage.json", hint)
    folder = inspection.folder or (path if path.is_dir() else _extract(path, scratch, set(resources), location))
    missing = [resource_path for resource_path in resources if not (folder / resource_path).is_file()]
    _raise_first(location, [Issue("file_exists", resource_path, actual="no such file") for resource_path in missing])
    _raise_first(location, HashCheck(folder, resources).issues())
    return folder, descriptor


def _is_harmless(issue: Issue, table_paths: set[str]) -> bool:
    """Return whether an issue is an unlisted file, or a table that only the other version has."""
    is_other_table = issue.rule == "path_is_expected" and issue.actual in table_paths
    return issue.rule == "file_is_listed" or is_other_table


def _extract(path: Path, scratch: Path, resource_paths: set[str], location: str) -> Path:
    """Extract the listed files of a zip that the inspection left unopened because of tables that it does not know."""
    with path.open("rb") as file:
        scan, archive = scan_zip(file)
        if archive is not None:
            sizes = {name: size for name, size in scan.files.items() if name in resource_paths}
            _raise_first(location, list(extract_zip(archive, sizes, scratch)))
    return scratch


def _raise_first(location: str, issues: list[Issue]) -> None:
    if issues:
        first = issues[0]
        more = f", and {len(issues) - 1} more issues" if len(issues) > 1 else ""
        hint = "Run `ordrett validate` on the folder or zip for details."
        raise InputError(f"{location}: {first.location}", first.rule, first.message.rstrip(".") + more, hint)

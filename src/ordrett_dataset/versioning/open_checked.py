"""A folder or a zip -> a folder whose files are those that its descriptor describes."""

import re
from pathlib import Path
from typing import Any, Final

from ordrett.errors import InputError
from ordrett_dataset.reader.hash_check import HashCheck
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.untrusted import inspect_package
from ordrett_dataset.untrusted.extract_zip import extract_zip
from ordrett_dataset.untrusted.manifest import PATH_IS_EXPECTED
from ordrett_dataset.untrusted.manifest_check import FILE_EXISTS, FILE_IS_LISTED
from ordrett_dataset.untrusted.scan_zip import scan_zip
from ordrett_dataset.untrusted.strict_json import abbreviate

# A table of another time has a name that the models do not know.
TABLE: Final = re.compile(r"dataset/[a-z][a-z0-9_]*\.(csv|parquet)")


def looked(place: Path, scratch: Path, called: str) -> tuple[Path, dict[str, Any]]:
    """Return the folder of a package and its descriptor, once nothing in it is dangerous or other than described.

    A zip is unpacked into `scratch`, an empty folder or none yet; `called` is how its user named the place. Files that
    are not listed are passed over. Raises InputError.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    try:
        found = inspect_package(place, scratch)
    except InputError as refusal:
        raise InputError(called, refusal.code, refusal.found, refusal.hint) from None
    content = found.descriptor
    resources = {str(resource.get("path")): resource for resource in content["resources"]} if content else {}
    known = {abbreviate(path) for path in resources if TABLE.fullmatch(path)}
    aside = [issue for issue in found.issues if issue.rule == PATH_IS_EXPECTED and issue.actual in known]
    _refuse(called, [issue for issue in found.issues if issue.rule != FILE_IS_LISTED and issue not in aside])
    if content is None:
        raise InputError(called, "package_has_descriptor", "none that can be read", "Name another place.")
    folder = found.folder or (place if place.is_dir() else _unpacked(place, scratch, set(resources), called))
    _refuse(
        called, [Issue(FILE_EXISTS, path, actual="not there") for path in resources if not (folder / path).is_file()]
    )
    _refuse(called, HashCheck(folder, resources).issues())
    return folder, content


def _unpacked(place: Path, scratch: Path, wanted: set[str], called: str) -> Path:
    """Unpack a zip that was looked at, and has no fault but tables of another time."""
    with place.open("rb") as file:
        held, archive = scan_zip(file)
        if archive is not None:
            files = {path: size for path, size in held.files.items() if path in wanted}
            _refuse(called, list(extract_zip(archive, files, scratch)))
    return scratch


def _refuse(called: str, issues: list[Issue]) -> None:
    if issues:
        first = issues[0]
        more = f", and {len(issues) - 1} more issues" if len(issues) > 1 else ""
        remedy = "python -m scripts validate tells more of a folder or a zip."
        raise InputError(f"{called}: {first.location}", first.rule, first.message + more, remedy)

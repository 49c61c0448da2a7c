"""A folder or a zip from a stranger -> what may be opened of it, and what is at fault."""

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from ordrett.errors import InputError
from ordrett_dataset.corpus.safe_path import shown
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.untrusted.extract_zip import SAID, entry, unpacked
from ordrett_dataset.untrusted.limits import LIMITS, Limits
from ordrett_dataset.untrusted.manifest import listed
from ordrett_dataset.untrusted.manifest_check import HARMLESS, LISTED, held_to
from ordrett_dataset.untrusted.scan_folder import in_folder
from ordrett_dataset.untrusted.scan_result import DESCRIPTOR, ScanResult
from ordrett_dataset.untrusted.scan_zip import ASK, in_zip
from ordrett_dataset.untrusted.strict_json import REMEDY, brief, plain_json
from ordrett_dataset.untrusted.zip_structure import is_zip


@dataclass(frozen=True)
class Inspection:
    """A package that was looked at: `folder` is None where it must not be opened."""

    folder: Path | None
    descriptor: dict[str, Any] | None
    issues: list[Issue]


def inspected(place: Path, scratch: Path, limits: Limits = LIMITS) -> Inspection:
    """Look at a folder or a zip before anything opens it; a zip is unpacked into `scratch`, an empty folder.

    What is looked at are names, kinds and sizes, and the descriptor; no table is parsed, no hash computed, nothing
    fetched, nothing written outside `scratch`. Whoever reads the files afterwards holds them to their hashes. Of a
    folder that is true at the moment of looking: somebody who can write to it meanwhile can still put a link where a
    file was, which an unpacked copy is safe from. Raises InputError where there is no package: no datapackage.json,
    none that is JSON which all readers read alike, or no list of resources in it.
    """
    if place.is_dir():
        looked = in_folder(place, limits)
        content, issues = _held(looked, str(place / DESCRIPTOR), limits)
        return _told(place, content, issues)
    if not stat.S_ISREG(place.stat().st_mode):
        raise InputError(str(place), "package_is_folder_or_zip", "neither", "Name the folder or the zip itself.")
    with place.open("rb") as file:
        return _of_zip(file, place, scratch, limits)


def _of_zip(file: BinaryIO, place: Path, scratch: Path, limits: Limits) -> Inspection:
    if not is_zip(file):
        raise InputError(str(place), "package_is_folder_or_zip", "neither", "Name the folder or the zip itself.")
    looked, archive = in_zip(file, limits)
    if archive is None or _dangerous(looked.issues):
        return _told(None, None, looked.issues)
    if DESCRIPTOR not in looked.files:
        found = "no such entry at the top of the zip"
        raise InputError(f"{place}: {DESCRIPTOR}", "package_has_descriptor", found, REMEDY)
    looked.descriptor, fault = entry(archive, DESCRIPTOR, limits.descriptor_bytes + 1)
    if fault:
        looked.find(SAID, DESCRIPTOR, fault, ASK)
        return _told(None, None, looked.issues)
    content, issues = _held(looked, f"{place}: {DESCRIPTOR}", limits)
    if not _dangerous(issues):
        unlisted = {issue.table for issue in issues if issue.rule == LISTED}
        files = {path: size for path, size in looked.files.items() if shown(path) not in unlisted}
        for rule, path, found in unpacked(archive, files, scratch):
            issues.append(Issue(rule=rule, table=path, actual=found, expected=ASK))
    return _told(scratch, content, issues)


def _told(folder: Path | None, content: dict[str, Any] | None, issues: list[Issue]) -> Inspection:
    """Tell all issues; of a package that must not be opened, only why: what it lacks may be its links and pipes."""
    dangerous = [issue for issue in issues if issue.rule not in HARMLESS]
    return Inspection(None if dangerous else folder, content, sorted(set(dangerous or issues)))


def _held(looked: ScanResult, place: str, limits: Limits) -> tuple[dict[str, Any] | None, list[Issue]]:
    if looked.descriptor is None:
        return None, looked.issues
    content = _descriptor(looked.descriptor, place, limits)
    files = listed(content)
    return content, [*looked.issues, *files.issues, *held_to(looked, files, limits)]


def _descriptor(data: bytes, place: str, limits: Limits) -> dict[str, Any]:
    content = plain_json(data, place, limits)
    if not isinstance(content, dict) or not _lists_objects(content.get("resources")):
        raise InputError(place, "descriptor_lists_resources", "no list of resources", REMEDY)
    described: dict[str, Any] = content
    if not isinstance(described.setdefault("languages", {}), dict):
        raise InputError(place, "languages_are_listed_by_article", brief(described["languages"]), REMEDY)
    return described


def _lists_objects(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _dangerous(issues: list[Issue]) -> bool:
    return any(issue.rule not in HARMLESS for issue in issues)

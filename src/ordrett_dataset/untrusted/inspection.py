"""Inspect a package folder or zip: decide whether its files may be opened, and list its issues."""

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from ordrett.errors import InputError
from ordrett_dataset.corpus.safe_path import printable_name
from ordrett_dataset.package.descriptor import REBUILD_HINT
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.untrusted.extract_zip import extract_zip, read_entry
from ordrett_dataset.untrusted.limits import LIMITS, Limits
from ordrett_dataset.untrusted.manifest import read_manifest
from ordrett_dataset.untrusted.manifest_check import FILE_IS_LISTED, HARMLESS_RULES, check_manifest
from ordrett_dataset.untrusted.scan_folder import scan_folder
from ordrett_dataset.untrusted.scan_result import DESCRIPTOR, ScanResult
from ordrett_dataset.untrusted.scan_zip import scan_zip
from ordrett_dataset.untrusted.strict_json import abbreviate, parse_strict_json
from ordrett_dataset.untrusted.zip_structure import is_zip


@dataclass(frozen=True)
class Inspection:
    """The result of an inspection; `folder` is None if the package must not be opened."""

    folder: Path | None
    descriptor: dict[str, Any] | None
    issues: list[Issue]


def inspect_package(path: Path, scratch: Path, limits: Limits = LIMITS) -> Inspection:
    """Inspect a folder or zip before its files are opened; a zip is extracted into `scratch`, an empty folder.

    The inspection covers names, kinds and sizes of files, and the descriptor. It parses no table, computes no hash,
    uses no network and writes only to `scratch`; whoever reads the files afterwards must compare their hashes. A folder
    can still change after its inspection if someone else can write to it; an extracted copy cannot.

    Raises InputError if this is no package: no datapackage.json, not strict JSON, or no list of resources.
    """
    if path.is_dir():
        scan = scan_folder(path, limits)
        descriptor, issues = _check_descriptor(scan, str(path / DESCRIPTOR), limits)
        return _to_inspection(path, descriptor, issues)
    if stat.S_ISREG(path.stat().st_mode):
        with path.open("rb") as file:
            if is_zip(file):
                return _inspect_zip(file, path, scratch, limits)
    problem = "it is neither a folder nor a zip"
    raise InputError(str(path), "package_is_folder_or_zip", problem, "Name the folder or the zip itself.")


def _inspect_zip(file: BinaryIO, path: Path, scratch: Path, limits: Limits) -> Inspection:
    scan, archive = scan_zip(file, limits)
    if archive is None or _must_not_open(scan.issues):
        return _to_inspection(None, None, scan.issues)
    location = f"{path}: {DESCRIPTOR}"
    if DESCRIPTOR not in scan.files:
        problem = "the zip has no such entry at its top level"
        raise InputError(location, "package_has_descriptor", problem, REBUILD_HINT)
    entry = read_entry(archive, DESCRIPTOR, limits.descriptor_bytes + 1)
    if isinstance(entry, Issue):
        return _to_inspection(None, None, [*scan.issues, entry])
    scan.descriptor = entry
    descriptor, issues = _check_descriptor(scan, location, limits)
    if not _must_not_open(issues):
        unlisted = {issue.table for issue in issues if issue.rule == FILE_IS_LISTED}
        sizes = {name: size for name, size in scan.files.items() if printable_name(name) not in unlisted}
        issues += extract_zip(archive, sizes, scratch)
    return _to_inspection(scratch, descriptor, issues)


def _to_inspection(folder: Path | None, descriptor: dict[str, Any] | None, issues: list[Issue]) -> Inspection:
    """Report the dangerous issues alone if there are any: files that seem to be missing may be its links and pipes."""
    dangerous = [issue for issue in issues if issue.rule not in HARMLESS_RULES]
    return Inspection(None if dangerous else folder, descriptor, sorted(set(dangerous or issues)))


def _must_not_open(issues: list[Issue]) -> bool:
    return any(issue.rule not in HARMLESS_RULES for issue in issues)


def _check_descriptor(scan: ScanResult, location: str, limits: Limits) -> tuple[dict[str, Any] | None, list[Issue]]:
    if scan.descriptor is None:
        return None, scan.issues
    descriptor = _parse_descriptor(scan.descriptor, location, limits)
    manifest = read_manifest(descriptor)
    return descriptor, [*scan.issues, *manifest.issues, *check_manifest(scan, manifest, limits)]


def _parse_descriptor(data: bytes, location: str, limits: Limits) -> dict[str, Any]:
    content = parse_strict_json(data, location, limits)
    if not isinstance(content, dict) or not _is_list_of_objects(content.get("resources")):
        raise InputError(location, "descriptor_lists_resources", "it has no list of resources", REBUILD_HINT)
    descriptor: dict[str, Any] = content
    if not isinstance(descriptor.setdefault("languages", {}), dict):
        problem = f"`languages` is not an object: {abbreviate(descriptor['languages'])}"
        raise InputError(location, "languages_are_listed_by_article", problem, REBUILD_HINT)
    return descriptor


def _is_list_of_objects(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)

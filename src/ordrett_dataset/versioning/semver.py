"""Version numbers: the bump that changes require, and the versions that may follow another.

A version is MAJOR.MINOR.PATCH. The suffix `-dev` marks a pre-release of that version: 2.0.0-dev precedes 2.0.0.
"""

import re
from typing import Final

from ordrett.errors import InputError
from ordrett_dataset.versioning.change_type import Bump
from ordrett_dataset.versioning.classify import classify_changes
from ordrett_dataset.versioning.compare import Changes

DEV_SUFFIX: Final = "-dev"
VERSION_PATTERN: Final = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-dev)?")
# From the largest to the smallest.
BUMPS: Final[tuple[Bump, ...]] = ("major", "minor", "patch")


def is_dev_version(version: str) -> bool:
    """Return whether `version` is a pre-release, such as 2.0.0-dev."""
    return version.endswith(DEV_SUFFIX)


def required_bump(changes: Changes) -> Bump | None:
    """Return the largest bump that any of the changes requires, or None if no change requires one."""
    bumps = {change_type.bump for change_type in classify_changes(changes)}
    return next((bump for bump in BUMPS if bump in bumps), None)


def allowed_versions(previous: str, bump: Bump | None) -> tuple[str, ...]:
    """Return the versions that may follow `previous`, lowest first: the required bump or a larger one.

    Without a required bump no version may follow, except the release of a pre-release: 2.0.0 follows 2.0.0-dev, and
    already counts as the bump that leads to it. Before 1.0.0, a minor bump is enough where a major one is required.
    Raises InputError if `previous` is not MAJOR.MINOR.PATCH.
    """
    match = VERSION_PATTERN.fullmatch(previous)
    if match is None:
        hint = "Use three numbers separated by dots, such as 1.0.0."
        raise InputError("version", "version_is_semantic", f"{previous!r} is not a semantic version", hint)
    major, minor, patch = map(int, match.groups()[:3])
    is_dev = match[4] is not None
    next_patch = (major, minor, patch) if is_dev else (major, minor, patch + 1)
    next_minor = (major, minor, 0) if is_dev and patch == 0 else (major, minor + 1, 0)
    next_major = (major, 0, 0) if is_dev and (minor, patch) == (0, 0) else (major + 1, 0, 0)
    smallest = {"patch": next_patch, "minor": next_minor, "major": next_major if major else next_minor}
    if bump is None and not is_dev:
        return ()
    allowed = {next_patch, next_minor, next_major}
    return tuple(".".join(map(str, version)) for version in sorted(allowed) if version >= smallest[bump or "patch"])

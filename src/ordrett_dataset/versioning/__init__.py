"""Compare two versions of a package, and decide which version number the changes require.

`ordrett diff --json` writes the changes as JSON; `changes_from_json` reads them back, and `apply_changes` turns the
earlier tables into the later ones.
"""

from ordrett_dataset.versioning.apply import apply_changes
from ordrett_dataset.versioning.change_type import Bump, ChangeType
from ordrett_dataset.versioning.classify import classify_changes
from ordrett_dataset.versioning.compare import Changes, compare_versions
from ordrett_dataset.versioning.json_io import changes_from_json, changes_to_json
from ordrett_dataset.versioning.package_version import PackageVersion, open_revision, open_version
from ordrett_dataset.versioning.report import ComparisonReport
from ordrett_dataset.versioning.semver import allowed_versions, is_dev_version, required_bump

__all__ = [
    "Bump",
    "ChangeType",
    "Changes",
    "ComparisonReport",
    "PackageVersion",
    "allowed_versions",
    "apply_changes",
    "changes_from_json",
    "changes_to_json",
    "classify_changes",
    "compare_versions",
    "is_dev_version",
    "open_revision",
    "open_version",
    "required_bump",
]

"""Open one version of a package: a folder, a zip or a git revision."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ordrett_dataset.package.digest import PARTITIONED_TABLES
from ordrett_dataset.untrusted.manifest import PARTITION_PATH
from ordrett_dataset.versioning.git import extract_revision
from ordrett_dataset.versioning.metadata_diff import file_metadata, package_metadata
from ordrett_dataset.versioning.open_checked import open_checked_package
from ordrett_dataset.versioning.versioned_table import VersionedTable, open_partitions, open_table


@dataclass(frozen=True)
class PackageVersion:
    """A version of a package: where it was found, its metadata, its tables by name, its other files by path."""

    location: str
    metadata: Mapping[str, Any]
    tables: Mapping[str, VersionedTable]
    files: Mapping[str, Mapping[str, Any]]

    @property
    def number(self) -> str:
        """The version number that the descriptor states."""
        return str(self.metadata.get("version"))


def open_version(location: str, scratch: Path, repository: Path = Path()) -> PackageVersion:
    """Open a folder, a zip, or otherwise a git revision such as `v1.0.0` or `HEAD~3:folder`.

    A file or folder takes precedence over a revision of the same name. A zip is extracted into `scratch`, an empty or
    new folder. The version may be older than the schemas of this software: its tables are those of its own descriptor.
    Raises InputError if there is no package or a file does not match the descriptor, and EnvironmentProblem if nothing
    of that name exists.
    """
    path = Path(location)
    return _open(location, path, scratch) if path.exists() else open_revision(location, scratch, repository)


def open_revision(revision: str, scratch: Path, repository: Path) -> PackageVersion:
    """Open the package at a git revision, or REVISION:FOLDER, even if a file of that name exists.

    The revision is looked up in the repository that contains `repository`. `refs/tags/v1.0.0` can only be the tag;
    `v1.0.0` may also be a branch. Raises the same errors as `open_version`.
    """
    return _open(revision, extract_revision(revision, repository, scratch / "revision"), scratch)


def _open(location: str, path: Path, scratch: Path) -> PackageVersion:
    folder, descriptor = open_checked_package(path, scratch / "package", location)
    resources = {resource["path"]: resource for resource in descriptor["resources"]}
    tables = {
        resource["name"]: open_table(location, folder, resource, resources)
        for path, resource in resources.items()
        if path.endswith(".csv") and "schema" in resource
    }
    partitioned = descriptor.get(PARTITIONED_TABLES, [])
    tables |= {str(table["name"]): open_partitions(location, folder, table, resources) for table in partitioned}
    files = {
        path: file_metadata(resource)
        for path, resource in resources.items()
        if resource["name"] not in tables and not PARTITION_PATH.fullmatch(path)
    }
    return PackageVersion(location, package_metadata(descriptor), tables, files)

"""A version of a package, from a folder, a zip or a git revision."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ordrett_dataset.versioning.descriptor_view import of_file, of_package
from ordrett_dataset.versioning.git_revision import revision
from ordrett_dataset.versioning.open_checked import looked
from ordrett_dataset.versioning.table_of import table_of
from ordrett_dataset.versioning.versioned_table import Table


@dataclass(frozen=True)
class Version:
    """What a package says of itself, its tables by name, and what is said of its other files by path."""

    place: str
    said: Mapping[str, Any]
    tables: Mapping[str, Table]
    files: Mapping[str, Mapping[str, Any]]


def opened_version(place: str, scratch: Path, repository: Path = Path()) -> Version:
    """Return the version at a place: a folder, a zip, or else a git revision such as `v1.0.0` or `HEAD~3:folder`.

    What is there as a file goes before a revision of the same name. A zip is unpacked into `scratch`, a folder that is
    empty or not there yet. The version may be older than the models: its tables are those that its descriptor
    describes. Raises InputError where there is no package, or its files are not the ones that it describes, and
    EnvironmentProblem where there is no such place.
    """
    found = Path(place)
    return _version(place, found, scratch) if found.exists() else revision_version(place, scratch, repository)


def revision_version(name: str, scratch: Path, repository: Path) -> Version:
    """Return the version at a git revision, or at REVISION:FOLDER, whatever files have that name.

    It is one of the repository in which `repository` lies, and read into `scratch`. `refs/tags/v1.0.0` is the tag and
    nothing else, `v1.0.0` may be a branch. Raises InputError and EnvironmentProblem as `opened_version` does.
    """
    return _version(name, revision(name, repository, scratch / "revision"), scratch)


def _version(place: str, found: Path, scratch: Path) -> Version:
    folder, descriptor = looked(found, scratch / "package", place)
    resources = {resource["path"]: resource for resource in descriptor["resources"]}
    tables = {
        resource["name"]: table_of(place, folder, resource, resources)
        for path, resource in resources.items()
        if path.endswith(".csv") and "schema" in resource
    }
    files = {path: of_file(resource) for path, resource in resources.items() if resource["name"] not in tables}
    return Version(place, of_package(descriptor), tables, files)

"""What changed between two versions of a package, and which version number that asks for.

`python -m scripts diff --json` writes the changes as JSON; a program reads them back with `from_json`, and `applied`
makes the later tables out of the earlier ones.
"""

from ordrett_dataset.versioning.apply import applied
from ordrett_dataset.versioning.change_type import Kind, Step
from ordrett_dataset.versioning.classify import kinds
from ordrett_dataset.versioning.compare import Changes, changes
from ordrett_dataset.versioning.fitting import fitting
from ordrett_dataset.versioning.json_io import as_json, from_json
from ordrett_dataset.versioning.package_version import Version, opened_version, revision_version
from ordrett_dataset.versioning.step import step

__all__ = [
    "Changes",
    "Kind",
    "Step",
    "Version",
    "applied",
    "as_json",
    "changes",
    "fitting",
    "from_json",
    "kinds",
    "opened_version",
    "revision_version",
    "step",
]

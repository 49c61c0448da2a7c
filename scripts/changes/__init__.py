"""What changed between two versions of a package, and which version number that asks for.

`python -m scripts diff --json` writes the changes as JSON; a program reads them back with `from_json`, and `applied`
makes the later tables out of the earlier ones.
"""

from scripts.changes.applied import applied
from scripts.changes.as_json import as_json, from_json
from scripts.changes.changes import Changes, changes
from scripts.changes.fitting import fitting
from scripts.changes.kind import Kind, Step
from scripts.changes.kinds import kinds
from scripts.changes.step import step
from scripts.changes.version import Version, opened_version, revision_version

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

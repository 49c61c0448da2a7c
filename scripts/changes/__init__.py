"""What changed between two versions of a package, and which version number that asks for."""

from scripts.changes.applied import applied
from scripts.changes.changes import Changes, changes
from scripts.changes.fitting import fitting
from scripts.changes.kind import Kind, Step
from scripts.changes.kinds import kinds
from scripts.changes.next_version import next_version
from scripts.changes.step import step
from scripts.changes.version import Version, opened_version

__all__ = [
    "Changes",
    "Kind",
    "Step",
    "Version",
    "applied",
    "changes",
    "fitting",
    "kinds",
    "next_version",
    "opened_version",
    "step",
]

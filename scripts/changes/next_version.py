"""The lowest version number that a change may have."""

from scripts.changes.fitting import fitting
from scripts.changes.kind import Step


def next_version(version: str, step: Step | None) -> str:
    """Return the lowest version that may follow; the same one where the change asks for no step. Raises Refusal."""
    return next(iter(fitting(version, step)), version)

"""The step of the version that a change asks for."""

from typing import Final

from ordrett_dataset.versioning.change_type import Step
from ordrett_dataset.versioning.classify import kinds
from ordrett_dataset.versioning.compare import Changes

# From the greatest down.
STEPS: Final[tuple[Step, ...]] = ("major", "minor", "patch")


def step(made: Changes) -> Step | None:
    """Return the greatest step that any of the changes asks for by its `Kind`; None where none asks for one."""
    asked = {kind.step for kind in kinds(made)}
    return next((step for step in STEPS if step in asked), None)

"""The version numbers that a change may have."""

import re
from typing import Final

from ordrett.errors import InputError
from ordrett_dataset.versioning.change_type import Step

NUMBERS: Final = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(?:-dev)?")


def fitting(version: str, step: Step | None) -> tuple[str, ...]:
    """Return the versions that may follow, lowest first: by the step that is asked for, or a greater one.

    There is none where the change asks for no step. Before 1.0.0 nothing is promised yet, and a minor step does for a
    major one. Raises InputError where the version is not MAJOR.MINOR.PATCH.
    """
    found = NUMBERS.fullmatch(version)
    if found is None:
        remedy = "State the version as three numbers with points between them."
        raise InputError("version", "version_is_semantic", repr(version), remedy)
    major, minor, patch = map(int, found.groups())
    following = (f"{major}.{minor}.{patch + 1}", f"{major}.{minor + 1}.0", f"{major + 1}.0.0")
    least = {"patch": 0, "minor": 1, "major": 2 if major else 1, None: len(following)}
    return following[least[step] :]

import re
from typing import Final

import pytest

from ordrett.errors import InputError
from ordrett_dataset.versioning import Bump, allowed_versions, is_dev_version

ALLOWED: Final[list[tuple[str, Bump | None, tuple[str, ...]]]] = [
    ("1.2.3", "patch", ("1.2.4", "1.3.0", "2.0.0")),
    ("1.2.3", "minor", ("1.3.0", "2.0.0")),
    ("1.2.3", "major", ("2.0.0",)),
    ("1.2.3", None, ()),
    ("0.2.3", "major", ("0.3.0", "1.0.0")),
    ("0.0.9", "patch", ("0.0.10", "0.1.0", "1.0.0")),
    # The release of a development version already counts as the bump that leads to it.
    ("2.0.0-dev", None, ("2.0.0",)),
    ("2.0.0-dev", "major", ("2.0.0",)),
    ("1.1.0-dev", "patch", ("1.1.0", "2.0.0")),
    ("1.1.0-dev", "minor", ("1.1.0", "2.0.0")),
    ("1.1.0-dev", "major", ("2.0.0",)),
    ("1.1.1-dev", "patch", ("1.1.1", "1.2.0", "2.0.0")),
    ("1.1.1-dev", "minor", ("1.2.0", "2.0.0")),
    ("0.3.0-dev", "major", ("0.3.0", "1.0.0")),
]


@pytest.mark.parametrize(("previous", "bump", "expected"), ALLOWED)
def test_allowed_versions_have_the_required_bump_or_a_larger_one(
    previous: str, bump: Bump | None, expected: tuple[str, ...]
) -> None:
    assert allowed_versions(previous, bump) == expected


@pytest.mark.parametrize("version", ["1.0", "v1.0.0", "1.0.0-rc1", "01.0.0", "1.0.0\n", "1.0.0-dev1", "", "None"])
def test_another_form_of_version_is_an_error(version: str) -> None:
    with pytest.raises(InputError, match=f"{re.escape(repr(version))}"):
        allowed_versions(version, "patch")


def test_a_development_version_ends_in_dev() -> None:
    assert is_dev_version("2.0.0-dev")
    assert not is_dev_version("2.0.0")

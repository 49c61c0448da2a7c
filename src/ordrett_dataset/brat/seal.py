"""The hash that tells whether an .ann file is as it went out."""

import hashlib
from collections.abc import Callable
from typing import Final

from ordrett_dataset.brat.flow import flow

SEAL: Final = "standoff"


def sealed(text_with: Callable[[str], str]) -> str:
    """Return the text of an .ann file with its hash in it; `text_with` makes the text that holds a given one."""
    return text_with(_hash(text_with("")))


def is_sealed(text: str, seal: str) -> bool:
    """Return whether a text is, to the letter, the one that was sealed with this hash."""
    return _hash(text.replace(flow(seal), flow(""))) == seal


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

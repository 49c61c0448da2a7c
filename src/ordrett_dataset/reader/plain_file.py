"""A file of a package that somebody else made."""

import os
from io import BufferedReader
from pathlib import Path


def plain_file(folder: Path, path: str) -> BufferedReader:
    """Open a file in a folder to be read; a link is not followed, as it may have come there since it was looked at.

    Raises OSError.
    """
    return open(os.open(folder / path, os.O_RDONLY | os.O_NOFOLLOW), "rb")  # noqa: PTH123 - a descriptor, which the caller closes

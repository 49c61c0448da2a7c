"""Checks on a file before it is opened: no symbolic link, no device, no pipe."""

import os
import re
import stat
from pathlib import Path
from typing import Final

from ordrett.errors import InputError

# File names that are devices on Windows, whatever suffix they have.
RESERVED_NAMES: Final = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])( *\..*)?", re.IGNORECASE
)


def require_regular_file(path: Path, name: str, folder: Path) -> None:
    """Raise InputError if `path` is not a regular file, or if it or a folder between it and `folder` is a link.

    `name` is how the message calls the file.
    """
    for part in (path, *path.parents[: len(path.relative_to(folder).parts) - 1]):
        if part.is_symlink():
            problem = f"{part.relative_to(folder)} is a link to {printable_name(part.readlink())}"
            raise InputError(name, "file_is_not_a_link", problem, "Put the file itself there.")
    mode = path.lstat().st_mode
    if not stat.S_ISREG(mode):
        raise InputError(name, "file_is_regular", stat.filemode(mode), "Only regular files are read; remove it.")


def printable_name(name: str | Path) -> str:
    """Return a file name with bytes that are not UTF-8 as escapes."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")

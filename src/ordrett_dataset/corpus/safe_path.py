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
KINDS_OF_FILE: Final = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def require_regular_file(path: Path, name: str, folder: Path) -> None:
    """Raise InputError if `path` is not a regular file, or if it or a folder between it and `folder` is a link.

    `name` is how the message calls the file.
    """
    for part in (path, *path.parents[: len(path.relative_to(folder).parts) - 1]):
        if part.is_symlink():
            what = "it" if part == path else part.relative_to(folder)
            problem = f"{what} is a link to {printable_name(part.readlink())}"
            raise InputError(name, "file_is_not_a_link", problem, "Put the file itself there.")
    mode = path.lstat().st_mode
    if not stat.S_ISREG(mode):
        problem = f"it is {KINDS_OF_FILE.get(stat.S_IFMT(mode), 'not a regular file')}"
        raise InputError(name, "file_is_regular", problem, "Only regular files are read; remove it.")


def printable_name(name: str | Path) -> str:
    """Return a file name with bytes that are not UTF-8 as escapes."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")

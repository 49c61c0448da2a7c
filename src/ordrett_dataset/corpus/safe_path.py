"""A file that stands in its folder itself: no link, no device, no pipe."""

import os
import re
import stat
from pathlib import Path
from typing import Final

from ordrett.errors import InputError

# Names that are devices on Windows, whatever ending they have.
RESERVED: Final = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])( *\..*)?", re.IGNORECASE)


def refuse_unless_plain(path: Path, name: str, folder: Path) -> None:
    """Raise InputError where `path`, or a folder between it and `folder`, is a link, or `path` is no plain file."""
    for place in (path, *path.parents[: len(path.relative_to(folder).parts) - 1]):
        if place.is_symlink():
            found = f"{place.relative_to(folder)} is a link to {shown(place.readlink())}"
            raise InputError(name, "file_is_not_a_link", found, "Put the file itself there.")
    mode = path.lstat().st_mode
    if not stat.S_ISREG(mode):
        raise InputError(name, "file_is_regular", stat.filemode(mode), "Only plain files are read; take it out.")


def shown(name: str | Path) -> str:
    """Return the name of a file; bytes that are no UTF-8 stand in it as escapes."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")

"""The lock that lets one build at a time write to a package folder."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from filelock import lock_descriptor, unlock_descriptor

WINDOWS_LOCK_FILE: Final = ".ordrett-lock"
# Network file systems lock only files that are open for writing, which a folder never is.
CANNOT_LOCK: Final = (errno.EBADF, errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)


@contextmanager
def lock_folder(folder: Path) -> Iterator[int | None]:
    """Hold the lock of a folder in the `with` block, after waiting for any other build; yield its file descriptor.

    The folder itself is locked, so no lock file is left behind, and the lock ends with the last process that inherited
    the descriptor, even if it is killed. Windows cannot lock folders: there a file in the folder is locked, and removed
    again. Yields None on a file system without such locks; the caller then goes on without one.
    """
    descriptor = _open_lock(folder)
    try:
        if _lock(descriptor):
            try:
                yield descriptor
            finally:
                if os.name == "nt":
                    unlock_descriptor(descriptor)
        else:
            yield None
    finally:
        os.close(descriptor)
        if os.name == "nt":
            with suppress(OSError):  # another build waits for the same file
                (folder / WINDOWS_LOCK_FILE).unlink()


def _open_lock(folder: Path) -> int:
    if os.name == "nt":
        return os.open(folder / WINDOWS_LOCK_FILE, os.O_RDWR | os.O_CREAT)
    return os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))


def _lock(descriptor: int) -> bool:
    try:
        return lock_descriptor(descriptor)
    except OSError as error:
        if error.errno in CANNOT_LOCK:
            return False
        raise

"""The lock that lets one build at a time write to a package folder."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from filelock import lock_descriptor

CAN_LOCK_FOLDERS: Final = os.name != "nt"
LOCK_FILE: Final = ".ordrett-lock"
# Network file systems lock only files that are open for writing, which a folder never is.
CANNOT_LOCK: Final = (errno.EBADF, errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)


@contextmanager
def lock_folder(folder: Path) -> Iterator[int | None]:
    """Hold the lock of a folder in the `with` block, after waiting for any other build; yield its file descriptor.

    The folder itself is locked, so no lock file is left behind, and the lock ends with the last process that inherited
    the descriptor, even if it is killed. Windows cannot lock folders: there a file in the folder is locked, and then
    removed. Yields None on a file system without such locks; the caller then goes on without one.
    """
    descriptor = _open_lock(folder)
    try:
        yield descriptor if _lock(descriptor) else None
    finally:
        os.close(descriptor)  # releases the lock, unless another process has inherited it
        if not CAN_LOCK_FOLDERS:
            with suppress(OSError):  # another build has opened the file, or removed it
                (folder / LOCK_FILE).unlink()


def _open_lock(folder: Path) -> int:
    if CAN_LOCK_FOLDERS:
        return os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    return os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT)


def _lock(descriptor: int) -> bool:
    try:
        return lock_descriptor(descriptor)
    except OSError as error:
        if error.errno in CANNOT_LOCK:
            return False
        raise

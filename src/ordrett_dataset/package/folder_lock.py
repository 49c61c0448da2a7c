"""The turn of one build in a package folder."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

# Network file systems lock files that are open for writing, which a folder never is.
UNLOCKABLE: Final = (errno.EBADF, errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)


@contextmanager
def locked(folder: Path) -> Iterator[int | None]:
    """Hold a folder until the block ends, waiting for whoever holds it; give the descriptor that holds it.

    The folder itself is locked, so nothing is left in it, and a lock ends with the last process that has its
    descriptor, however that ends. Builds that meet take turns: one writes for moments and a refused one would have to
    be started again. None is given on a file system that locks no folders.
    """
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield held if _locks(held) else None
    finally:
        os.close(held)


def _locks(folder: int) -> bool:
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
    except OSError as error:
        if error.errno in UNLOCKABLE:
            return False
        raise
    return True

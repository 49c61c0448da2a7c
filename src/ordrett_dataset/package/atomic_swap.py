"""A prepared package in the place of the old one: python -I -S switch.py SCRATCH FOLDER.

No system renames two names at once, and a package has two or three: dataset/, datapackage.json, and seeds/ where they
are copies. So what belongs to a new dataset/ waits within it, in dataset/.waiting/, and one exchange decides: before
it the old package is whole; after it nothing is left but to move what waits to its place, which can be taken up again
wherever it was cut off. The build has this file run in a process and a session of its own, so that a signal that ends
the build does not end the switch. What even this process does not survive, the next build finishes.

It imports nothing of the project, to be done in a few hundredths of a second.
"""

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path
from typing import Final

DATASET: Final = "dataset"
WAITING: Final = "dataset/.waiting"
SEEDS: Final = "seeds"
DESCRIPTOR: Final = "datapackage.json"
ASIDE: Final = ".old"

AT_FDCWD, RENAME_EXCHANGE = -100, 2  # of Linux' fcntl.h and fs.h
UNKNOWN: Final = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def switch(scratch: Path, folder: Path) -> None:
    """Put the dataset/ of `scratch`, and what waits in it, in the place of those in `folder`.

    Raises OSError where a step fails, after those before it were taken back.
    """
    done: list[tuple[Path, Path]] = []
    _exchange(scratch / DATASET, folder / DATASET)
    try:
        synced(folder)
        for start, end in _waiting(folder):
            start.replace(end)
            done.append((start, end))
    except OSError:
        for start, end in reversed(done):
            end.replace(start)
        _exchange(scratch / DATASET, folder / DATASET)
        raise
    finish(folder)
    shutil.rmtree(scratch, ignore_errors=True)


def finish(folder: Path) -> None:
    """Move what still waits in a package to its place."""
    for start, end in _waiting(folder):
        start.replace(end)
    if _is_own(folder / WAITING):
        synced(folder)
        shutil.rmtree(folder / WAITING, ignore_errors=True)


def synced(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk before going on."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _waiting(folder: Path) -> list[tuple[Path, Path]]:
    """Return the renames that are left to do, in order; when the descriptor, the last, has gone, all are done."""
    waiting = folder / WAITING
    if not _is_own(waiting) or not (waiting / DESCRIPTOR).exists():
        return []
    left = [(waiting / DESCRIPTOR, folder / DESCRIPTOR)]
    if (waiting / SEEDS).exists():
        left.insert(0, (waiting / SEEDS, folder / SEEDS))
        if (folder / SEEDS).exists():
            left.insert(0, (folder / SEEDS, waiting / (SEEDS + ASIDE)))
    return left


def _is_own(waiting: Path) -> bool:
    return waiting.is_dir() and not waiting.is_symlink() and not waiting.parent.is_symlink()


def _exchange(new: Path, place: Path) -> None:
    """Exchange two folders, or move the one that is there; by three renames where there is no exchange in one."""
    if not os.path.lexists(place):
        new.rename(place)
    elif not os.path.lexists(new):
        place.rename(new)
    elif not _exchanged(new, place):
        aside = new.with_name(new.name + ASIDE)
        place.rename(aside)
        try:
            new.rename(place)
        except OSError:
            aside.rename(place)
            raise
        aside.rename(new)


def _exchanged(one: Path, other: Path) -> bool:
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    if call(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    error = ctypes.get_errno()
    if error in UNKNOWN:
        return False
    raise OSError(error, os.strerror(error), str(other))


if __name__ == "__main__":
    try:
        switch(Path(sys.argv[1]), Path(sys.argv[2]))
    except OSError as failed:
        sys.exit(failed.errno)

"""Replace the package in a folder by a prepared one: python -I -S atomic_swap.py SCRATCH FOLDER.

No system can rename two things at once, and a package consists of two or three: dataset/, datapackage.json, and seeds/
where they are copies. Therefore the files that belong to the new dataset/ wait inside it, in dataset/.waiting/, and a
single exchange of the two dataset/ folders decides: before it, the old package is complete; after it, the waiting files
only have to be moved to their places, which can be resumed after any interruption.

The build runs this file as a process in a session of its own, so that a signal that ends the build does not end the
swap. If even this process is killed, the next build finishes its work (`recover`). The file imports nothing from the
project, so that it starts within hundredths of a second.
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
SCRATCH_PREFIX: Final = ".partial-"
OLD_SUFFIX: Final = ".old"

AT_FDCWD: Final = -100  # Linux, fcntl.h
RENAME_EXCHANGE: Final = 2  # Linux, fs.h
RENAME_SWAP: Final = 2  # macOS, stdio.h
NOT_SUPPORTED: Final = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def swap_in(scratch: Path, folder: Path) -> None:
    """Replace the package in `folder` by the one in `scratch`, and delete the old one.

    Raises OSError if a step fails, after undoing the steps before it.
    """
    moved: list[tuple[Path, Path]] = []
    _exchange_folders(scratch / DATASET, folder / DATASET)
    try:
        sync_to_disk(folder)
        for source, target in _pending_moves(folder):
            source.replace(target)
            moved.append((source, target))
    except OSError:
        for source, target in reversed(moved):
            target.replace(source)
        _exchange_folders(scratch / DATASET, folder / DATASET)
        raise
    finish_swap(folder)
    shutil.rmtree(scratch, ignore_errors=True)


def finish_swap(folder: Path) -> None:
    """Move the files that still wait in a package to their places."""
    for source, target in _pending_moves(folder):
        source.replace(target)
    if _is_own_folder(folder / WAITING):
        sync_to_disk(folder)
        shutil.rmtree(folder / WAITING, ignore_errors=True)


def recover(folder: Path) -> None:
    """Finish the swap of an interrupted build, and delete what it had prepared.

    The caller must hold the lock of the folder, because the files of a running build look the same.
    """
    finish_swap(folder)
    for scratch in folder.glob(f"{SCRATCH_PREFIX}*"):
        if not _is_scratch_folder(scratch):
            continue
        old = scratch / (DATASET + OLD_SUFFIX)
        if old.exists() and not (folder / DATASET).exists():
            old.rename(folder / DATASET)
        shutil.rmtree(scratch, ignore_errors=True)


def sync_to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk. Windows does this for folders by itself."""
    is_windows = os.name == "nt"
    if is_windows and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDWR if is_windows else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _pending_moves(folder: Path) -> list[tuple[Path, Path]]:
    """Return the renames still to be done, in order; the descriptor comes last, so without it none are left."""
    waiting = folder / WAITING
    if not _is_own_folder(waiting) or not (waiting / DESCRIPTOR).exists():
        return []
    moves = [(waiting / DESCRIPTOR, folder / DESCRIPTOR)]
    if (waiting / SEEDS).exists():
        moves.insert(0, (waiting / SEEDS, folder / SEEDS))
        if (folder / SEEDS).exists():
            moves.insert(0, (folder / SEEDS, waiting / (SEEDS + OLD_SUFFIX)))
    return moves


def _is_own_folder(waiting: Path) -> bool:
    return waiting.is_dir() and not waiting.is_symlink() and not waiting.parent.is_symlink()


def _is_scratch_folder(path: Path) -> bool:
    if path.is_symlink() or not path.is_dir():
        return False
    return {child.name for child in path.iterdir()} <= {DATASET, DATASET + OLD_SUFFIX}


def _exchange_folders(new: Path, current: Path) -> None:
    """Exchange two folders, or move the only one that exists; in three renames if the system has no exchange."""
    if not os.path.lexists(current):
        new.rename(current)
    elif not os.path.lexists(new):
        current.rename(new)
    elif not _exchange_names(new, current):
        old = new.with_name(new.name + OLD_SUFFIX)
        current.rename(old)
        try:
            new.rename(current)
        except OSError:
            old.rename(current)
            raise
        old.rename(new)


def _exchange_names(first: Path, second: Path) -> bool:
    """Exchange two names in one system call; return False if the system or the file system has none."""
    names = os.fsencode(first), os.fsencode(second)
    if sys.platform == "linux":
        exchange = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
        arguments: tuple[bytes | int, ...] = (AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE)
    elif sys.platform == "darwin":
        exchange = getattr(ctypes.CDLL(None, use_errno=True), "renamex_np", None)
        arguments = (*names, RENAME_SWAP)
    else:
        return False
    if exchange is None:
        return False
    if exchange(*arguments) == 0:
        return True
    error = ctypes.get_errno()
    if error in NOT_SUPPORTED:
        return False
    raise OSError(error, os.strerror(error), str(second))


if __name__ == "__main__":
    try:
        swap_in(Path(sys.argv[1]), Path(sys.argv[2]))
    except OSError as failure:
        sys.exit(failure.errno)

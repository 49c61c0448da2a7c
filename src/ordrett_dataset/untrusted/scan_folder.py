"""A folder -> the plain files that a package may have in it; no link is followed, no pipe waited for."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ordrett.errors import InputError
from ordrett_dataset.corpus.safe_path import shown
from ordrett_dataset.untrusted.limits import LIMITS, Limits
from ordrett_dataset.untrusted.path_checks import WITHIN, path_faults
from ordrett_dataset.untrusted.scan_result import DESCRIPTOR, ScanResult
from ordrett_dataset.untrusted.strict_json import REMEDY

PARTS: Final = ("dataset", "seeds")
LINK: Final = "file_is_not_a_link"
PLAIN: Final = "file_is_regular"
# Whatever stands there, opening it follows no link and waits for nobody.
ASIDE: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def in_folder(place: Path, limits: Limits = LIMITS) -> ScanResult:
    """Look at datapackage.json, dataset/ and seeds/ of a folder; nothing else in it is walked.

    `place` itself may be a link, since its user named it. Raises InputError where there is no datapackage.json.
    """
    looked = ScanResult()
    with _folder(place) as folder:
        try:
            told = os.stat(DESCRIPTOR, dir_fd=folder, follow_symlinks=False)
        except FileNotFoundError:
            where = str(place / DESCRIPTOR)
            raise InputError(where, "package_has_descriptor", "no such file", REMEDY) from None
        if _is_plain(looked, DESCRIPTOR, told):
            looked.descriptor = _read(folder, DESCRIPTOR, limits.descriptor_bytes + 1)
        for part in PARTS:
            try:
                told = os.stat(part, dir_fd=folder, follow_symlinks=False)
            except FileNotFoundError:
                continue
            if stat.S_ISDIR(told.st_mode):
                with _folder(part, folder) as inner:
                    _walk(looked, part, inner, limits)
            else:
                _not_plain(looked, part, told)
    return looked


def _walk(looked: ScanResult, part: str, folder: int, limits: Limits) -> None:
    with os.scandir(folder) as entries:
        for n, entry in enumerate(entries):
            if n >= limits.files:
                looked.find(WITHIN, part, f"more than {limits.files:,} files", "A package has fewer.")
                return
            path = f"{part}/{entry.name}"
            for rule, found in path_faults(path, limits):
                looked.find(rule, shown(path), found, "Rename it.")
            told = entry.stat(follow_symlinks=False)
            if _is_plain(looked, shown(path), told):
                looked.files[path] = told.st_size


def _is_plain(looked: ScanResult, path: str, told: os.stat_result) -> bool:
    if stat.S_ISREG(told.st_mode):
        return True
    _not_plain(looked, path, told)
    return False


def _not_plain(looked: ScanResult, path: str, told: os.stat_result) -> None:
    if stat.S_ISLNK(told.st_mode):
        looked.find(LINK, path, "a link; it was not followed", "Put the file itself there.")
    else:
        looked.find(PLAIN, path, stat.filemode(told.st_mode), "Only plain files stand there; take it out.")


@contextmanager
def _folder(place: str | Path, above: int | None = None) -> Iterator[int]:
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC | (os.O_NOFOLLOW if above is not None else 0)
    folder = os.open(place, flags, dir_fd=above)
    try:
        yield folder
    finally:
        os.close(folder)


def _read(folder: int, name: str, most: int) -> bytes:
    with os.fdopen(os.open(name, ASIDE, dir_fd=folder), "rb") as file:
        return file.read(most)

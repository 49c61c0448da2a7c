"""Scan a package folder for regular files, without following links or waiting for pipes."""

import os
import stat
from io import BufferedReader
from pathlib import Path
from typing import Final

from ordrett.errors import InputError
from ordrett_dataset.corpus.safe_path import printable_name
from ordrett_dataset.package.descriptor import NO_PACKAGE_HINT
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.untrusted.limits import LIMITS, Limits
from ordrett_dataset.untrusted.path_checks import WITHIN_LIMITS, check_path
from ordrett_dataset.untrusted.scan_result import DESCRIPTOR, ScanResult

PACKAGE_FOLDERS: Final = ("dataset", "seeds")
# In each of them are the partitions of a table.
PARTITION_FOLDERS: Final = frozenset(f"dataset/{table}" for table in TABLES)
NOT_A_LINK: Final = "file_is_not_a_link"
REGULAR_FILE: Final = "file_is_regular"
# Open neither follows a link nor waits for a pipe, on systems that know these flags. Windows has neither kind of file
# in a package that was unpacked there; it needs O_BINARY instead.
OPEN_FLAGS: Final = os.O_RDONLY | sum(
    getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
)
WINDOWS_JUNCTION: Final = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT


def scan_folder(folder: Path, limits: Limits = LIMITS) -> ScanResult:
    """Scan datapackage.json, dataset/ and seeds/ of a folder; anything else beside them is ignored.

    `folder` itself may be a link, because the user named it. Raises InputError if there is no datapackage.json.
    """
    scan = ScanResult()
    try:
        status = (folder / DESCRIPTOR).lstat()
    except FileNotFoundError:
        location = str(folder / DESCRIPTOR)
        raise InputError(location, "package_has_descriptor", "there is no such file", NO_PACKAGE_HINT) from None
    if _check_regular(scan, DESCRIPTOR, status):
        with open_regular_file(folder / DESCRIPTOR) as file:
            scan.descriptor = file.read(limits.descriptor_bytes + 1)
    for name in PACKAGE_FOLDERS:
        try:
            status = (folder / name).lstat()
        except FileNotFoundError:
            continue
        if stat.S_ISDIR(status.st_mode) and not _is_link(status):
            _scan_files(scan, folder, name, limits)
        else:
            _add_kind_issue(scan, name, status)
    return scan


def open_regular_file(path: Path) -> BufferedReader:
    """Open a file for reading, even if it was replaced since the scan: a link is not followed, a pipe not waited for.

    Raises OSError.
    """
    return open(os.open(path, OPEN_FLAGS), "rb")  # noqa: PTH123 - takes a file descriptor, closed with the file


def _scan_files(scan: ScanResult, folder: Path, name: str, limits: Limits) -> None:
    with os.scandir(folder / name) as entries:
        for entry in entries:
            if len(scan.files) >= limits.files:
                scan.add_issue(WITHIN_LIMITS, name, f"more than {limits.files:,} files", "A package has fewer.")
                return
            path = f"{name}/{entry.name}"
            if path in PARTITION_FOLDERS and entry.is_dir(follow_symlinks=False):
                _scan_files(scan, folder, path, limits)
                continue
            for problem in check_path(path, limits):
                scan.add_issue(problem.rule, printable_name(path), problem.reason, "Rename the file.")
            status = entry.stat(follow_symlinks=False)
            if _check_regular(scan, printable_name(path), status):
                scan.files[path] = status.st_size


def _check_regular(scan: ScanResult, path: str, status: os.stat_result) -> bool:
    if stat.S_ISREG(status.st_mode):
        return True
    _add_kind_issue(scan, path, status)
    return False


def _add_kind_issue(scan: ScanResult, path: str, status: os.stat_result) -> None:
    if _is_link(status):
        scan.add_issue(NOT_A_LINK, path, "a link, which was not followed", "Replace it with the file itself.")
    else:
        scan.add_issue(REGULAR_FILE, path, stat.filemode(status.st_mode), "Remove it: only regular files are allowed.")


def _is_link(status: os.stat_result) -> bool:
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == WINDOWS_JUNCTION

"""Scan the entries of a package zip by its central directory alone; nothing is decompressed."""

import stat
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ordrett_dataset.untrusted.limits import LIMITS, Limits
from ordrett_dataset.untrusted.path_checks import check_path
from ordrett_dataset.untrusted.scan_folder import NOT_A_LINK, REGULAR_FILE
from ordrett_dataset.untrusted.scan_result import DESCRIPTOR, ScanResult
from ordrett_dataset.untrusted.zip_structure import (
    NO_EXTENSIONS,
    NO_HIDDEN_DATA,
    ZIP_HINT,
    check_end_record,
    check_entry_layout,
    describe_extensions,
)

ZIP_IS_READABLE: Final = "zip_is_readable"
SIZE_WITHIN_LIMITS: Final = "zip_size_within_limits"
NAMES_ARE_UNIQUE: Final = "zip_names_are_unique"
NOT_ENCRYPTED: Final = "zip_entry_is_not_encrypted"

ENCRYPTION_FLAGS: Final = 0x0001 | 0x0040 | 0x2000
PATCH_FLAG: Final = 0x0020
# What zipfile raises for a zip that is broken or needs an unsupported feature.
ZIP_ERRORS: Final = (
    BadZipFile,
    NotImplementedError,
    RuntimeError,
    ValueError,
    EOFError,
    struct.error,
    zlib.error,
)


def scan_zip(file: BinaryIO, limits: Limits = LIMITS) -> tuple[ScanResult, ZipFile | None]:
    """Scan the central directory of a zip; the archive is None if it cannot be read at all."""
    scan = ScanResult(is_zip=True)
    if issues := list(check_end_record(file, limits)):
        scan.issues += issues
        return scan, None
    try:
        archive = ZipFile(file)
    except ZIP_ERRORS as error:
        scan.add_issue(ZIP_IS_READABLE, DESCRIPTOR, error_message(error), ZIP_HINT)
        return scan, None
    infos = archive.infolist()
    scan.files |= {info.orig_filename: info.file_size for info in infos if not is_folder(info)}
    for info in infos:
        for rule, reason in _check_entry(info, limits):
            scan.add_issue(rule, info.orig_filename, reason, ZIP_HINT)
    for path, reason in _find_repeated_names(infos):
        scan.add_issue(NAMES_ARE_UNIQUE, path, reason, ZIP_HINT)
    scan.issues += check_entry_layout(file, infos, archive.start_dir)
    compressed_size = sum(info.compress_size for info in infos)
    total_size = sum(info.file_size for info in infos)
    if total_size > max(limits.ratio_checked_from, limits.compression_ratio // 2 * compressed_size):
        reason = f"{compressed_size:,} bytes expand to {total_size:,}"
        scan.add_issue(SIZE_WITHIN_LIMITS, DESCRIPTOR, reason, ZIP_HINT)
    return scan, archive


def is_folder(info: ZipInfo) -> bool:
    """Return whether an entry is a folder; `ZipInfo.is_dir` fails on empty names."""
    return info.orig_filename.endswith("/")


def error_message(error: Exception) -> str:
    """Return the message of an error, or its type if it has none."""
    return str(error) or type(error).__name__


def _check_entry(info: ZipInfo, limits: Limits) -> Iterator[tuple[str, str]]:
    """Yield the rules that an entry violates, with the reason."""
    mode = info.external_attr >> 16
    yield from check_path(info.orig_filename.removesuffix("/"), limits)
    if stat.S_ISLNK(mode):
        yield NOT_A_LINK, "an entry that unpacks as a link"
    elif stat.S_IFMT(mode) not in (0, stat.S_IFDIR if is_folder(info) else stat.S_IFREG):
        yield REGULAR_FILE, stat.filemode(mode)
    elif is_folder(info) and (info.file_size or info.compress_size):
        yield REGULAR_FILE, "a folder with content of its own"
    if info.flag_bits & ENCRYPTION_FLAGS:
        yield NOT_ENCRYPTED, "an encrypted entry"
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or info.flag_bits & PATCH_FLAG or info.volume:
        yield NO_EXTENSIONS, f"compression {info.compress_type}, flags {info.flag_bits:#x}, volume {info.volume}"
    if extensions := describe_extensions(info.extra):
        yield NO_EXTENSIONS, extensions
    if info.comment:
        yield NO_HIDDEN_DATA, "a comment"
    if info.file_size > limits.ratio_checked_from and info.file_size > limits.compression_ratio * info.compress_size:
        yield SIZE_WITHIN_LIMITS, f"{info.compress_size:,} bytes expand to {info.file_size:,}"


def _find_repeated_names(infos: list[ZipInfo]) -> Iterator[tuple[str, str]]:
    """Yield paths that several entries have, or that lie below a file."""
    counts = Counter(info.orig_filename.removesuffix("/") for info in infos)
    files = {info.orig_filename for info in infos if not is_folder(info)}
    for path, count in counts.items():
        parents = [parent for parent in accumulate(path.split("/"), "{}/{}".format) if parent != path]
        if parent := next((parent for parent in parents if parent in files), ""):
            yield path, f"{parent} is a file"
        elif count > 1:
            yield path, f"{count} entries have this name"

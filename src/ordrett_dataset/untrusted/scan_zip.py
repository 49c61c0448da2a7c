"""A zip -> the entries that a package may have in it, by its directory alone; nothing is unpacked."""

import stat
import struct
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ordrett_dataset.untrusted.limits import LIMITS, Limits
from ordrett_dataset.untrusted.path_checks import path_faults
from ordrett_dataset.untrusted.scan_folder import LINK, PLAIN
from ordrett_dataset.untrusted.scan_result import DESCRIPTOR, ScanResult
from ordrett_dataset.untrusted.zip_structure import BASIC, BESIDE, Fault, end_faults, entry_faults, extensions

ASK: Final = "Ask whoever made the zip for one that holds the package alone."
READABLE: Final = "zip_is_readable"
UNPACKS: Final = "zip_size_within_limits"
NAMES: Final = "zip_names_are_unique"
OPEN: Final = "zip_entry_is_not_encrypted"

ENCRYPTED: Final = 0x0001 | 0x0040 | 0x2000
PATCH: Final = 0x0020
# zipfile raises these where a zip is broken, or needs what it lacks.
BROKEN: Final = (BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, struct.error)


def in_zip(file: BinaryIO, limits: Limits = LIMITS) -> tuple[ScanResult, ZipFile | None]:
    """Look at the directory of a zip; the archive is None where it cannot be read at all."""
    looked = ScanResult(zipped=True)
    if faults := list(end_faults(file, limits)):
        return _with(looked, faults), None
    try:
        archive = ZipFile(file)
    except BROKEN as error:
        return _with(looked, [(READABLE, DESCRIPTOR, str(error) or type(error).__name__)]), None
    infos = archive.infolist()
    for info in infos:
        if not is_folder(info):
            looked.files[info.orig_filename] = info.file_size
    _with(looked, [fault for info in infos for fault in _faults(info, limits)])
    _with(looked, _names(infos))
    _with(looked, entry_faults(file, infos, archive.start_dir))
    packed = sum(info.compress_size for info in infos)
    if (total := sum(info.file_size for info in infos)) > max(limits.ratio_from, limits.ratio // 2 * packed):
        _with(looked, [(UNPACKS, DESCRIPTOR, f"{packed:,} bytes would become {total:,}")])
    return looked, archive


def is_folder(info: ZipInfo) -> bool:
    """Say whether an entry is a folder; ZipInfo's own question fails where the name is empty."""
    return info.orig_filename.endswith("/")


def _with(looked: ScanResult, faults: Iterator[Fault] | list[Fault]) -> ScanResult:
    for rule, path, found in faults:
        looked.find(rule, path, found, ASK)
    return looked


def _faults(info: ZipInfo, limits: Limits) -> Iterator[Fault]:
    path, mode = info.orig_filename, info.external_attr >> 16
    for rule, found in path_faults(path.removesuffix("/"), limits):
        yield rule, path, found
    if stat.S_ISLNK(mode):
        yield LINK, path, "an entry that unpacks as a link"
    elif stat.S_IFMT(mode) not in (0, stat.S_IFDIR if is_folder(info) else stat.S_IFREG):
        yield PLAIN, path, stat.filemode(mode)
    elif is_folder(info) and (info.file_size or info.compress_size):
        yield PLAIN, path, "a folder with content of its own"
    if info.flag_bits & ENCRYPTED:
        yield OPEN, path, "an encrypted entry"
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or info.flag_bits & PATCH or info.volume:
        yield BASIC, path, f"compression {info.compress_type}, flags {info.flag_bits:#x}, volume {info.volume}"
    if strange := extensions(info.extra):
        yield BASIC, path, strange
    if info.comment:
        yield BESIDE, path, "a comment"
    if info.file_size > limits.ratio_from and info.file_size > limits.ratio * info.compress_size:
        yield UNPACKS, path, f"{info.compress_size:,} bytes would become {info.file_size:,}"


def _names(infos: list[ZipInfo]) -> Iterator[Fault]:
    counts = Counter(info.orig_filename.removesuffix("/") for info in infos)
    files = {info.orig_filename for info in infos if not is_folder(info)}
    for path, count in counts.items():
        above = [place for place in accumulate(path.split("/"), "{}/{}".format) if place != path and place in files]
        if count > 1 or above:
            yield NAMES, path, f"{above[0]} is a file" if above else f"{count} entries of that name"

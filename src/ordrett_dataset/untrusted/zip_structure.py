"""How the parts of a zip lie in its file: one behind the other, and nothing between, before or behind them."""

import os
import struct
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final
from zipfile import ZipInfo

from ordrett_dataset.untrusted.limits import LIMITS, Limits
from ordrett_dataset.untrusted.path_checks import WITHIN
from ordrett_dataset.untrusted.scan_result import DESCRIPTOR

OVERLAP: Final = "zip_entries_do_not_overlap"
BESIDE: Final = "zip_has_no_hidden_data"
TWICE: Final = "zip_headers_agree"
BASIC: Final = "zip_has_no_extensions"

# The records of PKWARE's APPNOTE: end of the directory (4.3.16), local header (4.3.7), data descriptor (4.3.9).
END: Final = struct.Struct("<4s4H2IH")
LOCAL: Final = struct.Struct("<4s5H3I2H")
AFTER: Final = struct.Struct("<3I")
BEHIND: Final = 0x08  # the flag of an entry whose sizes stand behind its data
UTF8: Final = 0x800
# Extra fields of times and owners; others change the name, the size or the kind of an entry.
TIMES: Final = frozenset({0x000A, 0x5455, 0x5855, 0x7875})
ZIP64_LOCATOR: Final = b"PK\x06\x07"
Fault = tuple[str, str, str]  # rule, path, what was found


def is_zip(file: BinaryIO) -> bool:
    """Say whether the mark of a zip stands anywhere near the end of a file."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - END.size - 0xFFFF))
    return b"PK\x05\x06" in file.read()


def end_faults(file: BinaryIO, limits: Limits = LIMITS) -> Iterator[Fault]:
    """Yield what is at fault with the end of a zip, which says where its directory is."""
    size = file.seek(0, os.SEEK_END)
    before = max(0, size - END.size - len(ZIP64_LOCATOR) - 16)
    file.seek(before)
    tail = file.read()
    mark, disk, start_disk, here, entries, length, start, comment = END.unpack(tail[-END.size :].rjust(END.size, b"\0"))
    if mark != b"PK\x05\x06" or comment or start + length + END.size != size:
        if tail.startswith(ZIP64_LOCATOR) or 0xFFFFFFFF in (length, start) or 0xFFFF in (here, entries):
            yield BASIC, DESCRIPTOR, "the zip64 extension"
        else:
            yield BESIDE, DESCRIPTOR, "a comment, or bytes before or behind the zip itself"
    elif tail.startswith(ZIP64_LOCATOR) or disk or start_disk or here != entries:
        yield BASIC, DESCRIPTOR, "the zip64 extension, or a zip of several volumes"
    elif entries > limits.files or length > limits.files * 2 * limits.name_bytes:
        yield WITHIN, DESCRIPTOR, f"{entries:,} entries in a directory of {length:,} bytes"


def entry_faults(file: BinaryIO, infos: Sequence[ZipInfo], start: int) -> Iterator[Fault]:
    """Yield where entries do not fill the file from its first byte to the directory at `start`, each of them once."""
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        path = info.orig_filename
        if info.header_offset < end:
            yield (
                OVERLAP,
                path,
                f"it begins at byte {info.header_offset}, in the entry before, which ends at byte {end}",
            )
            return
        if info.header_offset > end:
            yield BESIDE, path, f"{info.header_offset - end} bytes before it belong to no entry"
        file.seek(info.header_offset)
        header = file.read(LOCAL.size)
        if len(header) < LOCAL.size or not header.startswith(b"PK\x03\x04"):
            yield TWICE, path, "no local header where the directory says it is"
            return
        flags, method, _, _, *sizes, name_length, extra_length = LOCAL.unpack(header)[2:]
        name, extra = file.read(name_length), file.read(extra_length)
        if (flags, method, name) != _said(info) or sizes not in _sizes(info):
            yield TWICE, path, "the local header says other than the directory"
        if strange := extensions(extra):
            yield BASIC, path, strange
        data = info.header_offset + LOCAL.size + name_length + extra_length
        end = data + info.compress_size
        end += _descriptor_length(file, info, end)
    if end > start:
        yield OVERLAP, DESCRIPTOR, f"the last entry ends at byte {end}, in the directory, which begins at byte {start}"
    elif end < start:
        yield BESIDE, DESCRIPTOR, f"{start - end} bytes before the directory belong to no entry"


def extensions(extra: bytes) -> str:
    """Say which extensions, of an entry's extra field, are more than times and owners."""
    strange = set()
    while extra:
        number, length = struct.unpack_from("<2H", extra.ljust(4, b"\xff"))
        strange |= {number} - TIMES
        extra = extra[4 + length :]
    return f"extensions {', '.join(f'{number:#06x}' for number in sorted(strange))}" if strange else ""


def _said(info: ZipInfo) -> tuple[int, int, bytes]:
    encoded = info.orig_filename.encode("utf-8" if info.flag_bits & UTF8 else "cp437", errors="replace")
    return info.flag_bits, info.compress_type, encoded


def _sizes(info: ZipInfo) -> list[list[int]]:
    sizes = [info.CRC, info.compress_size, info.file_size]
    return [sizes, [0, 0, 0]] if info.flag_bits & BEHIND else [sizes]


def _descriptor_length(file: BinaryIO, info: ZipInfo, end: int) -> int:
    if not info.flag_bits & BEHIND:
        return 0
    file.seek(end)
    found, expected = file.read(AFTER.size + 4), AFTER.pack(info.CRC, info.compress_size, info.file_size)
    if found == b"PK\x07\x08" + expected:
        return len(found)
    return AFTER.size if found.startswith(expected) else 0

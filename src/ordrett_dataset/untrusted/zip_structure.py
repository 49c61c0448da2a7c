"""Check the layout of a zip file: entries one after the other, with nothing before, between or after them."""

import os
import struct
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final
from zipfile import ZipInfo

from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.untrusted.limits import LIMITS, Limits
from ordrett_dataset.untrusted.path_checks import WITHIN_LIMITS
from ordrett_dataset.untrusted.scan_result import DESCRIPTOR

NO_OVERLAP: Final = "zip_entries_do_not_overlap"
NO_HIDDEN_DATA: Final = "zip_has_no_hidden_data"
HEADERS_AGREE: Final = "zip_headers_agree"
NO_EXTENSIONS: Final = "zip_has_no_extensions"
ZIP_HINT: Final = "Ask the sender for a plain zip that holds the package alone."

# Records of PKWARE's APPNOTE: end of central directory (4.3.16), local header (4.3.7), data descriptor (4.3.9).
END_RECORD: Final = struct.Struct("<4s4H2IH")
END_SIGNATURE: Final = b"PK\x05\x06"
LOCAL_HEADER: Final = struct.Struct("<4s5H3I2H")
LOCAL_SIGNATURE: Final = b"PK\x03\x04"
DATA_DESCRIPTOR: Final = struct.Struct("<3I")
DATA_DESCRIPTOR_SIGNATURE: Final = b"PK\x07\x08"
ZIP64_LOCATOR: Final = b"PK\x06\x07"
HAS_DATA_DESCRIPTOR: Final = 0x08  # flag of an entry whose sizes follow its data
IS_UTF8: Final = 0x800
# Extra fields for times and owners; others change the name, the size or the kind of an entry.
HARMLESS_EXTRA_FIELDS: Final = frozenset({0x000A, 0x5455, 0x5855, 0x7875})


def is_zip(file: BinaryIO) -> bool:
    """Return whether the end of a file contains the signature of a zip."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - END_RECORD.size - 0xFFFF))
    return END_SIGNATURE in file.read()


def check_end_record(file: BinaryIO, limits: Limits = LIMITS) -> Iterator[Issue]:
    """Yield issues of the record at the end of a zip, which locates the central directory."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - END_RECORD.size - len(ZIP64_LOCATOR) - 16))
    tail = file.read()
    record = END_RECORD.unpack(tail[-END_RECORD.size :].rjust(END_RECORD.size, b"\0"))
    signature, disk, start_disk, entries_here, entries, length, start, comment_length = record
    if signature != END_SIGNATURE or comment_length or start + length + END_RECORD.size != size:
        if tail.startswith(ZIP64_LOCATOR) or 0xFFFFFFFF in (length, start) or 0xFFFF in (entries_here, entries):
            yield _zip_issue(NO_EXTENSIONS, DESCRIPTOR, "the zip64 extension")
        else:
            yield _zip_issue(NO_HIDDEN_DATA, DESCRIPTOR, "a comment, or data before or after the zip")
    elif tail.startswith(ZIP64_LOCATOR) or disk or start_disk or entries_here != entries:
        yield _zip_issue(NO_EXTENSIONS, DESCRIPTOR, "the zip64 extension, or a zip of several volumes")
    elif entries > limits.zip_entries or length > limits.zip_entries * 2 * limits.name_bytes:
        yield _zip_issue(WITHIN_LIMITS, DESCRIPTOR, f"{entries:,} entries in a directory of {length:,} bytes")


def check_entry_layout(file: BinaryIO, infos: Sequence[ZipInfo], directory_start: int) -> Iterator[Issue]:
    """Yield issues unless the entries fill the file from its first byte to the central directory, each exactly once."""
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        path = info.orig_filename
        if info.header_offset < end:
            actual = f"begins at byte {info.header_offset}, inside the entry before it, which ends at byte {end}"
            yield _zip_issue(NO_OVERLAP, path, actual)
            return
        if info.header_offset > end:
            actual = f"{info.header_offset - end} bytes before it belong to no entry"
            yield _zip_issue(NO_HIDDEN_DATA, path, actual)
        file.seek(info.header_offset)
        header = file.read(LOCAL_HEADER.size)
        if len(header) < LOCAL_HEADER.size or not header.startswith(LOCAL_SIGNATURE):
            yield _zip_issue(HEADERS_AGREE, path, "no local header at the offset in the central directory")
            return
        flags, method, _, _, *sizes, name_length, extra_length = LOCAL_HEADER.unpack(header)[2:]
        name, extra = file.read(name_length), file.read(extra_length)
        if (flags, method, name) != _directory_values(info) or sizes not in _allowed_sizes(info):
            yield _zip_issue(HEADERS_AGREE, path, "local header and central directory differ")
        if fields := describe_extensions(extra):
            yield _zip_issue(NO_EXTENSIONS, path, fields)
        end = info.header_offset + LOCAL_HEADER.size + name_length + extra_length + info.compress_size
        end += _data_descriptor_length(file, info, end)
    if end > directory_start:
        actual = f"the last entry ends at byte {end}, after the start of the directory at byte {directory_start}"
        yield _zip_issue(NO_OVERLAP, DESCRIPTOR, actual)
    elif end < directory_start:
        actual = f"{directory_start - end} bytes before the directory belong to no entry"
        yield _zip_issue(NO_HIDDEN_DATA, DESCRIPTOR, actual)


def describe_extensions(extra: bytes) -> str:
    """Return the numbers of the extra fields that are not mere times or owners, or an empty string."""
    numbers = set()
    while extra:
        number, length = struct.unpack_from("<2H", extra.ljust(4, b"\xff"))
        numbers |= {number} - HARMLESS_EXTRA_FIELDS
        extra = extra[4 + length :]
    return f"extensions {', '.join(f'{number:#06x}' for number in sorted(numbers))}" if numbers else ""


def _zip_issue(rule: str, path: str, actual: str) -> Issue:
    return Issue(rule, path, actual=actual, expected=ZIP_HINT)


def _directory_values(info: ZipInfo) -> tuple[int, int, bytes]:
    name = info.orig_filename.encode("utf-8" if info.flag_bits & IS_UTF8 else "cp437", errors="replace")
    return info.flag_bits, info.compress_type, name


def _allowed_sizes(info: ZipInfo) -> list[list[int]]:
    sizes = [info.CRC, info.compress_size, info.file_size]
    return [sizes, [0, 0, 0]] if info.flag_bits & HAS_DATA_DESCRIPTOR else [sizes]


def _data_descriptor_length(file: BinaryIO, info: ZipInfo, end: int) -> int:
    if not info.flag_bits & HAS_DATA_DESCRIPTOR:
        return 0
    file.seek(end)
    expected = DATA_DESCRIPTOR.pack(info.CRC, info.compress_size, info.file_size)
    record = file.read(DATA_DESCRIPTOR.size + len(DATA_DESCRIPTOR_SIGNATURE))
    if record == DATA_DESCRIPTOR_SIGNATURE + expected:
        return len(record)
    return DATA_DESCRIPTOR.size if record.startswith(expected) else 0

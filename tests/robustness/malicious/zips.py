"""Malicious zips: they unpack to something else than they seem to hold."""

import struct
from functools import partial
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

from tests.robustness.malicious.case import MaliciousCase, MaliciousCases, to_case
from tests.robustness.malicious.zip_builder import (
    TABLE,
    change_bytes,
    read_files,
    zip_files,
    zip_package,
    zip_with_replaced_entry,
)
from tests.support.package_files import DESCRIPTOR

LOCAL_HEADER, CENTRAL_HEADER, END_RECORD = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
BOMB_BYTES: Final = 50_000_000


def zip_bomb(package: Path) -> Path:
    return zip_with_replaced_entry(package, ZipInfo(TABLE), bytes(BOMB_BYTES))


def zip_bomb_in_its_descriptor(package: Path) -> Path:
    return zip_with_replaced_entry(package, ZipInfo(DESCRIPTOR), b" " * BOMB_BYTES)


def zip_bomb_that_states_less(package: Path) -> Path:
    """State 7 bytes in the central directory for an entry of 50 MB."""

    def understate(info: ZipInfo) -> None:
        info.file_size = 7 if info.filename == TABLE else info.file_size

    return zip_files(package, {**read_files(package), TABLE: bytes(BOMB_BYTES)}, understate)


def zip_of_two_names(package: Path) -> Path:
    """Give an entry another name in its local header than in the central directory."""
    return change_bytes(zip_package(package), lambda data: replace_first(data, TABLE.encode(), b"dataset/people.exe"))


def replace_first(data: bytearray, old: bytes, new: bytes) -> None:
    start = data.index(old)
    data[start : start + len(old)] = new


def state_size(package: Path, size_difference: int, crc: int | None = None) -> Path:
    """State another size, or checksum, of a table in both of its headers."""
    size = len(read_files(package)[TABLE]) + size_difference

    def change(data: bytearray) -> None:
        for signature, crc_offset, name_offset in ((LOCAL_HEADER, 14, 30), (CENTRAL_HEADER, 16, 46)):
            header = data.index(signature)
            while not data[header + name_offset :].startswith(TABLE.encode()):
                header = data.index(signature, header + 1)
            true_crc, compressed_size, _ = struct.unpack_from("<3I", data, header + crc_offset)
            stated_crc = true_crc if crc is None else crc
            struct.pack_into("<3I", data, header + crc_offset, stated_crc, compressed_size, size)

    return change_bytes(zip_package(package), change)


def zip_entries_that_overlap(package: Path) -> Path:
    """Let two names share the data of one entry, as a bomb of a thousand names would."""

    def share(info: ZipInfo) -> None:
        info.header_offset = 0 if info.filename == TABLE else info.header_offset

    return zip_files(package, read_files(package), share)


def zip_encrypted(package: Path) -> Path:
    def set_flags(data: bytearray) -> None:
        data[6] |= 1
        data[data.index(CENTRAL_HEADER) + 8] |= 1

    return change_bytes(zip_package(package), set_flags)


def zip_of_another_compression(package: Path) -> Path:
    """Compress an entry by LZMA, which readers unpack into memory without a bound."""
    info = ZipInfo(TABLE)
    info.compress_type = ZIP_LZMA
    return zip_with_replaced_entry(package, info, read_files(package)[TABLE])


def zip_of_another_name_for_some(package: Path) -> Path:
    """Add a Unicode path extension with another name, which some readers use."""
    info = ZipInfo(TABLE)
    info.extra = struct.pack("<2HBI", 0x7075, 16, 1, 0) + b"../evil.txt"
    return zip_with_replaced_entry(package, info, read_files(package)[TABLE])


def zip64(package: Path) -> Path:
    """State the size of an entry a second time, in 64 bits."""
    path = package.with_suffix(".zip")
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in read_files(package).items():
            with archive.open(name, "w", force_zip64=name == TABLE) as file:
                file.write(content)
    return path


def zip64_for_some(package: Path) -> Path:
    """Make the comment of the last entry a zip64 locator, which some readers follow to another directory."""
    files = read_files(package)

    def add_locator(info: ZipInfo) -> None:
        if info.filename == list(files)[-1]:
            info.comment = struct.pack("<4sIQI", b"PK\x06\x07", 0, 0, 1)

    return zip_files(package, files, add_locator)


def zip_with_a_program_before_it(package: Path) -> Path:
    path = zip_package(package)
    path.write_bytes(b"#!/bin/sh\nexit\n" + path.read_bytes())
    return path


def zip_with_bytes_between(package: Path) -> Path:
    """Put bytes that belong to no entry before the central directory."""

    def insert(data: bytearray) -> None:
        start = data.index(CENTRAL_HEADER)
        struct.pack_into("<I", data, data.index(END_RECORD) + 16, start + 6)
        data[start:start] = b"hidden"

    return change_bytes(zip_package(package), insert)


def zip_with_bytes_after_it(package: Path) -> Path:
    return change_bytes(zip_package(package), lambda data: data.extend(b"hidden"))


def zip_with_a_comment(package: Path) -> Path:
    path = zip_package(package)
    with ZipFile(path, "a") as archive:
        archive.comment = b"a comment"
    return path


def zip_of_many_entries(package: Path) -> Path:
    """State 65,000 entries in the end record."""
    return change_bytes(
        zip_package(package), lambda data: struct.pack_into("<2H", data, data.index(END_RECORD) + 8, 65_000, 65_000)
    )


def zip_of_a_broken_directory(package: Path) -> Path:
    return change_bytes(zip_package(package), lambda data: replace_first(data, CENTRAL_HEADER, b"PK\x01\x07"))


def zip_that_breaks_off(package: Path) -> Path:
    return change_bytes(zip_package(package), lambda data: data.__delitem__(slice(data.index(CENTRAL_HEADER), None)))


def zip_with_a_folder_around_it(package: Path) -> Path:
    return zip_files(package, {f"package/{name}": content for name, content in read_files(package).items()})


def zip_without_a_table(package: Path) -> Path:
    return zip_files(package, {name: content for name, content in read_files(package).items() if name != TABLE})


def repeat_last_row(package: Path) -> bytes:
    content = (package / TABLE).read_bytes()
    return content + content.splitlines(keepends=True)[-1]


def zip_of_another_size(package: Path) -> Path:
    return zip_with_replaced_entry(package, ZipInfo(TABLE), repeat_last_row(package))


ZIPS: Final[MaliciousCases] = {
    "zip_bomb": to_case("zip_size_within_limits", "50 kB expand to 50 MB", zip_bomb, zip_bomb_in_its_descriptor),
    "zip_headers_differ": to_case(
        "zip_headers_agree",
        "The central directory states another size or name than the entry",
        zip_bomb_that_states_less,
        zip_of_two_names,
    ),
    "zip_wrong_size": MaliciousCase(
        "zip_entry_matches_header",
        "An entry has another size or checksum than both headers state",
        {
            "zip_entry_larger_than_stated": partial(state_size, size_difference=-1),
            "zip_entry_smaller_than_stated": partial(state_size, size_difference=1),
            "zip_entry_of_another_checksum": partial(state_size, size_difference=0, crc=7),
        },
    ),
    "zip_overlap": to_case("zip_entries_do_not_overlap", "Two entries share their data", zip_entries_that_overlap),
    "zip_encrypted": to_case("zip_entry_is_not_encrypted", "An entry is encrypted", zip_encrypted),
    "zip_extension": to_case(
        "zip_has_no_extensions",
        "The zip uses LZMA, zip64 or a second name",
        zip_of_another_compression,
        zip_of_another_name_for_some,
        zip64,
        zip64_for_some,
    ),
    "zip_hidden_data": to_case(
        "zip_has_no_hidden_data",
        "Bytes before, between or after the entries, or a comment",
        zip_with_a_program_before_it,
        zip_with_bytes_between,
        zip_with_bytes_after_it,
        zip_with_a_comment,
    ),
    "zip_many_entries": to_case("package_within_limits", "The zip states 65,000 entries", zip_of_many_entries),
    "zip_broken": to_case("zip_is_readable", "The central directory is broken", zip_of_a_broken_directory),
    "zip_cut_off": to_case("package_is_folder_or_zip", "The zip ends before its directory", zip_that_breaks_off),
    "zip_wrapped": to_case(
        "package_has_descriptor", "The package lies in a folder of the zip", zip_with_a_folder_around_it
    ),
    "zip_missing_file": to_case("file_exists", "A listed table is missing", zip_without_a_table),
    "zip_wrong_file_size": to_case(
        "file_size_matches", "A table has another size than the descriptor states", zip_of_another_size
    ),
}

"""Hostile zips: what they unpack to is not what they seem to hold."""

import stat
import struct
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

from tests.robustness.malicious.case import DESCRIPTOR, Makers, add, caught_by

ZIPS: Final[Makers] = {}
TABLE: Final = "dataset/people.csv"
LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
BOMB: Final = 50_000_000

INSIDE, PORTABLE = "path_stays_in_package", "filename_is_portable"
LISTED, BASIC = "file_is_listed", "zip_has_no_extensions"
BESIDE, TWICE = "zip_has_no_hidden_data", "zip_headers_agree"

Entries = dict[str, bytes]


def contents(folder: Path) -> Entries:
    """The files of a package by their paths."""
    files = [folder / DESCRIPTOR, *sorted((folder / "dataset").iterdir()), *sorted((folder / "seeds").iterdir())]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def honest(folder: Path) -> Path:
    """Zip a package as anybody would."""
    return zipped(folder, [(ZipInfo(name), data) for name, data in contents(folder).items()])


def zipped(folder: Path, entries: list[tuple[ZipInfo, bytes]], change: Callable[[ZipInfo], None] | None = None) -> Path:
    """Write a zip beside the folder; `change` changes what the directory alone says of each entry."""
    path = folder.with_suffix(".zip")
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for info, data in entries:
            if info.compress_type == ZIP_STORED:
                info.compress_type = ZIP_DEFLATED
            archive.writestr(info, data)
        for info in archive.infolist() if change else ():
            assert change
            change(info)
    return path


def with_entry(folder: Path, name: str) -> Path:
    """Zip a package with an entry more."""
    entries = [*contents(folder).items(), (name, b"more")]
    return zipped(folder, [(ZipInfo(name), data) for name, data in entries])


def instead(folder: Path, info: ZipInfo, data: bytes) -> Path:
    """Zip a package with another entry in the place of one of its files."""
    return zipped(
        folder,
        [(info, data) if name == info.filename else (ZipInfo(name), held) for name, held in contents(folder).items()],
    )


def patched(path: Path, change: Callable[[bytearray], None]) -> Path:
    data = bytearray(path.read_bytes())
    change(data)
    path.write_bytes(data)
    return path


def of_kind(folder: Path, mode: int) -> Path:
    """Zip a package with a table that is no plain file."""
    info = ZipInfo(TABLE)
    info.create_system, info.external_attr = 3, (mode | 0o777) << 16
    return instead(folder, info, b"/etc/passwd")


NAMES: Final = {
    "slip": ("../evil.txt", INSIDE, "leads out of the folder"),
    "slip_further_in": ("docs/../../evil.txt", INSIDE, "leads out of the folder, further in"),
    "absolute": ("/tmp/evil.txt", INSIDE, "is absolute"),  # noqa: S108 - nothing is written there
    "backslash": ("..\\evil.txt", INSIDE, "leads out of the folder on Windows"),
    "drive": ("C:/evil.txt", INSIDE, "begins with a drive"),
    "address": ("http://192.0.2.1/evil.txt", INSIDE, "is an address"),
    "home": ("~/evil.txt", INSIDE, "begins with the sign for a home"),
    "control": ("docs/\x1b[2Jevil.md", PORTABLE, "holds a command to terminals"),
    "device": ("docs/aux.md", PORTABLE, "is that of a device on Windows"),
    "trailing_dot": ("docs/evil.md.", PORTABLE, "ends with a point"),
    "case": ("Dataset/people.csv", "filenames_differ_ignoring_case", "differs from another by case"),
    "accent": ("cafe\u0301.md", PORTABLE, "has its accents apart"),
    "hidden": (".git/config", LISTED, "is hidden"),
    "mac": ("__MACOSX/dataset/._people.csv", LISTED, "is that of another program"),
    "nested_zip": ("docs/inner.zip", LISTED, "is that of another zip"),
    "stray": ("dataset/extra.csv", LISTED, "is not listed"),
    "program": ("docs/run.sh", LISTED, "is that of a program"),
    "deep": ("docs/" + "a/" * 10 + "a.md", "package_within_limits", "has twelve levels"),
    "below_a_file": (f"{TABLE}/more.csv", "zip_names_are_unique", "makes a folder of a file"),
}
for key, (name, rule, says) in NAMES.items():
    add(ZIPS, rule, f"zip_name_{key}", f"The name of an entry {says}", partial(with_entry, name=name))

MODES: Final = {
    "link": (stat.S_IFLNK, "file_is_not_a_link"),
    "pipe": (stat.S_IFIFO, "file_is_regular"),
    "device": (stat.S_IFBLK, "file_is_regular"),
    "socket": (stat.S_IFSOCK, "file_is_regular"),
}
for key, (mode, rule) in MODES.items():
    add(ZIPS, rule, f"zip_{key}", f"An entry unpacks as a {key}", partial(of_kind, mode=mode))


@caught_by("zip_size_within_limits", ZIPS)
def zip_bomb(folder: Path) -> Path:
    """50 kB become 50 MB."""
    return instead(folder, ZipInfo(TABLE), bytes(BOMB))


@caught_by("zip_size_within_limits", ZIPS)
def zip_bomb_in_its_descriptor(folder: Path) -> Path:
    """The descriptor itself is the bomb."""
    return instead(folder, ZipInfo(DESCRIPTOR), b" " * BOMB)


@caught_by("zip_headers_agree", ZIPS)
def zip_bomb_that_says_less(folder: Path) -> Path:
    """50 kB become 50 MB, and the directory says 7 bytes."""

    def lie(info: ZipInfo) -> None:
        info.file_size = 7 if info.filename == TABLE else info.file_size

    held = {**contents(folder), TABLE: bytes(BOMB)}
    return zipped(folder, [(ZipInfo(name), data) for name, data in held.items()], lie)


def _lie(folder: Path, size: int, crc: int | None = None) -> Path:
    """Say another size, or checksum, of a table in both of the places where a zip says it."""

    def change(data: bytearray) -> None:
        for mark, crc_at, name_at in ((LOCAL, 14, 30), (CENTRAL, 16, 46)):
            at = -1
            while data[(at := data.index(mark, at + 1)) + name_at :].startswith(TABLE.encode()) is False:
                pass
            said = struct.unpack_from("<3I", data, at + crc_at)
            struct.pack_into("<3I", data, at + crc_at, said[0] if crc is None else crc, said[1], size)

    return patched(honest(folder), change)


@caught_by("zip_entry_matches_header", ZIPS)
def zip_entry_larger_than_said(folder: Path) -> Path:
    """An entry unpacks to more bytes than both headers say."""
    return _lie(folder, len(contents(folder)[TABLE]) - 1)


@caught_by("zip_entry_matches_header", ZIPS)
def zip_entry_smaller_than_said(folder: Path) -> Path:
    """An entry unpacks to fewer bytes than both headers say."""
    return _lie(folder, len(contents(folder)[TABLE]) + 1)


@caught_by("zip_entry_matches_header", ZIPS)
def zip_entry_of_another_checksum(folder: Path) -> Path:
    """An entry has another checksum than both headers say."""
    return _lie(folder, len(contents(folder)[TABLE]), 7)


@caught_by("zip_entries_do_not_overlap", ZIPS)
def zip_entries_that_overlap(folder: Path) -> Path:
    """Two names share the data of one entry, as a thousand names of a bomb would."""

    def share(info: ZipInfo) -> None:
        info.header_offset = 0 if info.filename == TABLE else info.header_offset

    return zipped(folder, [(ZipInfo(name), data) for name, data in contents(folder).items()], share)


@caught_by(TWICE, ZIPS)
def zip_of_two_names(folder: Path) -> Path:
    """The directory gives an entry another name than the entry itself."""
    return patched(honest(folder), lambda data: _replace(data, TABLE.encode(), b"dataset/people.exe"))


def _replace(data: bytearray, old: bytes, new: bytes) -> None:
    at = data.index(old)
    data[at : at + len(old)] = new


@caught_by("zip_names_are_unique", ZIPS)
def zip_of_one_name_twice(folder: Path) -> Path:
    """Two entries have one name: of two readers, each takes another."""
    path = with_entry(folder, "dataset/people.csx")
    return patched(path, lambda data: data.__setitem__(slice(None), data.replace(b"people.csx", b"people.csv")))


@caught_by("zip_entry_is_not_encrypted", ZIPS)
def zip_encrypted(folder: Path) -> Path:
    """An entry is encrypted."""

    def change(data: bytearray) -> None:
        data[6] |= 1
        data[data.index(CENTRAL) + 8] |= 1

    return patched(honest(folder), change)


@caught_by(BASIC, ZIPS)
def zip_of_another_compression(folder: Path) -> Path:
    """An entry is packed by LZMA, which readers unpack into memory without a bound."""
    info = ZipInfo(TABLE)
    info.compress_type = ZIP_LZMA
    return instead(folder, info, contents(folder)[TABLE])


@caught_by(BASIC, ZIPS)
def zip_of_another_name_for_some(folder: Path) -> Path:
    """An extension gives an entry another name, which some readers take."""
    info = ZipInfo(TABLE)
    info.extra = struct.pack("<2HBI", 0x7075, 16, 1, 0) + b"../evil.txt"
    return instead(folder, info, contents(folder)[TABLE])


@caught_by(BASIC, ZIPS)
def zip64(folder: Path) -> Path:
    """An entry says its size a second time, in 64 bits."""
    path = folder.with_suffix(".zip")
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in contents(folder).items():
            with archive.open(name, "w", force_zip64=name == TABLE) as file:
                file.write(data)
    return path


@caught_by(BASIC, ZIPS)
def zip64_for_some(folder: Path) -> Path:
    """The comment of the last entry is a zip64 locator, which some readers follow to another directory."""

    def locate(info: ZipInfo) -> None:
        if info.filename == last:
            info.comment = struct.pack("<4sIQI", b"PK\x06\x07", 0, 0, 1)

    entries = [(ZipInfo(name), data) for name, data in contents(folder).items()]
    last = entries[-1][0].filename
    return zipped(folder, entries, locate)


@caught_by(BESIDE, ZIPS)
def zip_with_a_program_before_it(folder: Path) -> Path:
    """A program stands before the zip, which runs where the file is called."""
    return patched(honest(folder), lambda data: data.__setitem__(slice(0, 0), b"#!/bin/sh\nexit\n"))


@caught_by(BESIDE, ZIPS)
def zip_with_bytes_between(folder: Path) -> Path:
    """Bytes that no entry owns stand before the directory."""

    def change(data: bytearray) -> None:
        start = data.index(CENTRAL)
        at = data.index(END)
        struct.pack_into("<I", data, at + 16, start + 6)
        data[start:start] = b"hidden"

    return patched(honest(folder), change)


@caught_by(BESIDE, ZIPS)
def zip_with_a_zip_behind_it(folder: Path) -> Path:
    """Bytes stand behind the zip."""
    return patched(honest(folder), lambda data: data.extend(b"hidden"))


@caught_by(BESIDE, ZIPS)
def zip_with_a_comment(folder: Path) -> Path:
    """The zip has a comment, in which another directory may stand."""
    path = honest(folder)
    with ZipFile(path, "a") as archive:
        archive.comment = b"a comment"
    return path


@caught_by("package_within_limits", ZIPS)
def zip_of_many_entries(folder: Path) -> Path:
    """The directory says that there are 65,000 entries."""

    def change(data: bytearray) -> None:
        struct.pack_into("<2H", data, data.index(END) + 8, 65_000, 65_000)

    return patched(honest(folder), change)


@caught_by("zip_is_readable", ZIPS)
def zip_of_a_broken_directory(folder: Path) -> Path:
    """The directory is no directory."""
    return patched(honest(folder), lambda data: _replace(data, CENTRAL, b"PK\x01\x07"))


@caught_by("package_is_folder_or_zip", ZIPS)
def zip_that_breaks_off(folder: Path) -> Path:
    """The zip breaks off before its directory."""
    return patched(honest(folder), lambda data: data.__delitem__(slice(data.index(CENTRAL), None)))


@caught_by("package_has_descriptor", ZIPS)
def zip_with_a_folder_around_it(folder: Path) -> Path:
    """The package lies in a folder within the zip."""
    return zipped(folder, [(ZipInfo(f"package/{name}"), data) for name, data in contents(folder).items()])


@caught_by("file_exists", ZIPS)
def zip_without_a_table(folder: Path) -> Path:
    """A table that the descriptor lists is not in the zip."""
    return zipped(folder, [(ZipInfo(name), data) for name, data in contents(folder).items() if name != TABLE])


def another_size(folder: Path) -> bytes:
    data = (folder / TABLE).read_bytes()
    return data + data.splitlines(keepends=True)[-1]


@caught_by("file_size_matches", ZIPS)
def zip_of_another_size(folder: Path) -> Path:
    """A table has another size than the descriptor says."""
    return instead(folder, ZipInfo(TABLE), another_size(folder))

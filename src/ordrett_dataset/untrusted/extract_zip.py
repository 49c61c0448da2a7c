"""The entries of a zip -> plain files in a folder, counted while they are written."""

import os
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Final
from zipfile import ZipFile

from ordrett_dataset.untrusted.scan_zip import BROKEN
from ordrett_dataset.untrusted.zip_structure import Fault

SAID: Final = "zip_entry_matches_header"
STEP: Final = 1 << 20


def entry(archive: ZipFile, path: str, most: int) -> tuple[bytes, str]:
    """Return at most so many bytes of an entry, and what is at fault with it ("" where nothing is)."""
    try:
        with archive.open(path) as packed:
            return packed.read(most), ""
    except (*BROKEN, zlib.error) as error:
        return b"", str(error) or type(error).__name__


def unpacked(archive: ZipFile, files: Mapping[str, int], scratch: Path) -> Iterator[Fault]:
    """Write these entries (path -> bytes) below `scratch`, which is empty; yield the first that is not what it says.

    Every path was held to `path_faults` before. Files are for their owner to write and all to read, whatever the zip
    says; none that is there is written over.
    """
    for path, size in sorted(files.items()):
        target = scratch.joinpath(*path.split("/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        try:
            with archive.open(path) as packed, os.fdopen(os.open(target, flags, 0o644), "wb") as file:
                fault = _copied(packed, file, size)
        except (*BROKEN, zlib.error) as error:
            fault = str(error) or type(error).__name__
        if fault:
            yield SAID, path, fault
            return


def _copied(packed: IO[bytes], file: IO[bytes], size: int) -> str:
    count = 0
    while count <= size and (data := packed.read(STEP)):
        count += len(data)
        file.write(data[: max(0, size - count + len(data))])
    return "" if count == size else f"{count} bytes or more, and the directory says {size}"

"""Reproducible archives: a zip with the same bytes on every machine, and a list of SHA-256 checksums."""

import hashlib
import io
from collections.abc import Mapping
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

EARLIEST_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)
CREATED_ON_UNIX: Final = 3
REGULAR_FILE_MODE: Final = 0o100644 << 16


def build_zip(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of `files` (path -> content), sorted by path, without dates or owners.

    Nothing is compressed: the output of a compressor depends on its version, and Parquet is compact already.
    """
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for path in sorted(files):
            entry = ZipInfo(path, EARLIEST_ZIP_DATE)
            entry.create_system, entry.external_attr = CREATED_ON_UNIX, REGULAR_FILE_MODE
            archive.writestr(entry, files[path])
    return buffer.getvalue()


def format_checksums(files: Mapping[str, bytes]) -> bytes:
    """Return the SHA-256 of each file, sorted by path, in the format of `sha256sum --check`."""
    return "".join(f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files)).encode()

"""Extract the entries of a scanned zip, counting bytes while they are written."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Final
from zipfile import ZipFile

from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.untrusted.scan_zip import ZIP_ERRORS, error_message
from ordrett_dataset.untrusted.zip_structure import ZIP_HINT

ENTRY_MATCHES_HEADER: Final = "zip_entry_matches_header"
CHUNK_BYTES: Final = 1 << 20
# Create a new file and never write through an existing one, nor through a link.
CREATE_FLAGS: Final = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"))
)


def read_entry(archive: ZipFile, path: str, max_bytes: int) -> bytes | Issue:
    """Return at most `max_bytes` of an entry, or the issue that prevents reading it."""
    try:
        with archive.open(path) as entry:
            return entry.read(max_bytes)
    except ZIP_ERRORS as error:
        return _entry_issue(path, error_message(error))


def extract_zip(archive: ZipFile, sizes: Mapping[str, int], scratch: Path) -> Iterator[Issue]:
    """Write entries (path -> size in bytes) below the empty folder `scratch`; stop at the first that does not match.

    Every path must have passed `check_path`. Files get the mode 0o644 whatever the zip states, and no existing file is
    overwritten.
    """
    for path, size in sorted(sizes.items()):
        target = scratch.joinpath(*path.split("/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with archive.open(path) as entry, os.fdopen(os.open(target, CREATE_FLAGS, 0o644), "wb") as file:
                written_bytes = _copy(entry, file, size)
        except ZIP_ERRORS as error:
            yield _entry_issue(path, error_message(error))
            return
        if written_bytes != size:
            yield _entry_issue(path, f"{written_bytes} bytes or more, but the directory states {size}")
            return


def _copy(entry: IO[bytes], file: IO[bytes], size: int) -> int:
    """Copy at most `size` bytes; return how many were read, which is more than `size` if there are any left."""
    n_read = 0
    while n_read <= size and (chunk := entry.read(CHUNK_BYTES)):
        file.write(chunk[: size - n_read])
        n_read += len(chunk)
    return n_read


def _entry_issue(path: str, actual: str) -> Issue:
    return Issue(ENTRY_MATCHES_HEADER, path, actual=actual, expected=ZIP_HINT)

"""Read files, and decompress .gz and .zst ones, up to a limit."""

import gzip
import hashlib
import io
import zlib
from pathlib import Path
from typing import IO, Final, NamedTuple

from ordrett.errors import InputError

COMPRESSED_SUFFIXES: Final = (".gz", ".zst")
# Of one file, after decompression: all its records are in memory at once.
MAX_FILE_BYTES: Final = 2_000_000_000


class Content(NamedTuple):
    """The bytes of a file, decompressed, and the SHA-256 hash of the file itself."""

    data: bytes
    sha256: str


def read_content(path: Path, location: str, max_bytes: int = MAX_FILE_BYTES) -> Content:
    """Return the content of a file, decompressed if its suffix says so.

    Raises InputError if it is larger than `max_bytes`, or not what its suffix says.
    """
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        try:
            data = _open(file, path.suffix.lower()).read(max_bytes + 1)
        except Exception as error:
            if not isinstance(error, (EOFError, OSError, zlib.error)) and type(error).__name__ != "ZstdError":
                raise
            hint = "Decompress it yourself, or get the file again."
            raise InputError(location, "file_is_decompressed", str(error), hint) from None
    if len(data) > max_bytes:
        problem = f"it has more than {max_bytes:,} bytes" + (
            " after decompression" if path.suffix in COMPRESSED_SUFFIXES else ""
        )
        raise InputError(location, "file_size_within_limit", problem, "Split it into several files.")
    return Content(data, sha256)


def _open(file: IO[bytes], suffix: str) -> IO[bytes]:
    if suffix == ".gz":
        return io.BufferedReader(gzip.GzipFile(fileobj=file))
    if suffix == ".zst":
        import zstandard

        return io.BufferedReader(zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True))
    return file

"""Files -> a zip that has the same bytes wherever it is made."""

import io
from collections.abc import Mapping
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

# Of a zip entry: the earliest date there can be, Unix, and a plain file that all may read.
DATE: Final = (1980, 1, 1, 0, 0, 0)
UNIX: Final = 3
PLAIN: Final = 0o100644 << 16


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of these files by their path, sorted, without dates or owners.

    Nothing is compressed: what a compressor writes depends on the library of the machine, and Parquet is compact.
    """
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_STORED) as archive:
        for path in sorted(files):
            entry = ZipInfo(path, DATE)
            entry.create_system, entry.external_attr = UNIX, PLAIN
            archive.writestr(entry, files[path])
    return held.getvalue()

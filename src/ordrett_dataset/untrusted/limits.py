"""How large a package may be before it is opened."""

from dataclasses import dataclass
from typing import Final

MB: Final = 1_000_000
GB: Final = 1_000 * MB


@dataclass(frozen=True)
class Limits:
    """Bounds that a package of ten million rows and fifty thousand articles stays far within."""

    files: int = 60_000  # 50,000 seeds and a table twice each; a zip without extensions counts to 65,535
    descriptor_bytes: int = 64 * MB  # an article takes about 700 bytes of it, and as much again with its bounds of rows
    descriptor_parts: int = 1_000_000  # lists and objects, of which an article takes nine; each costs Python 64 bytes
    descriptor_depth: int = 12  # the deepest that is written has 7 levels, in the constraints of a field
    digits: int = 18  # a count of bytes or rows has fewer, and fits 64 bits
    file_bytes: int = 4 * GB  # evidence takes about 145 bytes a row; a zip without extensions counts to 4.29 GB
    total_bytes: int = 16 * GB  # ten million rows are about 2 GB as CSV, and less as Parquet
    name_bytes: int = 255  # the longest name that usual file systems take
    path_depth: int = 6  # annotations/double/annotator_1/ARTICLE.yaml has 4
    ratio: int = 200  # CSV of this kind shrinks 2 to 8 times, a zip bomb 1,000 times
    ratio_from: int = MB  # a smaller file cannot fill a disk, whatever its ratio


LIMITS: Final = Limits()

"""Upper limits for the size of a package that is opened."""

from dataclasses import dataclass
from typing import Final

MB: Final = 1_000_000
GB: Final = 1_000 * MB


@dataclass(frozen=True)
class Limits:
    """Size limits, with ample room for a package of ten million rows and a hundred thousand articles."""

    files: int = 120_000  # in a folder: 100,000 articles and the partitions of the tables
    zip_entries: int = 60_000  # 50,000 articles and each table twice; a zip without extensions holds at most 65,535
    descriptor_bytes: int = 128 * MB  # an article takes about 700 bytes, and as much again with its expected row counts
    descriptor_nodes: int = 1_000_000  # lists and objects; an article takes nine, and each costs Python 64 bytes
    descriptor_depth: int = 12  # the deepest value of a package has 7 levels: the constraints of a field
    digits: int = 18  # enough for any number of bytes or rows, and fits 64 bits
    file_bytes: int = 4 * GB  # evidence takes about 145 bytes a row; a zip without extensions allows 4.29 GB
    total_bytes: int = 16 * GB  # ten million rows are about 2 GB as CSV and less as Parquet
    name_bytes: int = 255  # the longest file name on common file systems
    path_depth: int = 6  # annotations/double/annotator_1/ARTICLE.yaml has 4
    compression_ratio: int = 200  # CSV of this kind compresses 2 to 8 times, a zip bomb 1,000 times
    ratio_checked_from: int = MB  # smaller files cannot fill a disk, whatever their ratio


LIMITS: Final = Limits()

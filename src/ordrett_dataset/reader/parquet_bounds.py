"""Find out what a Parquet file unpacks to, from its footer and page headers, before anything unpacks it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from ordrett_dataset.reader.thrift import ThriftError, ThriftReader, ThriftStruct
from ordrett_dataset.untrusted.scan_folder import open_regular_file

MAGIC: Final = b"PAR1"
TAIL_BYTES: Final = 8  # the length of the footer and the magic bytes
# A footer holds the smallest and largest value of each column in each row group of about 250,000 rows.
MAX_FOOTER_BYTES: Final = 1_000_000
# A page header holds two values at most; nearly all are short.
PAGE_HEADER_BYTES: Final = (256, 64_000)
# Encodings in which a value takes as many bytes as in memory, or stands once in a dictionary. In others, such as
# DELTA_BYTE_ARRAY, few bytes become many.
ENCODINGS: Final = {0: "PLAIN", 2: "PLAIN_DICTIONARY", 3: "RLE", 8: "RLE_DICTIONARY"}

# The types of the columns, as Arrow writes them. Under any other key, a file could carry what nobody sees.
METADATA_KEYS: Final = (b"ARROW:schema",)
MAX_KEY_SHOWN: Final = 40

# Field ids of parquet.thrift: of FileMetaData, RowGroup, ColumnChunk, ColumnMetaData and PageHeader.
FILE_ROWS, FILE_ROW_GROUPS, FILE_METADATA = 3, 4, 5
METADATA_KEY = 1
GROUP_COLUMNS, GROUP_ROWS = 1, 3
CHUNK_METADATA = 3
COLUMN_VALUES, COLUMN_PACKED_BYTES, COLUMN_DATA_OFFSET, COLUMN_DICTIONARY_OFFSET = 5, 7, 9, 11
PAGE_UNPACKED_BYTES, PAGE_PACKED_BYTES = 2, 3
# Field id of the header of each kind of page -> field id of the encoding in it.
PAGE_ENCODING: Final = {5: 2, 7: 2, 8: 4}


class ParquetBounds(NamedTuple):
    """Upper limits for what a Parquet file unpacks to."""

    n_rows: int
    unpacked_bytes: int


def read_parquet_bounds(path: Path) -> ParquetBounds:
    """Return rows and unpacked bytes of a Parquet file.

    The bytes are those stated in the header of every page, because readers allocate memory by these, and not by the
    footer. Raises ThriftError if the file is damaged or in an encoding that no build writes.
    """
    with open_regular_file(path) as file:
        size = file.seek(0, os.SEEK_END)
        footer = _read_footer(file, size)
        try:
            return _sum_bounds(file, size, footer)
        except (AttributeError, KeyError, TypeError):
            raise ThriftError("its footer or a page header is damaged") from None


def _read_footer(file: BinaryIO, size: int) -> ThriftStruct:
    file.seek(max(0, size - TAIL_BYTES))
    tail = file.read()
    length = int.from_bytes(tail[:4], "little")
    if not tail.endswith(MAGIC) or length > size - TAIL_BYTES:
        raise ThriftError("no Parquet file, or a part of one")
    if length > MAX_FOOTER_BYTES:
        raise ThriftError(f"a footer of {length:,} bytes, more than {MAX_FOOTER_BYTES:,}")
    file.seek(size - TAIL_BYTES - length)
    return ThriftReader(file.read(length)).read_struct()


def _sum_bounds(file: BinaryIO, size: int, footer: ThriftStruct) -> ParquetBounds:
    for entry in footer.get(FILE_METADATA, []):
        if entry[METADATA_KEY] not in METADATA_KEYS:
            raise ThriftError(
                f"its footer has metadata under {entry[METADATA_KEY][:MAX_KEY_SHOWN]!r}: no build writes it"
            )
    groups = footer.get(FILE_ROW_GROUPS, [])
    n_rows = sum(group[GROUP_ROWS] for group in groups)
    columns = [chunk[CHUNK_METADATA] for group in groups for chunk in group[GROUP_COLUMNS]]
    if footer[FILE_ROWS] != n_rows or any(column[COLUMN_VALUES] > n_rows for column in columns):
        raise ThriftError("its footer states several numbers of rows")
    # Columns that overlap would be walked many times.
    if sum(column[COLUMN_PACKED_BYTES] for column in columns) > size:
        raise ThriftError("its columns are larger than the file")
    return ParquetBounds(n_rows, sum(unpacked for column in columns for unpacked in _page_sizes(file, column, size)))


def _page_sizes(file: BinaryIO, column: ThriftStruct, size: int) -> Iterator[int]:
    """Yield the unpacked size of each page of a column in a row group."""
    offsets = [column[key] for key in (COLUMN_DATA_OFFSET, COLUMN_DICTIONARY_OFFSET) if column.get(key)]
    position = min(offsets, default=size)
    end = position + column[COLUMN_PACKED_BYTES]
    if not 0 <= position <= end <= size:
        raise ThriftError("a column lies outside the file")
    while position < end:
        header, header_bytes = _read_page_header(file, position)
        kinds = [kind for kind in PAGE_ENCODING if kind in header]
        if not kinds or header[PAGE_UNPACKED_BYTES] < 0 or header[PAGE_PACKED_BYTES] < 0:
            raise ThriftError("a page header is damaged")
        if any(header[kind][PAGE_ENCODING[kind]] not in ENCODINGS for kind in kinds):
            raise ThriftError(f"a page has an encoding other than {', '.join(ENCODINGS.values())}")
        yield header[PAGE_UNPACKED_BYTES]
        position += header_bytes + header[PAGE_PACKED_BYTES]


def _read_page_header(file: BinaryIO, position: int) -> tuple[ThriftStruct, int]:
    """Return the page header at a position, and its length in bytes."""
    for length in PAGE_HEADER_BYTES:
        file.seek(position)
        reader = ThriftReader(file.read(length))
        try:
            return reader.read_struct(), reader.position
        except ThriftError:
            if length == PAGE_HEADER_BYTES[-1]:
                raise
    raise AssertionError("unreachable")  # the last length returns or raises

"""The records of JSON, JSON Lines, CSV, TSV and Parquet files."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from ordrett.errors import InputError

# Keys under which a file keeps its list of articles.
LIST_KEYS: Final = ("articles", "items", "docs", "documents", "results", "data", "@graph")
DELIMITERS: Final = (",", ";", "\t", "|")
LINE: Final = re.compile("[^\n]+")
MAX_CELL: Final = 100_000_000  # characters; the default of csv is 131,072


class Record(NamedTuple):
    """A record of a file: its number, from 1, or None if it is the whole file; its fields, or what is wrong with it."""

    number: int | None
    fields: Mapping[str, Any]
    error: InputError | None = None


def read_json(text: str, location: str) -> Iterator[Record]:
    """Yield the article of a JSON file, or each article of its list; raise InputError if it is not JSON."""
    try:
        content = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        hint = "Correct it, or name the file .jsonl if each line is a record."
        raise InputError(location, "file_is_json", str(error), hint) from None
    if isinstance(content, dict):
        items = next((content[key] for key in LIST_KEYS if isinstance(content.get(key), list)), None)
        if items is None:
            yield Record(None, content)
            return
        content = items
    if not isinstance(content, list):
        problem, hint = f"a {type(content).__name__}", "It must be an object with a text, or a list of such objects."
        raise InputError(location, "file_has_records", problem, hint)
    for number, item in enumerate(content, 1):
        yield _record(number, item, location)


def read_json_lines(text: str, location: str) -> Iterator[Record]:
    """Yield the record of each line that is not blank."""
    # All lines at once would take as much memory again as the text.
    lines = (match[0] for match in LINE.finditer(text, int(text.startswith("\ufeff"))))
    for number, line in enumerate((line for line in lines if line.strip()), 1):
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as error:
            place = f"{location} record {number}"
            yield Record(number, {}, InputError(place, "record_is_json", str(error), "Correct the line."))
        else:
            yield _record(number, item, location)


def read_csv(text: str, location: str, delimiter: str | None = None) -> Iterator[Record]:
    """Yield the rows below the header; the delimiter is the most frequent candidate of the header."""
    text = text.removeprefix("\ufeff")
    header_line = text.partition("\n")[0]
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter or max(DELIMITERS, key=header_line.count), strict=True
    )
    number = 0
    try:
        header = next(reader, [])
        for number, row in enumerate((row for row in reader if row), 1):
            if len(row) != len(header):
                place, problem = f"{location} record {number}", f"{len(row)} cells, the header has {len(header)}"
                hint = "Quote cells with the delimiter in them."
                yield Record(number, {}, InputError(place, "record_matches_header", problem, hint))
            else:
                yield Record(number, dict(zip(header, row, strict=True)))
    except csv.Error as error:
        place, hint = f"{location} record {number + 1}", "Close every quotation mark; what follows was not read."
        yield Record(number + 1, {}, InputError(place, "file_is_csv", str(error), hint))


def read_parquet(data: bytes, location: str) -> Iterator[Record]:
    """Yield the rows of a Parquet file."""
    import polars as pl

    try:
        frame = pl.read_parquet(io.BytesIO(data))
    except Exception as error:
        if not isinstance(error, (pl.exceptions.PolarsError, OSError)):
            raise
        hint = "Get the file again, or write it anew."
        raise InputError(location, "file_is_parquet", str(error).partition("\n")[0], hint) from None
    for number, row in enumerate(frame.iter_rows(named=True), 1):
        yield Record(number, row)


def _record(number: int, item: object, location: str) -> Record:
    if isinstance(item, dict):
        return Record(number, item)
    problem = f"it is a {type(item).__name__}, not an object"
    error = InputError(f"{location} record {number}", "record_is_object", problem, "Make it an object with a text.")
    return Record(number, {}, error)

"""The rows of CSV and TSV files, as spreadsheets and scripts write them."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from ordrett.errors import InputError
from ordrett_dataset.sources.field_names import FIELD_NAMES
from ordrett_dataset.sources.record import Record

DELIMITERS: Final = (",", ";", "\t", "|")
# The line in which Excel says which delimiter follows.
DELIMITER_LINE: Final = re.compile(r"sep=(?P<delimiter>[,;\t|])\r?\n", re.IGNORECASE)
QUOTED: Final = re.compile('".*"', re.DOTALL)
MAX_CELL: Final = 100_000_000  # characters; the default of csv is 131,072
# The ways in which quotation marks are written within a cell: doubled, after a backslash, as any other character.
DIALECTS: Final[tuple[dict[str, Any], ...]] = (
    {"doublequote": True},
    {"doublequote": False, "escapechar": "\\"},
    {"quoting": csv.QUOTE_NONE},
)


def read_csv(text: str, location: str, delimiter: str | None = None) -> Iterator[Record]:
    """Yield the rows below the header, and an error for each that is not like it.

    The delimiter is `delimiter` if the header has it, else the most frequent candidate there. Quotation marks are read
    in the first way in which every row has as many cells as the header. Raises InputError if a name that matters stands
    twice in the header.
    """
    text = text.removeprefix("\ufeff")
    if declared := DELIMITER_LINE.match(text):
        text, delimiter = text[declared.end() :], declared["delimiter"]
    header_line = re.split("[\r\n]", text, maxsplit=1)[0]
    if delimiter is None or delimiter not in header_line:
        delimiter = max(DELIMITERS, key=header_line.count)
    csv.field_size_limit(MAX_CELL)
    dialect = next((d for d in DIALECTS if _fits(text, delimiter, d)), DIALECTS[0])
    yield from _read_rows(text, location, delimiter, dialect)


def _fits(text: str, delimiter: str, dialect: dict[str, Any]) -> bool:
    """Return whether all rows have as many cells as the header, none of them with quotation marks around it."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, **dialect)
    has_marks = dialect.get("quoting") == csv.QUOTE_NONE
    try:
        n_cells = len(next(rows, []))
        return all(
            len(row) == n_cells and not (has_marks and any(QUOTED.fullmatch(cell) for cell in row))
            for row in rows
            if row
        )
    except csv.Error:
        return False


def _read_rows(text: str, location: str, delimiter: str, dialect: dict[str, Any]) -> Iterator[Record]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, **dialect)
    header: list[str] | None = None
    number = 0
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            # The reader goes on with the next line.
            number += header is not None
            hint = "Close every quotation mark, and double those within a cell."
            yield _broken(location, number, "record_is_csv", str(error), hint)
            continue
        if not row:
            continue
        if header is None:
            header = row
            _require_unique_names(header, location)
            continue
        number += 1
        if len(row) != len(header):
            problem = f"it has {len(row)} cells, the header has {len(header)}"
            yield _broken(location, number, "record_matches_header", problem, "Quote cells with the delimiter in them.")
        else:
            yield Record(number, dict(zip(header, row, strict=True)))


def _broken(location: str, number: int, code: str, problem: str, hint: str) -> Record:
    return Record(number, {}, InputError(f"{location} record {number}", code, problem, hint))


def _require_unique_names(header: list[str], location: str) -> None:
    known = {name for names in FIELD_NAMES.values() for name in names}
    counts = Counter(name.strip().casefold() for name in header)
    if repeated := [name for name, count in counts.items() if count > 1 and name in known]:
        problem = f"several columns are called {', '.join(repeated)}"
        raise InputError(location, "column_names_are_unique", problem, "Rename or remove all but one.")

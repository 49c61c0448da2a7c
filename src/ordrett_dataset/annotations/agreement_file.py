"""The file that says on which rows two independent annotators agreed."""

import csv
from pathlib import Path
from typing import Final

from ordrett.errors import InputError
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.codebook import CODEBOOK

AGREEMENT_FILE: Final = "agreement.csv"
COLUMNS: Final = ("table", "row_id", "agreement")


def load_agreement(folder: Path | None) -> dict[tuple[str, str], str]:
    """Return the agreement on each row by table and row id; empty if there is no folder of annotations or no such file.

    Raises InputError if the file is not a CSV with these columns and codes.
    """
    path = folder and folder / AGREEMENT_FILE
    if path is None or not path.is_file():
        return {}
    try:
        header, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines(), strict=True)
    except (csv.Error, UnicodeDecodeError, ValueError) as error:
        raise _error(str(error)) from None
    if tuple(header) != COLUMNS:
        raise _error(f"its columns are {', '.join(header)}")
    agreement: dict[tuple[str, str], str] = {}
    for number, row in enumerate(rows, start=2):
        is_valid = len(row) == len(COLUMNS) and row[0] in TABLES and row[2] in CODEBOOK["agreement"]
        if not is_valid or (row[0], row[1]) in agreement:
            raise _error(f"line {number} is not valid: {','.join(row)}")
        agreement[row[0], row[1]] = row[2]
    return agreement


def _error(problem: str) -> InputError:
    hint = f"It needs the columns {', '.join(COLUMNS)}, one line for each row, and the codes of the codebook."
    return InputError(f"annotations/{AGREEMENT_FILE}", "agreement_file_is_readable", problem, hint)

"""Write the tables to one Excel workbook, with XlsxWriter."""

import io
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

import polars as pl
import xlsxwriter

from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.metadata.citation.apa import format_citation
from ordrett_dataset.release.archive import build_zip
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.table_schema import table_schema

MAX_ROWS: Final = 1_048_576  # of a sheet, with its header
MAX_CELL_LENGTH: Final = 32_767  # characters, in UTF-16 code units
# Excel counts days from here; it cannot hold an earlier date.
FIRST_DATE: Final = date(1900, 1, 1)
# The workbook states when it was made, which must not be the time of the build.
CREATED: Final = datetime(1980, 1, 1)  # noqa: DTZ001 - XlsxWriter takes naive times
MAX_WIDTH: Final = 60


def fits_excel(tables: Mapping[str, pl.DataFrame]) -> bool:
    """Return whether no table has more rows, and no cell more characters, than a sheet can hold."""
    return all(
        tables[table].height < MAX_ROWS
        and all(len(text.encode("utf-16-le")) // 2 <= MAX_CELL_LENGTH for text in _longest_texts(tables[table]))
        for table in TABLES
    )


def write_excel(metadata: CorpusConfig, tables: Mapping[str, pl.DataFrame], path: Path) -> None:
    """Write a sheet for each table, and before them one that says what the workbook is.

    Text stays text, even if it looks like a formula, number or address. Dates are dates, but those before 1900, which
    Excel cannot hold, are ISO 8601 text. An empty cell is null. The same input gives the same bytes.
    """
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as workbook:
        workbook.set_properties({"title": metadata.title, "created": CREATED})
        header = workbook.add_format({"bold": True})
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        about = workbook.add_worksheet("about")
        about.set_column(0, 0, MAX_WIDTH * 2)
        for row, line in enumerate(_about(metadata, tables)):
            about.write_string(row, 0, line, header if row == 0 else None)
        for table in TABLES:
            _write_sheet(workbook.add_worksheet(table), table, tables[table], header, day)
    with ZipFile(content) as archive:
        path.write_bytes(build_zip({name: archive.read(name) for name in archive.namelist()}))


def _write_sheet(sheet: Any, table: str, rows: pl.DataFrame, header: object, day: object) -> None:  # noqa: ANN401 - XlsxWriter is not typed
    fields = table_schema(TABLES[table])["fields"]
    sheet.freeze_panes(1, 1)
    for column, field in enumerate(fields):
        name = field["name"]
        sheet.write_string(0, column, name, header)
        for row, value in enumerate(rows[name], 1):
            match value:
                case str():
                    sheet.write_string(row, column, value)
                case bool():
                    sheet.write_boolean(row, column, value)
                case int():
                    sheet.write_number(row, column, value)
                case date() if value >= FIRST_DATE:
                    sheet.write_datetime(row, column, value, day)
                case date():
                    sheet.write_string(row, column, value.isoformat())
        sheet.set_column(column, column, min(MAX_WIDTH, max(len(name), _typical_length(rows[name])) + 2))
    sheet.autofilter(0, 0, rows.height, len(fields) - 1)


def _about(metadata: CorpusConfig, tables: Mapping[str, pl.DataFrame]) -> list[str]:
    counts = (f"{table}: {tables[table].height} rows. {TABLES[table].__doc__}" for table in TABLES)
    return [
        metadata.title,
        " ".join(metadata.description.split()),
        f"Version {metadata.version}" + (f", {metadata.licence}" if metadata.licence else ""),
        format_citation(metadata),
        "The columns are described in docs/data-dictionary.md of the release, the rights in LICENSE-DATA.md.",
        *counts,
    ]


def _typical_length(column: pl.Series) -> int:
    """Return the number of characters that nine of ten values do not exceed."""
    return int(column.cast(pl.String).str.len_chars().quantile(0.9) or 0)


def _longest_texts(rows: pl.DataFrame) -> list[str]:
    """Return the longest text of each column."""
    columns = rows.select(pl.col(pl.String)).get_columns()
    positions = ((column, column.str.len_bytes().arg_max()) for column in columns)
    return [column[position] for column, position in positions if position is not None]

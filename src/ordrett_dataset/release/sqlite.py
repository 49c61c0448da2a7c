"""Tables -> one SQLite file with keys, constraints and a view a table."""

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import polars as pl

from ordrett_dataset.schemas import KEYS, TABLES
from ordrett_dataset.schemas.table_schema import table_schema

TYPES: Final = {"string": "TEXT", "integer": "INTEGER", "boolean": "INTEGER", "date": "TEXT"}
# What a key that points at a row stands for, to a reader.
NAMES: Final = {
    "articles": ("headline", "publisher", "published"),
    "people": ("name",),
    "quotes": ("text",),
    "events": ("label",),
    "external_sources": ("publisher", "title"),
}
# Where the header of the file counts its changes and names the version of the library that wrote it last.
CHANGES, VALID_FOR, VERSION = slice(24, 28), slice(92, 96), slice(96, 100)


def sqlite_file(tables: Mapping[str, pl.DataFrame], path: Path) -> None:
    """Write the tables to `path`, where nothing is yet: STRICT tables with the keys, and TABLE_named beside each.

    A view holds its table's columns and, beside each foreign key, what the row is called that it points at. Booleans
    are 0 and 1, dates ISO 8601 text. The same library gives the same bytes.
    """
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA page_size = 4096")
    base.execute("PRAGMA journal_mode = OFF")
    base.execute("BEGIN")
    for table in TABLES:
        base.execute(_table(table))
        marks = ", ".join("?" * tables[table].width)
        rows = tables[table].with_columns(pl.col(pl.Date).dt.to_string("iso")).iter_rows()
        base.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608 - the project's own names
    for statement in (*_indices(), *map(_view, TABLES)):
        base.execute(statement)
    base.execute("COMMIT")
    base.close()
    with path.open("r+b") as file:
        header = bytearray(file.read(100))
        header[CHANGES] = header[VALID_FOR] = (1).to_bytes(4)
        header[VERSION] = bytes(4)
        file.seek(0)
        file.write(header)


def _table(table: str) -> str:
    schema = table_schema(TABLES[table])
    lines = [f'"{field["name"]}" {" ".join(_column(field))}' for field in schema["fields"]]
    lines.append(f"PRIMARY KEY ({_listed(schema['primaryKey'])})")
    for key in schema.get("foreignKeys", []):
        to = key["reference"]
        lines.append(f'FOREIGN KEY ({_listed(key["fields"])}) REFERENCES "{to["resource"]}" ({_listed(to["fields"])})')
    return f'CREATE TABLE "{table}" (\n  ' + ",\n  ".join(lines) + "\n) STRICT"


def _column(field: Mapping[str, Any]) -> Iterator[str]:
    name, bounds = f'"{field["name"]}"', field["constraints"]
    yield TYPES[field["type"]]
    if bounds["required"]:
        yield "NOT NULL"
    if bounds.get("unique"):
        yield "UNIQUE"
    if field["type"] == "boolean":
        yield f"CHECK ({name} IN (0, 1))"
    if field["type"] == "date":
        yield f"CHECK ({name} = date({name}, '+0 days'))"
    if "enum" in bounds:
        values = ", ".join("'" + value.replace("'", "''") + "'" for value in bounds["enum"])
        yield f"CHECK ({name} IN ({values}))"
    if "minimum" in bounds:
        yield f"CHECK ({name} >= {bounds['minimum']})"
    if "minLength" in bounds:
        yield f"CHECK (length({name}) >= {bounds['minLength']})"


def _pointing(table: str) -> Iterator[tuple[str, str]]:
    """Yield the columns of a table that point at rows, and the tables of those."""
    for key in table_schema(TABLES[table]).get("foreignKeys", []):
        yield key["fields"][0], key["reference"]["resource"]


def _indices() -> Iterator[str]:
    for table in TABLES:
        for column, _ in _pointing(table):
            if column not in KEYS[table][:1]:
                yield f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")'


def _view(table: str) -> str:
    columns, joins = [f'"{table}".*'], ""
    for column, to in _pointing(table):
        role = column.removesuffix("_id")
        columns += [f'"{role}"."{name}" AS "{role}_{name}"' for name in NAMES[to]]
        joins += f'\n  LEFT JOIN "{to}" AS "{role}" ON "{role}"."{KEYS[to][0]}" = "{table}"."{column}"'
    return f'CREATE VIEW "{table}_named" AS SELECT {", ".join(columns)}\n  FROM "{table}"{joins}'  # noqa: S608 - the project's own names


def _listed(columns: list[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)

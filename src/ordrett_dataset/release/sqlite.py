"""Write the tables to one SQLite file with keys, constraints and a readable view of each table."""

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import polars as pl

from ordrett_dataset.schemas import KEYS, TABLES
from ordrett_dataset.schemas.table_schema import table_schema

SQL_TYPES: Final = {"string": "TEXT", "integer": "INTEGER", "boolean": "INTEGER", "date": "TEXT"}
# The columns that name a row of a table to a reader; a view adds them beside each foreign key.
LABEL_COLUMNS: Final = {
    "articles": ("headline", "publisher", "published"),
    "people": ("name", "name_en"),
    "quotes": ("text",),
    "events": ("label",),
    "external_sources": ("publisher", "title"),
}
# Fields of the file header: change counter, version for which it is valid, library version of the last writer.
CHANGE_COUNTER, VALID_FOR, LIBRARY_VERSION = slice(24, 28), slice(92, 96), slice(96, 100)


class ForeignKey(NamedTuple):
    """A column that refers to a row, and the table of that row."""

    column: str
    table: str


def write_sqlite(tables: Mapping[str, pl.DataFrame], path: Path) -> None:
    """Write the tables as STRICT tables to a new file `path`, with a view TABLE_named for each.

    A view has the columns of its table and, for each foreign key, the label columns of the row that it refers to, such
    as `article_headline` and `person_name_en`; a label whose name is already a column of the table, such as
    `speaker_name`, is left out. Booleans are 0 and 1, dates are ISO 8601 text. The same SQLite version writes the same
    bytes.
    """
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA page_size = 4096")
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("BEGIN")
    for table in TABLES:
        database.execute(_create_table(table))
        placeholders = ", ".join("?" * tables[table].width)
        rows = tables[table].with_columns(pl.col(pl.Date).dt.to_string("iso")).iter_rows()
        database.executemany(f'INSERT INTO "{table}" VALUES ({placeholders})', rows)  # noqa: S608 - names from the schemas
    for statement in (*_create_indices(), *map(_create_view, TABLES)):
        database.execute(statement)
    database.execute("COMMIT")
    database.close()
    _normalise_header(path)


def _normalise_header(path: Path) -> None:
    """Overwrite the header fields that depend on how, and by which library, the file was written."""
    with path.open("r+b") as file:
        header = bytearray(file.read(100))
        header[CHANGE_COUNTER] = header[VALID_FOR] = (1).to_bytes(4)
        header[LIBRARY_VERSION] = bytes(4)
        file.seek(0)
        file.write(header)


def _create_table(table: str) -> str:
    schema = table_schema(TABLES[table])
    lines = [f'"{field["name"]}" {" ".join(_column_definition(field))}' for field in schema["fields"]]
    lines.append(f"PRIMARY KEY ({_quote_names(schema['primaryKey'])})")
    for key in schema.get("foreignKeys", []):
        target = f'"{key["reference"]["resource"]}" ({_quote_names(key["reference"]["fields"])})'
        lines.append(f"FOREIGN KEY ({_quote_names(key['fields'])}) REFERENCES {target}")
    return f'CREATE TABLE "{table}" (\n  ' + ",\n  ".join(lines) + "\n) STRICT"


def _column_definition(field: Mapping[str, Any]) -> Iterator[str]:
    name, constraints = f'"{field["name"]}"', field["constraints"]
    yield SQL_TYPES[field["type"]]
    if constraints["required"]:
        yield "NOT NULL"
    if constraints.get("unique"):
        yield "UNIQUE"
    if field["type"] == "boolean":
        yield f"CHECK ({name} IN (0, 1))"
    if field["type"] == "date":
        yield f"CHECK ({name} = date({name}, '+0 days'))"
    if "enum" in constraints:
        values = ", ".join("'" + value.replace("'", "''") + "'" for value in constraints["enum"])
        yield f"CHECK ({name} IN ({values}))"
    if "minimum" in constraints:
        yield f"CHECK ({name} >= {constraints['minimum']})"
    if "minLength" in constraints:
        yield f"CHECK (length({name}) >= {constraints['minLength']})"


def _foreign_keys(table: str) -> Iterator[ForeignKey]:
    for key in table_schema(TABLES[table]).get("foreignKeys", []):
        yield ForeignKey(key["fields"][0], key["reference"]["resource"])


def _create_indices() -> Iterator[str]:
    for table in TABLES:
        for key in _foreign_keys(table):
            if key.column not in KEYS[table][:1]:
                yield f'CREATE INDEX "{table}_{key.column}" ON "{table}" ("{key.column}")'


def _create_view(table: str) -> str:
    own_columns = {field["name"] for field in table_schema(TABLES[table])["fields"]}
    columns, joins = [f'"{table}".*'], ""
    for column, target in _foreign_keys(table):
        role = column.removesuffix("_id")
        aliases = {f"{role}_{label}": label for label in LABEL_COLUMNS[target]}
        columns += [f'{_label(role, aliases[alias])} AS "{alias}"' for alias in aliases if alias not in own_columns]
        joins += f'\n  LEFT JOIN "{target}" AS "{role}" ON "{role}"."{KEYS[target][0]}" = "{table}"."{column}"'
    return f'CREATE VIEW "{table}_named" AS SELECT {", ".join(columns)}\n  FROM "{table}"{joins}'  # noqa: S608 - names from the schemas


def _label(role: str, column: str) -> str:
    """Return the expression for a label; a person without an English name has the one that is printed."""
    return f'COALESCE("{role}"."name_en", "{role}"."name")' if column == "name_en" else f'"{role}"."{column}"'


def _quote_names(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)

"""Entities of a reading -> rows of tables, and the evidence that they bring."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from ordrett.edtf import bounds
from ordrett.reading import Evidence, Sourced, When
from ordrett.span import Span
from schemas import TABLES

Row = dict[str, Any]


class Rows:
    """Rows of all tables, and the evidence that they bring."""

    def __init__(self) -> None:
        self.of: dict[str, list[Row]] = {table: [] for table in TABLES}

    def add(self, table: str, key: str, entity: object, **known: Any) -> None:  # noqa: ANN401 - cells of all types
        """Add an entity as a row: a span becomes three columns, a date four, and a sourced value brings evidence."""
        row: Row = {}
        for field in fields(entity):  # type: ignore[arg-type]  # every entity is a dataclass, which typing cannot name
            row |= self._cells(table, key, field.name, getattr(entity, field.name))
        row |= known
        self.of[table].append({column: row[column] for column in TABLES[table].to_schema().columns})

    def _cells(self, table: str, key: str, column: str, value: object) -> Row:
        if isinstance(value, Sourced):
            self.of["evidence"] += _evidence(table, key, column, value)
            value = value.value
        columns = TABLES[table].to_schema().columns
        if f"{column}_start" in columns:
            return _span(column, value if isinstance(value, Span) else None)
        if f"{column}_basis" in columns:
            when = value if isinstance(value, When) else None
            return date_cells(column, when.edtf if when else None, when.basis if when else None)
        return {column: value}


def _span(column: str, span: Span | None) -> Row:
    return {
        column: span.text if span else None,
        f"{column}_start": span.start if span else None,
        f"{column}_end": span.end if span else None,
    }


def date_cells(column: str, edtf: str | None, basis: str | None) -> Row:
    """Return a date as the four columns that it has."""
    earliest, latest = bounds(edtf) if edtf else (None, None)
    return {column: edtf, f"{column}_earliest": earliest, f"{column}_latest": latest, f"{column}_basis": basis}


def _evidence(table: str, key: str, column: str, sourced: Sourced[Any]) -> Iterator[Row]:
    for n, reason in enumerate(sourced.evidence, start=1):
        yield {
            "cell_table": table,
            "cell_row": key,
            "cell_column": column,
            "n": n,
            "value": printed(sourced.value),
            **{field.name: getattr(reason, field.name) for field in fields(Evidence) if field.name != "span"},
            **_span("text", reason.span),
        }


def printed(value: object) -> str:
    """Return a cell as evidence repeats it."""
    if isinstance(value, When):
        return value.edtf
    return str(value).lower() if isinstance(value, bool) else str(value)

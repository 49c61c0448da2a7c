"""Entities of a reading -> rows of tables, and the evidence that they bring."""

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import Any, Final

from ordrett.edtf import parse_date_bounds
from ordrett.model import Attested, EdtfDate, Evidence
from ordrett.span import Span
from ordrett_dataset.schemas import TABLES

Row = dict[str, Any]
COLUMNS: Final = {table: tuple(model.to_schema().columns) for table, model in TABLES.items()}


class Rows:
    """Rows of all tables, and the evidence that they bring."""

    def __init__(self) -> None:
        self.of: dict[str, list[Row]] = {table: [] for table in TABLES}

    def add(self, table: str, key: str, entity: object, **known: Any) -> None:  # noqa: ANN401 - cells of all types
        """Add an entity as a row: a span becomes three columns, a date four, and a sourced value brings evidence."""
        row: Row = {}
        for column, kind in _columns(table, type(entity)):  # type: ignore[arg-type]  # a class can be hashed
            value = getattr(entity, column)
            if isinstance(value, Attested):
                if value.evidence:
                    self.of["evidence"] += _evidence(table, key, column, value)
                value = value.value
            if kind == "words":
                row |= _span(column, value)
            elif kind == "date":
                when = value if isinstance(value, EdtfDate) else None
                row |= date_cells(column, when.edtf if when else None, when.basis if when else None)
            else:
                row[column] = value
        row |= known
        self.of[table].append({column: row[column] for column in COLUMNS[table]})


@cache
def _columns(table: str, entity: type) -> tuple[tuple[str, str], ...]:
    """Return the fields of an entity, and for each whether it makes the columns of words, of a date, or just one."""
    held = COLUMNS[table]
    return tuple(
        (name, "words" if f"{name}_start" in held else "date" if f"{name}_basis" in held else "cell")
        for name in (field.name for field in fields(entity))
    )


def _span(column: str, span: Span | None) -> Row:
    if span is None:
        return {column: None, f"{column}_start": None, f"{column}_end": None}
    return {column: span.text, f"{column}_start": span.start, f"{column}_end": span.end}


def date_cells(column: str, edtf: str | None, basis: str | None) -> Row:
    """Return a date as the four columns that it has."""
    earliest, latest = parse_date_bounds(edtf) if edtf else (None, None)
    return {column: edtf, f"{column}_earliest": earliest, f"{column}_latest": latest, f"{column}_basis": basis}


REASON: Final = tuple(field.name for field in fields(Evidence) if field.name != "span")


def _evidence(table: str, key: str, column: str, sourced: Attested[Any]) -> Iterator[Row]:
    about = {"target_table": table, "target_id": key, "target_column": column, "value": printed(sourced.value)}
    for n, reason in enumerate(sourced.evidence, start=1):
        yield about | {"evidence_no": n} | {name: getattr(reason, name) for name in REASON} | _span("text", reason.span)


def printed(value: object) -> str:
    """Return a cell as evidence repeats it."""
    if isinstance(value, EdtfDate):
        return value.edtf
    return str(value).lower() if isinstance(value, bool) else str(value)

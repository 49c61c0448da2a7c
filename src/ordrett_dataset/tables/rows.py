"""From entities of the annotation model to rows of tables, with the evidence rows of every attested value."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from enum import Enum, auto
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from ordrett.edtf import parse_date_bounds
from ordrett.model import Attested, EdtfDate, Evidence
from ordrett.span import Span
from ordrett_dataset.schemas import TABLES

Row = dict[str, Any]
COLUMNS: Final = {table: tuple(model.to_schema().columns) for table, model in TABLES.items()}
EVIDENCE_FIELDS: Final = tuple(field.name for field in fields(Evidence) if field.name != "span")


class _Shape(Enum):
    """How many columns a field of an entity becomes."""

    CELL = auto()
    SPAN = auto()  # text, start, end
    DATE = auto()  # EDTF, earliest, latest, basis


class TableRows:
    """Rows of all tables, collected entity by entity; `agreement` is that of two annotators by table and row id."""

    def __init__(self, agreement: Mapping[tuple[str, str], str] = MappingProxyType({})) -> None:
        self.by_table: dict[str, list[Row]] = {table: [] for table in TABLES}
        self._agreement = agreement

    def add(self, table: str, row_id: str, entity: object, **cells: Any) -> None:  # noqa: ANN401 - cells of all types
        """Add an entity as a row, and the evidence of its attested values as rows of `evidence`.

        `cells` are columns that the entity itself does not have.
        """
        for column, _ in _columns(table, type(entity)):  # type: ignore[arg-type]  # a class can be hashed
            value = getattr(entity, column)
            if isinstance(value, Attested) and value.evidence:
                self.by_table["evidence"] += _evidence_rows(table, row_id, column, value)
        declared = {"agreement": self._agreement.get((table, row_id)), "reviewed": None}
        row = entity_cells(table, entity) | declared | cells
        self.by_table[table].append({column: row[column] for column in COLUMNS[table]})


def entity_cells(table: str, entity: object) -> Row:
    """Return the cells of an entity, without its evidence; a span becomes three columns, a date four."""
    row: Row = {}
    for column, shape in _columns(table, type(entity)):  # type: ignore[arg-type]  # a class can be hashed
        value = getattr(entity, column)
        value = value.value if isinstance(value, Attested) else value
        if shape is _Shape.SPAN:
            row |= _span_cells(column, value)
        elif shape is _Shape.DATE:
            date = value if isinstance(value, EdtfDate) else None
            row |= date_cells(column, date.edtf if date else None, date.basis if date else None)
        else:
            row[column] = value
    return row


@cache
def _columns(table: str, entity: type) -> tuple[tuple[str, _Shape], ...]:
    """Return the fields of an entity and the shape that the table has for each."""
    columns = COLUMNS[table]
    return tuple(
        (
            name,
            _Shape.SPAN if f"{name}_start" in columns else _Shape.DATE if f"{name}_basis" in columns else _Shape.CELL,
        )
        for name in (field.name for field in fields(entity))
    )


def _span_cells(column: str, span: Span | None) -> Row:
    if span is None:
        return {column: None, f"{column}_start": None, f"{column}_end": None}
    return {column: span.text, f"{column}_start": span.start, f"{column}_end": span.end}


def date_cells(column: str, edtf: str | None, basis: str | None) -> Row:
    """Return the four cells of a date: EDTF, first and last possible day, basis."""
    earliest, latest = parse_date_bounds(edtf) if edtf else (None, None)
    return {column: edtf, f"{column}_earliest": earliest, f"{column}_latest": latest, f"{column}_basis": basis}


def _evidence_rows(table: str, row_id: str, column: str, attested: Attested[Any]) -> Iterator[Row]:
    target = {
        "target_table": table,
        "target_id": row_id,
        "target_column": column,
        "value": format_cell(attested.value),
    }
    for number, evidence in enumerate(attested.evidence, start=1):
        details = {name: getattr(evidence, name) for name in EVIDENCE_FIELDS}
        yield target | {"evidence_no": number} | details | _span_cells("text", evidence.span)


def format_cell(value: object) -> str:
    """Return a value as the evidence table repeats it: a date as EDTF, a boolean in lower case."""
    if isinstance(value, EdtfDate):
        return value.edtf
    return str(value).lower() if isinstance(value, bool) else str(value)

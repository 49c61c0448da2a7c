"""Changes -> JSON, and back."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import polars as pl

from ordrett_dataset.versioning.compare import Changes, TableChanges
from ordrett_dataset.versioning.metadata_diff import Statement
from ordrett_dataset.versioning.row_diff import KEY, RowChanges
from ordrett_dataset.versioning.table_shape import NAME_OF, TYPE_OF, Shape


def as_json(made: Changes) -> dict[str, Any]:
    """Return all changes as an object of JSON: `package`, `tables` by name, `files`.

    What is said of package, tables and files is a list of `path`, `before` and `after`; rows are objects by column;
    cells are listed by column, each with its `key`, also those of a column that came or went, whose other side is null.
    Dates are strings of ISO 8601. What only one side has lacks the key of the other.
    """
    return {
        "package": _said(made.said),
        "tables": {name: _table(table) for name, table in made.tables.items()},
        "files": _said(made.files),
    }


def from_json(content: Mapping[str, Any]) -> Changes:
    """Return the changes that `as_json` wrote."""
    tables = {name: _table_of(table) for name, table in content["tables"].items()}
    return Changes(_said_of(content["package"]), tables, _said_of(content["files"]))


def _said(made: Iterable[Statement]) -> list[dict[str, Any]]:
    return [
        {"path": list(said.path)}
        | {side: value for side, value in (("before", said.before), ("after", said.after)) if value is not None}
        for said in made
    ]


def _said_of(content: Iterable[Mapping[str, Any]]) -> tuple[Statement, ...]:
    return tuple(Statement(tuple(said["path"]), said.get("before"), said.get("after")) for said in content)


def _table(table: TableChanges) -> dict[str, Any]:
    shapes = {"before": table.before, "after": table.after}
    return {
        "columns": {side: _shape(shape) for side, shape in shapes.items() if shape},
        "referred": table.referred,
        "said": _said(table.said),
        "added": _rows(table.rows.added),
        "removed": _rows(table.rows.removed),
        "cells": {name: [_cell(row) for row in _rows(cells)] for name, cells in table.rows.cells.items()},
    }


def _table_of(content: Mapping[str, Any]) -> TableChanges:
    before, after = (_shape_of(content["columns"].get(side)) for side in ("before", "after"))
    rows = RowChanges(
        _frame(content["added"], after.types if after else {}),
        _frame(content["removed"], before.types if before else {}),
        {name: _cells_of(name, cells, before, after) for name, cells in content["cells"].items()},
    )
    return TableChanges(before, after, content["referred"], _said_of(content["said"]), rows)


def _shape(shape: Shape) -> dict[str, Any]:
    return {"key": list(shape.key), "types": {name: NAME_OF[made] for name, made in shape.types.items()}}


def _shape_of(content: Mapping[str, Any] | None) -> Shape | None:
    if content is None:
        return None
    return Shape({name: TYPE_OF[made] for name, made in content["types"].items()}, tuple(content["key"]))


def _rows(rows: pl.DataFrame) -> list[dict[str, Any]]:
    return rows.with_columns(pl.col(pl.Date).dt.to_string("iso")).to_dicts()


def _cell(row: Mapping[str, Any]) -> dict[str, Any]:
    key = {name.removeprefix(KEY): value for name, value in row.items() if name.startswith(KEY)}
    return {"key": key, "before": row["before"], "after": row["after"]}


def _cells_of(
    column: str, cells: Iterable[Mapping[str, Any]], before: Shape | None, after: Shape | None
) -> pl.DataFrame:
    assert before is not None  # noqa: S101 - cells change in a table that both sides have
    assert after is not None  # noqa: S101
    types = {KEY + name: made for name, made in after.key_types.items()}
    types |= {"before": {**after.types, **before.types}[column], "after": {**before.types, **after.types}[column]}
    rows = [{KEY + name: value for name, value in cell["key"].items()} | dict(cell) for cell in cells]
    return _frame(rows, types)


def _frame(rows: list[dict[str, Any]], types: Mapping[str, pl.DataType]) -> pl.DataFrame:
    dates = {name for name, made in types.items() if made == pl.Date()}
    cells = {
        name: [date.fromisoformat(row[name]) if name in dates and row[name] is not None else row[name] for row in rows]
        for name in types
    }
    return pl.DataFrame(cells, schema=dict(types))

"""Write changes as JSON, and read them back."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import polars as pl

from ordrett_dataset.versioning.compare import Changes, TableChanges
from ordrett_dataset.versioning.metadata_diff import MetadataChange
from ordrett_dataset.versioning.rekeyed_rows import find_rekeyed_rows
from ordrett_dataset.versioning.row_diff import KEY_PREFIX, RowChanges
from ordrett_dataset.versioning.table_shape import DTYPE_BY_TYPE, TYPE_BY_DTYPE, TableShape


def changes_to_json(changes: Changes) -> dict[str, Any]:
    """Return the changes as a JSON object with the keys `metadata`, `tables` (by name) and `files`.

    A metadata change has `path`, `before` and `after`; the side where the value is absent is left out. Rows are objects
    by column. Cells are listed by column, each with its `key`, `before` and `after`; in a column that was added or
    removed, one side is null. Dates are ISO 8601 strings.
    """
    return {
        "metadata": _metadata_to_json(changes.metadata),
        "tables": {name: _table_to_json(table) for name, table in changes.tables.items()},
        "files": _metadata_to_json(changes.files),
    }


def changes_from_json(content: Mapping[str, Any]) -> Changes:
    """Return the changes that `changes_to_json` wrote."""
    tables = {name: _table_from_json(table) for name, table in content["tables"].items()}
    return Changes(_metadata_from_json(content["metadata"]), tables, _metadata_from_json(content["files"]))


def _metadata_to_json(changes: Iterable[MetadataChange]) -> list[dict[str, Any]]:
    return [
        {"path": list(change.path)}
        | {side: value for side, value in (("before", change.before), ("after", change.after)) if value is not None}
        for change in changes
    ]


def _metadata_from_json(content: Iterable[Mapping[str, Any]]) -> tuple[MetadataChange, ...]:
    return tuple(MetadataChange(tuple(item["path"]), item.get("before"), item.get("after")) for item in content)


def _table_to_json(table: TableChanges) -> dict[str, Any]:
    """Return the changes of a table; `rekeyed` tells which added row replaces which removed one, and how it differs."""
    rekeyed = find_rekeyed_rows(table)
    shapes = {"before": table.before, "after": table.after}
    return {
        "columns": {side: _shape_to_json(shape) for side, shape in shapes.items() if shape},
        "is_referenced": table.is_referenced,
        "metadata": _metadata_to_json(table.metadata),
        "added": _rows_to_json(table.rows.added),
        "removed": _rows_to_json(table.rows.removed),
        "rekeyed": [
            {
                "before": row.before,
                "after": row.after,
                "cells": {
                    name: {"before": _value_to_json(old), "after": _value_to_json(new)}
                    for name, (old, new) in row.cells.items()
                },
            }
            for row in (rekeyed.rows() if rekeyed else ())
        ],
        "cells": {
            name: [_cell_to_json(row) for row in _rows_to_json(cells)] for name, cells in table.rows.cells.items()
        },
    }


def _table_from_json(content: Mapping[str, Any]) -> TableChanges:
    before, after = (_shape_from_json(content["columns"].get(side)) for side in ("before", "after"))
    rows = RowChanges(
        _frame_from_json(content["added"], after.dtypes if after else {}),
        _frame_from_json(content["removed"], before.dtypes if before else {}),
        {name: _cells_from_json(name, cells, before, after) for name, cells in content["cells"].items()},
    )
    return TableChanges(before, after, content["is_referenced"], _metadata_from_json(content["metadata"]), rows)


def _shape_to_json(shape: TableShape) -> dict[str, Any]:
    return {"key": list(shape.key), "types": {name: TYPE_BY_DTYPE[dtype] for name, dtype in shape.dtypes.items()}}


def _shape_from_json(content: Mapping[str, Any] | None) -> TableShape | None:
    if content is None:
        return None
    return TableShape({name: DTYPE_BY_TYPE[kind] for name, kind in content["types"].items()}, tuple(content["key"]))


def _rows_to_json(rows: pl.DataFrame) -> list[dict[str, Any]]:
    return rows.with_columns(pl.col(pl.Date).dt.to_string("iso")).to_dicts()


def _value_to_json(value: Any) -> Any:  # noqa: ANN401 - any cell
    return value.isoformat() if isinstance(value, date) else value


def _cell_to_json(row: Mapping[str, Any]) -> dict[str, Any]:
    key = {name.removeprefix(KEY_PREFIX): value for name, value in row.items() if name.startswith(KEY_PREFIX)}
    return {"key": key, "before": row["before"], "after": row["after"]}


def _cells_from_json(
    column: str, cells: Iterable[Mapping[str, Any]], before: TableShape | None, after: TableShape | None
) -> pl.DataFrame:
    assert before is not None  # noqa: S101 - only a table that both versions have can have changed cells
    assert after is not None  # noqa: S101
    dtypes = {KEY_PREFIX + name: dtype for name, dtype in after.key_dtypes.items()}
    dtypes["before"] = {**after.dtypes, **before.dtypes}[column]
    dtypes["after"] = {**before.dtypes, **after.dtypes}[column]
    rows = [{KEY_PREFIX + name: value for name, value in cell["key"].items()} | dict(cell) for cell in cells]
    return _frame_from_json(rows, dtypes)


def _frame_from_json(rows: list[dict[str, Any]], dtypes: Mapping[str, pl.DataType]) -> pl.DataFrame:
    columns = {name: [_value_from_json(row[name], dtype) for row in rows] for name, dtype in dtypes.items()}
    return pl.DataFrame(columns, schema=dict(dtypes))


def _value_from_json(value: Any, dtype: pl.DataType) -> Any:  # noqa: ANN401 - any cell
    return date.fromisoformat(value) if dtype == pl.Date() and value is not None else value

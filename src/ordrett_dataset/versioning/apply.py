"""Apply changes to the earlier tables to get the later ones."""

from collections.abc import Mapping

import polars as pl

from ordrett_dataset.versioning.compare import Changes, TableChanges
from ordrett_dataset.versioning.row_diff import KEY_PREFIX


def apply_changes(changes: Changes, before: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Return the tables that `changes` turns `before` into; each changed table is sorted by its key."""
    after = {name: frame for name, frame in before.items() if name not in changes.tables}
    for name, table_changes in changes.tables.items():
        if table_changes.after is not None:
            after[name] = _apply_to_table(table_changes, before.get(name))
    return after


def _apply_to_table(changes: TableChanges, before: pl.DataFrame | None) -> pl.DataFrame:
    shape = changes.after
    if before is None or changes.before is None or shape is None:
        return changes.rows.added
    remaining = before.join(changes.rows.removed, on=list(changes.before.key), how="anti", nulls_equal=True)
    for column, dtype in shape.dtypes.items():
        if changes.before.dtypes.get(column) != dtype:
            remaining = remaining.with_columns(pl.lit(None, dtype=dtype).alias(column))
        if column in changes.rows.cells:
            remaining = _replace_cells(remaining, column, changes.rows.cells[column], shape.key)
    return pl.concat([remaining.select(list(shape.dtypes)), changes.rows.added]).sort(shape.key, nulls_last=True)


def _replace_cells(rows: pl.DataFrame, column: str, cells: pl.DataFrame, key: tuple[str, ...]) -> pl.DataFrame:
    keys = rows.select(pl.col(name).alias(KEY_PREFIX + name) for name in key)
    matches = keys.with_row_index("index").join(cells, on=keys.columns, nulls_equal=True)
    return rows.with_columns(rows[column].scatter(matches["index"], matches["after"]).alias(column))

"""Changes and the tables before -> the tables after."""

from collections.abc import Mapping

import polars as pl

from ordrett_dataset.versioning.compare import Changes, TableChanges
from ordrett_dataset.versioning.row_diff import KEY


def applied(made: Changes, before: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Return the tables that the changes make out of those before, each that changed sorted by its key."""
    after = {name: rows for name, rows in before.items() if name not in made.tables}
    for name, table in made.tables.items():
        if table.after is not None:
            after[name] = _of_table(table, before.get(name))
    return after


def _of_table(made: TableChanges, before: pl.DataFrame | None) -> pl.DataFrame:
    new = made.after
    if before is None or made.before is None or new is None:
        return made.rows.added
    kept = before.join(made.rows.removed, on=list(made.before.key), how="anti", nulls_equal=True)
    for name, dtype in new.types.items():
        if made.before.types.get(name) != dtype:
            kept = kept.with_columns(pl.lit(None, dtype=dtype).alias(name))
        if name in made.rows.cells:
            kept = _with_cells(kept, name, made.rows.cells[name], new.key)
    return pl.concat([kept.select(list(new.types)), made.rows.added]).sort(new.key, nulls_last=True)


def _with_cells(rows: pl.DataFrame, column: str, cells: pl.DataFrame, key: tuple[str, ...]) -> pl.DataFrame:
    keys = rows.select(pl.col(name).alias(KEY + name) for name in key)
    found = keys.with_row_index("at").join(cells, on=keys.columns, nulls_equal=True)
    return rows.with_columns(rows[column].scatter(found["at"], found["after"]).alias(column))

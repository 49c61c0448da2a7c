"""Changes -> lines for people."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import polars as pl

from ordrett_dataset.rules.issue import format_value
from ordrett_dataset.untrusted.strict_json import abbreviate
from ordrett_dataset.versioning.compare import Changes, TableChanges
from ordrett_dataset.versioning.metadata_diff import Statement

GONE, NEW, HEAD = "red", "green", "bold"


class Line(NamedTuple):
    """A line, and the style that a terminal gives it."""

    text: str
    style: str = ""


def shown_changes(made: Changes, most: int | None) -> Iterator[Line]:
    """Yield what changed, grouped by table; of each kind so many examples, or all, and how many more there are."""
    if made.said:
        yield Line("package", HEAD)
        yield from _statements(made.said, most)
    for name, table in made.tables.items():
        yield Line(f"{name}, {_counted(table)}", HEAD)
        yield from _statements([said for said in table.said if said.path], most)
        yield from _rows(table, most)
    if made.files:
        yield Line("files", HEAD)
        yield from _statements(made.files, most)


def _counted(table: TableChanges) -> str:
    rows = table.rows
    if table.before is None or table.after is None:
        came = table.before is None
        return f"table {'added' if came else 'removed'}, rows: {(rows.added if came else rows.removed).height}"
    cells = sum(cells.height for cells in rows.cells.values())
    counts = {"rows added": rows.added.height, "rows removed": rows.removed.height, "cells changed": cells}
    counts["changes in what is said of it"] = len(table.said)
    return ", ".join(f"{what}: {count}" for what, count in counts.items() if count)


def _statements(made: Iterable[Statement], most: int | None) -> Iterator[Line]:
    lines = [_statement(said) for said in made]
    yield from lines[:most]
    yield from _more(len(lines), most, "")


def _statement(said: Statement) -> Line:
    if said.before is None:
        return Line(f"  + {said.where}: {_brief(said.after)}", NEW)
    if said.after is None:
        return Line(f"  - {said.where}: {_brief(said.before)}", GONE)
    return Line(f"    {said.where}: {_brief(said.before)} -> {_brief(said.after)}")


def _brief(value: Any) -> str:  # noqa: ANN401 - any value of JSON
    """Return a value as it is format_value, cut where it is long; of an object, how it is called or hashed."""
    called = value.get("title") or value.get("hash") if isinstance(value, Mapping) else None
    return abbreviate(value if called is None else called)


def _rows(table: TableChanges, most: int | None) -> Iterator[Line]:
    for sign, rows, shape, style in (
        ("-", table.rows.removed, table.before, GONE),
        ("+", table.rows.added, table.after, NEW),
    ):
        if shape is not None:
            for row in _head(rows, most).select(shape.key).iter_rows():
                yield Line(f"  {sign} {_named(row)}", style)
            yield from _more(rows.height, most, f"{sign} ")
    for column, cells in table.rows.cells.items():
        for *key, old, new in _head(cells, most).iter_rows():
            yield Line(f"    {_named(key)} {column}: {format_value(old)} -> {format_value(new)}")
        yield from _more(cells.height, most, f"{column}: ")


def _head(rows: pl.DataFrame, most: int | None) -> pl.DataFrame:
    return rows if most is None else rows.head(most)


def _named(key: Iterable[object]) -> str:
    return "/".join(map(str, key))


def _more(count: int, most: int | None, what: str) -> Iterator[Line]:
    if most is not None and count > most:
        yield Line(f"  {what}and {count - most} more", "dim")

"""Format changes as lines of text for a terminal."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import polars as pl

from ordrett_dataset.rules.issue import format_value
from ordrett_dataset.untrusted.strict_json import abbreviate
from ordrett_dataset.versioning.compare import Changes, TableChanges
from ordrett_dataset.versioning.metadata_diff import MetadataChange
from ordrett_dataset.versioning.rekeyed_rows import find_rekeyed_rows

REMOVED_STYLE, ADDED_STYLE, HEADING_STYLE = "red", "green", "bold"


class Line(NamedTuple):
    """A line and its rich style."""

    text: str
    style: str = ""


def format_changes(changes: Changes, max_examples: int | None) -> Iterator[Line]:
    """Yield the changes grouped by table: up to `max_examples` of each kind (None: all), then the number left out."""
    if changes.metadata:
        yield Line("package", HEADING_STYLE)
        yield from _format_metadata(changes.metadata, max_examples)
    for name, table in changes.tables.items():
        yield Line(f"{name}, {_summarise(table)}", HEADING_STYLE)
        yield from _format_metadata([change for change in table.metadata if change.path], max_examples)
        yield from _format_rows(table, max_examples)
    if changes.files:
        yield Line("files", HEADING_STYLE)
        yield from _format_metadata(changes.files, max_examples)


def _summarise(table: TableChanges) -> str:
    rows = table.rows
    if table.before is None:
        return f"table added, rows: {rows.added.height}"
    if table.after is None:
        return f"table removed, rows: {rows.removed.height}"
    rekeyed = find_rekeyed_rows(table)
    n_rekeyed = rekeyed.height if rekeyed else 0
    counts = {
        "rows with another key": n_rekeyed,
        "rows added": rows.added.height - n_rekeyed,
        "rows removed": rows.removed.height - n_rekeyed,
        "cells changed": sum(cells.height for cells in rows.cells.values()),
        "metadata changes": len(table.metadata),
    }
    return ", ".join(f"{noun}: {count}" for noun, count in counts.items() if count)


def _format_metadata(changes: Iterable[MetadataChange], max_examples: int | None) -> Iterator[Line]:
    lines = [_format_metadata_change(change) for change in changes]
    yield from lines[:max_examples]
    yield from _count_rest(len(lines), max_examples, "")


def _format_metadata_change(change: MetadataChange) -> Line:
    if change.before is None:
        return Line(f"  + {change.location}: {_abbreviate(change.after)}", ADDED_STYLE)
    if change.after is None:
        return Line(f"  - {change.location}: {_abbreviate(change.before)}", REMOVED_STYLE)
    return Line(f"    {change.location}: {_abbreviate(change.before)} -> {_abbreviate(change.after)}")


def _abbreviate(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Return a value shortened to one line; for an object, its title or hash if it has one."""
    label = value.get("title") or value.get("hash") if isinstance(value, Mapping) else None
    return abbreviate(value if label is None else label)


def _format_rows(table: TableChanges, max_examples: int | None) -> Iterator[Line]:
    rekeyed = find_rekeyed_rows(table)
    for row in rekeyed.rows(max_examples) if rekeyed else ():
        yield Line(f"    {row.before} -> {row.after}, the same words")
        for column, (old, new) in row.cells.items():
            yield Line(f"    {row.after} {column}: {format_value(old)} -> {format_value(new)}")
    if rekeyed:
        yield from _count_rest(rekeyed.height, max_examples, "-> ")
    for sign, rows, paired, shape, style in (
        ("-", table.rows.removed, rekeyed.removed if rekeyed else None, table.before, REMOVED_STYLE),
        ("+", table.rows.added, rekeyed.added if rekeyed else None, table.after, ADDED_STYLE),
    ):
        if shape is not None:
            others = rows if paired is None else rows.join(paired, on=shape.key, how="anti", maintain_order="left")
            for keys in _head(others, max_examples).select(shape.key).iter_rows():
                yield Line(f"  {sign} {_format_key(keys)}", style)
            yield from _count_rest(others.height, max_examples, f"{sign} ")
    for column, cells in table.rows.cells.items():
        for *key, old, new in _head(cells, max_examples).iter_rows():
            yield Line(f"    {_format_key(key)} {column}: {format_value(old)} -> {format_value(new)}")
        yield from _count_rest(cells.height, max_examples, f"{column}: ")


def _head(rows: pl.DataFrame, max_examples: int | None) -> pl.DataFrame:
    return rows if max_examples is None else rows.head(max_examples)


def _format_key(key: Iterable[object]) -> str:
    return "/".join(map(str, key))


def _count_rest(count: int, max_examples: int | None, label: str) -> Iterator[Line]:
    if max_examples is not None and count > max_examples:
        yield Line(f"  {label}and {count - max_examples} more", "dim")

"""Replace a value by another one that the column allows."""

import random
from collections.abc import Iterator
from typing import Any

import polars as pl

from ordrett_dataset.schemas import KEYS, TABLES
from ordrett_dataset.schemas.codebook import CODEBOOK
from tests.robustness.corruption.baseline import Row
from tests.robustness.corruption.operator import Change, change_cell, operator
from tests.robustness.corruption.target import Target


@operator("another code")
def replace_code(target: Target, rng: random.Random) -> Iterator[Change]:
    """Replace a code by another one of the codebook."""
    if codes := target.metadata.get("codes"):
        for position, row in target.filled_rows(rng):
            code = rng.choice([code for code in CODEBOOK[codes] if code != row[target.column]])
            yield change_cell(target, position, row, code)


@operator("another existing key")
def replace_key(target: Target, rng: random.Random) -> Iterator[Change]:
    """Replace a foreign key by the key of another row, of the same article or event if possible."""
    if reference := target.metadata.get("references"):
        for position, row in target.filled_rows(rng):
            if keys := _other_keys(target, row, reference, rng):
                yield change_cell(target, position, row, keys[0])


@operator("value of another row")
def copy_value(target: Target, rng: random.Random) -> Iterator[Change]:
    """Replace a value by that of another row, of the same article if possible."""
    if not target.column or target.metadata["codes"] or target.metadata["references"] or target.dtype == pl.Boolean:
        return
    for position, row in target.filled_rows(rng):
        if values := _values_of_other_rows(target, row, rng):
            yield change_cell(target, position, row, values[0])


@operator("null for a value")
def empty_cell(target: Target, rng: random.Random) -> Iterator[Change]:
    """Replace a value by null."""
    if target.column:
        for position, row in target.filled_rows(rng):
            yield change_cell(target, position, row, None)


@operator("value for null")
def fill_cell(target: Target, rng: random.Random) -> Iterator[Change]:
    """Replace null by a value of the column or of its type."""
    if not target.column or not TABLES[target.table].to_schema().columns[target.column].nullable:
        return
    for position, row in target.shuffled_rows(rng):
        if row[target.column] is None:
            values = _values_of_other_rows(target, row, rng) or _values_of_type(target)
            if values:
                yield change_cell(target, position, row, values[0])


@operator("true for false")
def negate(target: Target, rng: random.Random) -> Iterator[Change]:
    """Replace true by false and false by true."""
    if target.dtype == pl.Boolean:
        for position, row in target.filled_rows(rng):
            yield change_cell(target, position, row, not row[target.column])


def _other_keys(target: Target, row: Row, reference: str, rng: random.Random) -> list[Any]:
    """Return the keys of the referenced table, first those that rows of the same article or event refer to."""
    table, key = reference.split(".")
    nearby = {
        other[target.column]
        for other in target.rows
        for name in ("article_id", "event_id", "target_id")
        if name != target.column and other.get(name, ...) == row.get(name) is not None
    }
    keys = [other[key] for other in target.baseline.rows[table] if other[key] not in (row[target.column], None)]
    rng.shuffle(keys)
    return sorted(keys, key=lambda value: value not in nearby)


def _values_of_other_rows(target: Target, row: Row, rng: random.Random) -> list[Any]:
    """Return the values of the column in other rows, first those of the same article or entity."""
    column = target.column
    group = "article_id" if "article_id" in row and column != "article_id" else KEYS[target.table][0]
    is_distant = {
        other[column]: other[group] != row[group]
        for other in sorted(target.rows, key=lambda other: other[group] == row[group])
        if other[column] not in (None, row[column])
    }
    values = sorted(is_distant, key=str)
    rng.shuffle(values)
    return sorted(values, key=lambda value: is_distant[value])


def _values_of_type(target: Target) -> list[Any]:
    if target.metadata["codes"]:
        return list(CODEBOOK[target.metadata["codes"]])
    if target.dtype == pl.String:
        return ["something"]
    return [1] if target.dtype == pl.Int64 else []

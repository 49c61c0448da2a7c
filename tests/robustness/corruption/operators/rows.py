"""Delete and repeat rows."""

import random
from collections.abc import Iterator
from typing import Any

from ordrett_dataset.schemas import KEYS
from tests.robustness.corruption.baseline import Baseline, Row
from tests.robustness.corruption.mutant import AddRow, DeleteRow
from tests.robustness.corruption.operator import Change, operator
from tests.robustness.corruption.target import Target


@operator("row deleted")
def delete_row(target: Target, rng: random.Random) -> Iterator[Change]:
    """Delete a row, and leave what refers to it and its evidence."""
    if not target.column:
        for position, row in target.shuffled_rows(rng):
            yield Change(row, "deleted", (DeleteRow(target.table, position),))


@operator("row repeated")
def repeat_row(target: Target, rng: random.Random) -> Iterator[Change]:
    """Repeat a row unchanged."""
    if not target.column:
        for _, row in target.shuffled_rows(rng):
            yield Change(row, "repeated", (AddRow(target.table, tuple(row.items())),))


@operator("row repeated under a new key")
def repeat_under_new_key(target: Target, rng: random.Random) -> Iterator[Change]:
    """Repeat a row under a new key, without evidence."""
    if not target.column:
        for _, row in target.shuffled_rows(rng):
            copy = _copy_under_new_key(target, row)
            yield Change(row, f"repeated as {target.baseline.key(target.table, dict(copy.cells))}", (copy,))


@operator("row deleted with everything that refers to it", is_consistent=True)
def delete_with_referrers(target: Target, rng: random.Random) -> Iterator[Change]:
    """Delete a row with its evidence, the rows that refer to it, and their evidence."""
    if not target.column and target.table != "evidence":
        for position, row in target.shuffled_rows(rng):
            deleted = _with_referrers(target.baseline, target.table, position)
            edits = tuple(DeleteRow(table, number) for table, number in sorted(deleted))
            yield Change(row, f"deleted with {len(deleted) - 1} rows", edits)


@operator("row repeated with its evidence", is_consistent=True)
def repeat_with_evidence(target: Target, rng: random.Random) -> Iterator[Change]:
    """Repeat a row under a new key, with a copy of its evidence."""
    if target.column or target.table == "evidence":
        return
    for _, row in target.shuffled_rows(rng):
        copy = _copy_under_new_key(target, row)
        key = dict(copy.cells)[KEYS[target.table][0]]
        evidence = [
            AddRow("evidence", tuple((reason | {"target_id": key}).items()))
            for reason in target.baseline.rows["evidence"]
            if (reason["target_table"], reason["target_id"]) == (target.table, row[KEYS[target.table][0]])
        ]
        yield Change(row, f"repeated as {key}, with {len(evidence)} rows of evidence", (copy, *evidence))


def _copy_under_new_key(target: Target, row: Row) -> AddRow:
    key_column = KEYS[target.table][-1]
    key: Any = f"{row[key_column]}b"
    if target.table == "evidence":
        cell = (row["target_table"], row["target_id"], row["target_column"])
        key = len(target.baseline.evidence_positions[cell]) + 1
    cells = {**row, key_column: key}
    if row.get("canonical_id") == row[key_column]:
        cells["canonical_id"] = key
    return AddRow(target.table, tuple(cells.items()))


def _with_referrers(baseline: Baseline, table: str, position: int) -> set[tuple[str, int]]:
    """Return table and position of a row and of all rows that depend on it."""
    dependent: set[tuple[str, int]] = set()
    pending = [(table, position)]
    while pending:
        current = pending.pop()
        if current in dependent:
            continue
        dependent.add(current)
        current_table, number = current
        if current_table != "evidence":
            key = baseline.rows[current_table][number][KEYS[current_table][0]]
            pending += baseline.referrers.get((current_table, key), [])
            pending += [
                ("evidence", evidence)
                for (target_table, target_id, _), positions in baseline.evidence_positions.items()
                if (target_table, target_id) == (current_table, key)
                for evidence in positions
            ]
    return dependent

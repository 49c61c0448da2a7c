"""Rows that are lost, and rows that are there twice."""

import random
from collections.abc import Iterator
from typing import Any

from ordrett_dataset.schemas import KEYS
from tests.robustness.corruption.baseline import Ground, Row
from tests.robustness.corruption.edit import Added, Lost
from tests.robustness.corruption.operator import Change, kind
from tests.robustness.corruption.target import Place


@kind("row lost")
def lost(place: Place, chance: random.Random) -> Iterator[Change]:
    """Yield a row that is gone, what names it and what proves it left behind."""
    if not place.name:
        for n, row in place.shuffled(chance):
            yield Change(row, "the row is gone", (Lost(place.table, n),))


@kind("row twice")
def twice(place: Place, chance: random.Random) -> Iterator[Change]:
    """Yield a row that is there again, to the letter."""
    if not place.name:
        for _, row in place.shuffled(chance):
            yield Change(row, "the row is there twice", (Added(place.table, tuple(row.items())),))


@kind("row twice under a new key")
def under_a_new_key(place: Place, chance: random.Random) -> Iterator[Change]:
    """Yield a row that is there again by another name, without evidence."""
    if not place.name:
        for _, row in place.shuffled(chance):
            other = _renamed(place, row)
            yield Change(row, f"there again as {place.ground.key(place.table, dict(other.cells))}", (other,))


@kind("row lost with all that names it", alike=True)
def lost_with_all(place: Place, chance: random.Random) -> Iterator[Change]:
    """Yield a row that is gone together with its evidence, the rows that point at it, and their evidence."""
    if not place.name and place.table != "evidence":
        for n, row in place.shuffled(chance):
            gone = _with_all(place.ground, place.table, n)
            yield Change(row, f"gone with {len(gone) - 1} rows", tuple(Lost(*of) for of in sorted(gone)))


@kind("row twice with its evidence", alike=True)
def twice_with_evidence(place: Place, chance: random.Random) -> Iterator[Change]:
    """Yield a row that is there again by another name, with evidence of its own."""
    if place.name or place.table == "evidence":
        return
    for _, row in place.shuffled(chance):
        other = _renamed(place, row)
        key = dict(other.cells)[KEYS[place.table][0]]
        proofs = [
            Added("evidence", tuple((reason | {"target_id": key}).items()))
            for reason in place.ground.rows["evidence"]
            if (reason["target_table"], reason["target_id"]) == (place.table, row[KEYS[place.table][0]])
        ]
        yield Change(row, f"there again as {key}, with {len(proofs)} rows of evidence", (other, *proofs))


def _renamed(place: Place, row: Row) -> Added:
    key = KEYS[place.table][-1]
    other: Any = f"{row[key]}b"
    if place.table == "evidence":
        same = (row["target_table"], row["target_id"], row["target_column"])
        other = len(place.ground.reasons[same]) + 1
    cells = {**row, key: other}
    if row.get("canonical_id") == row[key]:
        cells["canonical_id"] = other
    return Added(place.table, tuple(cells.items()))


def _with_all(ground: Ground, table: str, n: int) -> set[tuple[str, int]]:
    gone: set[tuple[str, int]] = set()
    waiting = [(table, n)]
    while waiting:
        of, m = waiting.pop()
        if (of, m) in gone:
            continue
        gone.add((of, m))
        if of != "evidence":
            key = ground.rows[of][m][KEYS[of][0]]
            waiting += ground.pointing.get((of, key), [])
            proofs = [at for (t, row, _), places in ground.reasons.items() if (t, row) == (of, key) for at in places]
            waiting += [("evidence", at) for at in proofs]
    return gone

"""Change a value together with its evidence."""

import random
from collections.abc import Callable, Iterator
from typing import Any, Final

import polars as pl

from ordrett.edtf import is_edtf_date, parse_date_bounds
from ordrett_dataset.rules.evidence_batch import ALLOWED_DERIVATIONS
from tests.robustness.corruption.mutant import Edit, SetCell
from tests.robustness.corruption.operator import OPERATORS, Change, YieldChanges, operator
from tests.robustness.corruption.operators import dates, spelling, values
from tests.robustness.corruption.target import Target

# Importing these modules registers their operators.
OPERATOR_MODULES: Final = (dates, spelling, values)

# Operators on one cell that are repeated here with the evidence of the cell.
REPEATED_OPERATORS: Final = (
    "another code",
    "another existing key",
    "value of another row",
    "true for false",
    "date a day later",
    "date a month later",
    "date a year later",
    "date less precise",
    "date with an open end",
    "another letter",
)
_SWAPPED: Final = {"cue": "source", "source": "cue"}


def _with_evidence(yield_changes: YieldChanges) -> Callable[..., Iterator[Change]]:
    def yield_consistent_changes(target: Target, rng: random.Random) -> Iterator[Change]:
        if target.column not in ALLOWED_DERIVATIONS[target.table]:
            return
        for row, description, edits in yield_changes(target, rng):
            (cell,) = (edit for edit in edits if isinstance(edit, SetCell))
            if target.is_date and not is_edtf_date(cell.value):
                continue
            evidence_value = _to_text(cell.value)
            evidence = (
                SetCell("evidence", position, "value", evidence_value) for position in target.evidence_positions(row)
            )
            yield Change(row, description, (cell, *_set_bounds(target, cell), *evidence))

    return yield_consistent_changes


def _to_text(value: Any) -> str:
    return pl.Series([value]).cast(pl.String).item()  # type: ignore[no-any-return]  # polars returns Any


def _set_bounds(target: Target, cell: SetCell) -> Iterator[Edit]:
    """Yield the edits of the bounds of a date."""
    if target.is_date:
        for bound, day in zip(("earliest", "latest"), parse_date_bounds(cell.value), strict=True):
            yield SetCell(target.table, cell.row, f"{target.column}_{bound}", day)


for _name in REPEATED_OPERATORS:
    operator(f"{_name}, with its evidence", is_consistent=True)(_with_evidence(OPERATORS[_name].yield_changes))


@operator("another speaker, with kind, name and evidence", is_consistent=True)
def change_speaker(target: Target, rng: random.Random) -> Iterator[Change]:
    """Attribute a quote to another person who is mentioned in its article."""
    if (target.table, target.column) != ("quotes", "speaker_id"):
        return
    names = {row["person_id"]: row["name"] for row in target.baseline.rows["people"]}
    for position, row in target.filled_rows(rng):
        mentioned = {
            mention["person_id"]
            for mention in target.baseline.rows["person_mentions"]
            if mention["article_id"] == row["article_id"]
        }
        if others := sorted(mentioned - {row["speaker_id"]}):
            person = rng.choice(others)
            edits: list[Edit] = []
            for column, value in {"speaker_id": person, "speaker_name": names[person]}.items():
                cell = Target(target.baseline, "quotes", column)
                edits.append(cell.set_cell(position, value))
                edits += [SetCell("evidence", number, "value", value) for number in cell.evidence_positions(row)]
            yield Change(row, f"{row['speaker_id']!r} -> {person!r}", tuple(edits))


@operator("cue and source swapped", is_consistent=True)
def swap_cue_and_source(target: Target, rng: random.Random) -> Iterator[Change]:
    """Swap the cue and the source of a quote, with their offsets."""
    if target.table != "quotes" or target.column not in _SWAPPED:
        return
    for position, row in target.filled_rows(rng):
        if row[_SWAPPED[target.column]] is not None:
            cells = {
                f"{column}{suffix}": row[f"{other}{suffix}"]
                for column, other in _SWAPPED.items()
                for suffix in ("", "_start", "_end")
            }
            edits = tuple(SetCell("quotes", position, column, value) for column, value in cells.items())
            yield Change(row, f"{row['cue']!r} <-> {row['source']!r}", edits)

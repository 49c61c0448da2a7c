"""Verdicts -> tallies and survivors."""

from collections.abc import Iterable
from pathlib import Path

from scripts.docs.error_detection_results import Mutation, Survivor, Tally, state
from tests.robustness.corruption.mutant import Mutant
from tests.robustness.corruption.run import Verdict
from tests.robustness.corruption.undetectable import OUTSIDE


def figures(
    root: Path, most: int, verdicts: Iterable[Verdict | None], rebuilt: Iterable[Verdict | None], proved: int
) -> Mutation:
    """Return what was measured; what `rebuilt` judged makes a group of its own."""
    judged = list(verdicts)
    held = [("", verdict) for verdict in judged if verdict]
    held += [("rebuilt", verdict) for verdict in rebuilt if verdict]
    counts: dict[tuple[str, str, str, str], list[int]] = {}
    survivors = []
    for group, verdict in held:
        of = verdict.mutant
        count = counts.setdefault((group or of.group, of.table, of.column, of.kind), [0, 0])
        count[0] += 1
        count[1] += bool(verdict.rule)
        if not verdict.rule:
            survivors.append(survivor(of, group or of.group))
    return Mutation(
        state=state(root),
        most=most,
        same=judged.count(None),
        proved=proved,
        outside=tuple((*of, why) for of, why in OUTSIDE.items()),
        tallies=tuple(Tally(*key, *count) for key, count in counts.items()),
        survivors=tuple(survivors),
    )


def survivor(mutant: Mutant, group: str) -> Survivor:
    """Return a mutant that broke no rule, as it is kept."""
    return Survivor(group, mutant.table, mutant.column, mutant.kind, mutant.row, mutant.said)

"""Count detected and missed errors."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from scripts.docs.error_detection_results import ErrorDetection, MissedError, Tally, project_state
from tests.robustness.corruption.run import Verdict
from tests.robustness.corruption.undetectable import UNDETECTABLE


def summarise(
    root: Path,
    max_per_operator: int,
    verdicts: Iterable[Verdict | None],
    rebuild_verdicts: Iterable[Verdict | None],
    n_checked_in_files: int,
) -> ErrorDetection:
    """Return the results; errors judged by a rebuild are counted in the group `rebuild`."""
    all_verdicts = list(verdicts)
    grouped = [(str(verdict.mutant.group), verdict) for verdict in all_verdicts if verdict]
    grouped += [("rebuild", verdict) for verdict in rebuild_verdicts if verdict]
    injected, detected = Counter[tuple[str, str, str, str]](), Counter[tuple[str, str, str, str]]()
    missed: list[MissedError] = []
    for group, verdict in grouped:
        mutant = verdict.mutant
        key = (group, mutant.table, mutant.column, mutant.operator)
        injected[key] += 1
        if verdict.rule:
            detected[key] += 1
        else:
            missed.append(MissedError(*key, mutant.row, mutant.description))
    return ErrorDetection(
        state=project_state(root),
        max_per_operator=max_per_operator,
        n_unchanged=all_verdicts.count(None),
        n_checked_in_files=n_checked_in_files,
        undetectable=tuple((*key, why) for key, why in UNDETECTABLE.items()),
        tallies=tuple(Tally(*key, count, detected[key]) for key, count in injected.items()),
        missed=tuple(missed),
    )

"""How many wrong packages are found out: python -m reliability.mutation makes docs/error-detection.json."""

import os
import random
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.table import Table

from scripts.docs.error_detection_results import FILE, GOALS, Mutation, state, written
from tests.robustness.corruption.baseline import Ground
from tests.robustness.corruption.run import run
from tests.robustness.corruption.sample import drawn
from tests.robustness.corruption.tally import figures

# So many mutants are also written to files, and so many held to the seeds and annotations.
PROVED: Final = 120
REBUILT: Final = 400
SAY: Final = Console(highlight=False, soft_wrap=True)


def main(
    most: Annotated[int, typer.Option(min=1, help="At most so many mutants of a kind in a column.")] = 12,
    processes: Annotated[int | None, typer.Option(min=1, help="By default one a core.")] = None,
    output: Annotated[Path, typer.Option(help="The file to write.", dir_okay=False)] = Path(FILE),
) -> None:
    """Make wrong packages of the one in this folder, and count how many break a rule."""
    root = Path()
    # The processes that judge share the cores already.
    os.environ.setdefault("POLARS_MAX_THREADS", "1")
    before = state(root)
    mutants = list(drawn(Ground(root), most))
    chance = random.Random(most)  # noqa: S311 - nothing to keep secret
    verdicts = list(run(root, "in memory", mutants, processes))
    other = [mutant for mutant, verdict in zip(mutants, verdicts, strict=True) if verdict]
    beside = chance.sample(other, min(REBUILT, len(other)))
    rebuilt = list(run(root, "beside the seeds", beside, processes))
    written_too = [verdict for verdict in verdicts if verdict]
    written_too = chance.sample(written_too, min(PROVED, len(written_too)))
    in_files = run(root, "in files", [verdict.mutant for verdict in written_too], processes)
    for one, two in zip(written_too, in_files, strict=True):
        if two is None or bool(one.rule) != bool(two.rule):
            SAY.print(f"judged otherwise in files: {one.mutant} {one.rule!r} {two}", markup=False)
            raise typer.Exit(1)
    found = figures(root, most, verdicts, rebuilt, len(written_too))
    _print(found)
    if state(root) != before:
        SAY.print("the project changed meanwhile; nothing was written. Measure again.", markup=False)
        raise typer.Exit(1)
    output.write_text(written(found), encoding="utf-8", newline="\n")
    SAY.print(f"{output}: written", markup=False)
    if any(killed * 100 < goal * made for group, goal in GOALS.items() for killed, made in [found.share(group)]):
        raise typer.Exit(1)


def _print(found: Mutation) -> None:
    shown = Table("group", "table", "column", "kind", "mutants", "found out")
    for tally in found.tallies:
        shown.add_row(tally.group, tally.table, tally.column, tally.kind, str(tally.made), str(tally.killed))
    SAY.print(shown)
    for one in found.survivors:
        where = " ".join(filter(None, (one.table, one.row, one.column)))
        SAY.print(f"survived ({one.group}): {where}: {one.kind}: {one.said}", markup=False)
    for group in sorted({tally.group for tally in found.tallies}):
        killed, made = found.share(group)
        SAY.print(f"{group}: {killed} of {made} found out", markup=False)


if __name__ == "__main__":
    typer.run(main)

"""Measure how many injected errors `validate` detects: python -m tests.robustness.corruption."""

import os
import random
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.table import Table

from scripts.docs.error_detection_results import FILE, TARGETS, ErrorDetection, project_state, to_json
from tests.robustness.corruption.baseline import Baseline
from tests.robustness.corruption.run import Verdict, judge_all
from tests.robustness.corruption.sample import sample_mutants
from tests.robustness.corruption.tally import summarise

MAX_IN_FILES: Final = 120
MAX_REBUILD: Final = 400
CONSOLE: Final = Console(highlight=False, soft_wrap=True)


def main(
    max_per_operator: Annotated[int, typer.Option("--max", min=1, help="Mutants for each operator and column.")] = 3,
    processes: Annotated[int | None, typer.Option(min=1, help="Processes; by default one for each core.")] = None,
    output: Annotated[Path, typer.Option(help="File to write.", dir_okay=False)] = Path(FILE),
) -> None:
    """Inject errors into the package of this repository, and count how many `validate` detects."""
    root = Path()
    # The worker processes already use all cores.
    os.environ.setdefault("POLARS_MAX_THREADS", "1")
    state = project_state(root)
    mutants = list(sample_mutants(Baseline(root), max_per_operator))
    rng = random.Random(max_per_operator)  # noqa: S311 - not a secret
    verdicts = list(judge_all(root, "memory", mutants, processes))
    judged = [verdict for verdict in verdicts if verdict]
    to_rebuild = [verdict.mutant for verdict in rng.sample(judged, min(MAX_REBUILD, len(judged)))]
    rebuild_verdicts = list(judge_all(root, "rebuild", to_rebuild, processes))
    in_files = rng.sample(judged, min(MAX_IN_FILES, len(judged)))
    _compare_with_files(root, in_files, processes)
    results = summarise(root, max_per_operator, verdicts, rebuild_verdicts, len(in_files))
    _print(results)
    if project_state(root) != state:
        _fail("The project has changed meanwhile; nothing was written. Measure again.")
    output.write_text(to_json(results), encoding="utf-8", newline="\n")
    CONSOLE.print(f"{output}: written", markup=False)
    for group, target in TARGETS.items():
        detected, injected = results.share(group)
        if detected * 100 < target * injected:
            _fail(f"{group}: below the target of {target} %")


def _compare_with_files(root: Path, verdicts: list[Verdict], processes: int | None) -> None:
    """Exit with 1 if a mutant is judged differently when it is written to files."""
    mutants = [verdict.mutant for verdict in verdicts]
    for in_memory, in_files in zip(verdicts, judge_all(root, "files", mutants, processes), strict=True):
        if in_files is None or bool(in_memory.rule) != bool(in_files.rule):
            _fail(f"different verdict in files: {in_memory.mutant} {in_memory.rule!r} {in_files}")


def _print(results: ErrorDetection) -> None:
    table = Table("group", "table", "column", "operator", "injected", "detected")
    for tally in results.tallies:
        counts = (str(tally.injected), str(tally.detected))
        table.add_row(tally.group, tally.table, tally.column, tally.operator, *counts)
    CONSOLE.print(table)
    for missed in results.missed:
        location = " ".join(filter(None, (missed.table, missed.row, missed.column)))
        CONSOLE.print(f"missed ({missed.group}): {location}: {missed.operator}: {missed.change}", markup=False)
    for group in sorted({tally.group for tally in results.tallies}):
        detected, injected = results.share(group)
        CONSOLE.print(f"{group}: {detected} of {injected} detected", markup=False)


def _fail(message: str) -> None:
    CONSOLE.print(message, markup=False)
    raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)

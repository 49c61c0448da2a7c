"""Interrupt writes at each of their steps, in several scenarios, and count the packages that are lost."""

import shutil
from pathlib import Path
from typing import Final, NamedTuple

from ordrett_dataset.pipeline.build import build
from tests.robustness.build_runner import BuildRunner
from tests.robustness.fault_injection import Fault
from tests.robustness.fault_points import FAILED_WRITE, FaultOutcome, WriteScenario, run_faults
from tests.robustness.sample_corpus import VERSIONS, write_sample_corpus


class FaultKind(NamedTuple):
    """A fault, and whether it spares the swap, which runs in a process of its own."""

    description: str
    fault: Fault
    separate_swap: bool


FAULT_KINDS: Final = (
    FaultKind("the build is killed", "kill", separate_swap=True),
    FaultKind("build and swap are killed, as in a power cut", "kill", separate_swap=False),
    FaultKind("one write fails: disk full", "error", separate_swap=False),
    FaultKind("all further writes fail: disk full", "errors", separate_swap=False),
)


def run(scenarios: dict[str, WriteScenario]) -> list[dict[str, object]]:
    """Inject each kind of fault into each scenario, with and without a system call that exchanges two names."""
    return [
        {
            "scenario": name,
            "fault": kind.description,
            "exchange": "one call" if can_exchange else "three renames",
            **count_outcomes(
                kind.fault,
                run_faults(scenario, kind.fault, separate_swap=kind.separate_swap, can_exchange=can_exchange),
                separate_swap=kind.separate_swap,
            ),
        }
        for name, scenario in scenarios.items()
        for kind in FAULT_KINDS
        for can_exchange in ((True,) if kind.separate_swap else (True, False))
    ]


def count_outcomes(fault: Fault, outcomes: list[FaultOutcome], *, separate_swap: bool) -> dict[str, int]:
    """Return the number of steps, after how many the folder held which package, and how many lost anything.

    After a kill of the build alone, or a single error, the folder must be complete at once; else after recovery.
    """
    must_be_complete_at_once = (fault == "kill" and separate_swap) or fault == "error"
    contents = [outcome.content if must_be_complete_at_once else outcome.recovered_content for outcome in outcomes]
    lost = 0
    for content, outcome in zip(contents, outcomes, strict=True):
        lost += content == "neither" or outcome.recovered_content != content
        # A write that can report its failure has also cleaned up.
        lost += fault == "error" and outcome.exit_code == FAILED_WRITE and outcome.has_leftovers
    return {
        "steps": len(outcomes),
        "old_package": contents.count("old"),
        "new_package": contents.count("new"),
        "lost": lost,
    }


def write_scenarios(runner: BuildRunner, home: Path) -> dict[str, WriteScenario]:
    """Return writes of the sample packages to another folder and to the corpus itself, over an old package or none."""
    old, new = VERSIONS
    corpus = write_sample_corpus(home / "corpus", old, all_articles=True)
    build(corpus)
    changed = write_sample_corpus(home / "changed", new, all_articles=True)
    unbuilt = shutil.copytree(changed, home / "unbuilt")
    own_files = build(changed).files
    return {
        "another folder": WriteScenario(runner.package_folder(old), runner.packages[new], copy_articles=True),
        "a new folder": WriteScenario(None, runner.packages[new], copy_articles=True),
        "the corpus": WriteScenario(corpus, own_files, copy_articles=False),
        "a corpus never built": WriteScenario(unbuilt, own_files, copy_articles=False),
    }

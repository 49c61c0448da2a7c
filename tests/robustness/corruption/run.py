"""Judge many mutants in several processes."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path
from typing import Final, Literal

from ordrett_dataset.pipeline.build import build
from ordrett_dataset.pipeline.build_result import BuildResult
from tests.robustness.corruption.baseline import Baseline
from tests.robustness.corruption.judge import detect_by_rebuild, detect_in_files, detect_in_memory
from tests.robustness.corruption.mutant import Mutant

_CHUNK_SIZE: Final = 32
Method = Literal["memory", "files", "rebuild"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The rule that detects a mutant; "" if none does."""

    mutant: Mutant
    rule: str


class Judge:
    """Judges mutants in one process: holds the valid package, a rebuild of it, and a folder for written mutants."""

    def __init__(self, folder: Path, resources: ExitStack) -> None:
        self._baseline = Baseline(folder)
        self._scratch = Path(resources.enter_context(tempfile.TemporaryDirectory()))

    def judge(self, method: Method, mutant: Mutant) -> Verdict | None:
        """Return the verdict; None if the mutant equals the valid package."""
        if method == "rebuild":
            return Verdict(mutant, detect_by_rebuild(self._baseline, mutant, self._rebuilt))
        if method == "files" or mutant.edits_descriptor():
            return Verdict(mutant, detect_in_files(self._baseline, mutant, self._scratch / "files"))
        rule = detect_in_memory(self._baseline, mutant)
        return None if rule is None else Verdict(mutant, rule)

    @cached_property
    def _rebuilt(self) -> BuildResult:
        return build(self._baseline.folder, self._scratch / "rebuilt", processes=1)


def judge_all(
    folder: Path, method: Method, mutants: Sequence[Mutant], processes: int | None = None
) -> Iterator[Verdict | None]:
    """Yield the verdict on each mutant, in order."""
    with ProcessPoolExecutor(
        processes or os.cpu_count(), get_context("spawn"), initializer=_start_worker, initargs=(folder,)
    ) as pool:
        yield from pool.map(_judge_in_worker, [method] * len(mutants), mutants, chunksize=_CHUNK_SIZE)


# The state of a worker process.
_resources: Final = ExitStack()
_judges: Final[list[Judge]] = []


def _start_worker(folder: Path) -> None:
    _judges.append(Judge(folder, _resources))


def _judge_in_worker(method: Method, mutant: Mutant) -> Verdict | None:
    return _judges[0].judge(method, mutant)

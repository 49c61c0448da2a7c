"""Many mutants, judged by several processes."""

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

from ordrett_dataset.pipeline.build import BuildResult, build
from tests.robustness.corruption.baseline import Ground
from tests.robustness.corruption.edit import Described
from tests.robustness.corruption.judge import beside_its_seeds, in_files, in_memory
from tests.robustness.corruption.mutant import Mutant

CHUNK: Final = 32
AnnotationSource = Literal["in memory", "in files", "beside the seeds"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The rule that finds a mutant out; none where it survives."""

    mutant: Mutant
    rule: str


class Judge:
    """What one process needs to judge mutants: the right package, one built anew, and a folder for written ones."""

    def __init__(self, folder: Path, held: ExitStack) -> None:
        self.ground = Ground(folder)
        self.scratch = Path(held.enter_context(tempfile.TemporaryDirectory()))

    @cached_property
    def built(self) -> BuildResult:
        """What the seeds and annotations of the right package give."""
        return build(self.ground.folder, self.scratch / "built", processes=1)

    def __call__(self, how: AnnotationSource, mutant: Mutant) -> Verdict | None:
        """Return the verdict; None where the mutant is no other package."""
        if how == "beside the seeds":
            return Verdict(mutant, beside_its_seeds(self.ground, mutant, self.built))
        if how == "in files" or any(isinstance(edit, Described) for edit in mutant.edits):
            return Verdict(mutant, in_files(self.ground, mutant, self.scratch / "files"))
        rule = in_memory(self.ground, mutant)
        return None if rule is None else Verdict(mutant, rule)


_HELD: Final = ExitStack()
_JUDGE: Final[list[Judge]] = []


def run(
    folder: Path, how: AnnotationSource, mutants: Sequence[Mutant], processes: int | None = None
) -> Iterator[Verdict | None]:
    """Yield the verdict on each mutant, in order."""
    with ProcessPoolExecutor(
        processes or os.cpu_count(), get_context("spawn"), initializer=_begin, initargs=(folder,)
    ) as pool:
        yield from pool.map(_judged, [how] * len(mutants), mutants, chunksize=CHUNK)


def _begin(folder: Path) -> None:
    _JUDGE.append(Judge(folder, _HELD))


def _judged(how: AnnotationSource, mutant: Mutant) -> Verdict | None:
    return _JUDGE[0](how, mutant)

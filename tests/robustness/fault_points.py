"""Repeat a write with a fault at each of its steps in turn, and record what the folder holds after each."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Final, Literal

from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.package.atomic_swap import recover
from ordrett_dataset.package.folder_lock import lock_folder
from ordrett_dataset.package.writer import write_package
from tests.robustness.build_runner import has_leftovers, read_package
from tests.robustness.fault_injection import Fault, inject_fault

Content = Literal["old", "new", "neither"]
FAILED_WRITE: Final = 2
CRASHED: Final = 3
NO_STEP_LEFT: Final = 4


@dataclass(frozen=True)
class WriteScenario:
    """What is written where: the folder before (None if it is new), the files, and whether its articles are copies."""

    before: Path | None
    files: Mapping[str, bytes]
    copy_articles: bool


@dataclass(frozen=True)
class FaultOutcome:
    """What a folder holds after a fault, and after the recovery by the next build."""

    step: int
    exit_code: int  # 0, the negated number of a signal, or one of the codes above
    content: Content
    has_leftovers: bool
    recovered_content: Content


def run_faults(
    scenario: WriteScenario, fault: Fault, *, separate_swap: bool, can_exchange: bool = True
) -> list[FaultOutcome]:
    """Run a write with a fault at its first step, at its second, and so on, in a process of its own.

    A fresh process has no threads, whose locks its forks would inherit.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_run_all, scenario, fault, separate_swap, can_exchange).result()


def _run_all(scenario: WriteScenario, fault: Fault, separate_swap: bool, can_exchange: bool) -> list[FaultOutcome]:
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home, "folder")
        _prepare(scenario, folder)
        old = read_package(folder)
        write_package(folder, scenario.files, copy_articles=scenario.copy_articles)
        runner = _FaultRunner(scenario, folder, old, read_package(folder), fault, separate_swap, can_exchange)
        return list(runner.run())


@dataclass(frozen=True)
class _FaultRunner:
    scenario: WriteScenario
    folder: Path
    old: Mapping[str, bytes]
    new: Mapping[str, bytes]
    fault: Fault
    separate_swap: bool
    can_exchange: bool

    def run(self) -> Iterator[FaultOutcome]:
        step, exit_code = 0, 1
        while exit_code != NO_STEP_LEFT:
            step += 1
            _prepare(self.scenario, self.folder)
            exit_code = self._write_in_fork(step)
            self.folder.mkdir(exist_ok=True)
            with lock_folder(self.folder):  # waits for the swap
                content, leftovers = self._content(), has_leftovers(self.folder)
                recover(self.folder)
                recovered_content = self._content()
            if has_leftovers(self.folder):
                raise RuntimeError(f"step {step}: the recovery leaves files behind")
            if exit_code != NO_STEP_LEFT:
                yield FaultOutcome(step, exit_code, content, leftovers, recovered_content)

    def _write_in_fork(self, step: int) -> int:
        child = os.fork()
        if child:
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        exit_code = CRASHED
        try:
            os.setpgid(0, 0)
            counter = inject_fault(step, self.fault, separate_swap=self.separate_swap, can_exchange=self.can_exchange)
            write_package(self.folder, self.scenario.files, copy_articles=self.scenario.copy_articles)
            exit_code = 0 if counter.count >= step else NO_STEP_LEFT
        except EnvironmentProblem:
            exit_code = FAILED_WRITE
        finally:
            os._exit(exit_code)

    def _content(self) -> Content:
        files = read_package(self.folder)
        return "old" if files == self.old else "new" if files == self.new else "neither"


def _prepare(scenario: WriteScenario, folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
    if scenario.before is not None:
        shutil.copytree(scenario.before, folder)

"""Measure time and memory of a process."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MEGABYTE: Final = 1_000_000
MAXRSS_UNIT: Final = 1 if sys.platform == "darwin" else 1024  # bytes per unit of ru_maxrss


@dataclass(frozen=True)
class ProcessCost:
    """Wall-clock seconds, processor seconds over all cores, and peak memory in megabytes."""

    wall: float
    processor: float
    megabytes: float

    @classmethod
    def median(cls, runs: Sequence["ProcessCost"]) -> "ProcessCost":
        """Return the median of each value."""
        wall, processor, megabytes = zip(*((run.wall, run.processor, run.megabytes) for run in runs), strict=True)
        return cls(statistics.median(wall), statistics.median(processor), statistics.median(megabytes))


def measure_process(*arguments: str, cwd: Path | None = None) -> ProcessCost:
    """Run this Python interpreter with `arguments` and measure it; raise SystemExit with its output if it fails."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, *arguments], cwd=cwd, stdout=output, stderr=output)  # noqa: S603 - this interpreter
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise SystemExit(f"{' '.join(arguments)}: {output.read().decode(errors='replace')}")
    return ProcessCost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * MAXRSS_UNIT / MEGABYTE)

"""What a process of this interpreter takes."""

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
UNIT: Final = 1 if sys.platform == "darwin" else 1024  # bytes in which the system tells the memory of a process


@dataclass(frozen=True)
class Ran:
    """Seconds from start to end, seconds of all processors, and the most megabytes that were held at once."""

    wall: float
    processor: float
    megabytes: float

    @classmethod
    def median(cls, runs: Sequence["Ran"]) -> "Ran":
        """Return the median of each figure."""
        wall, processor, megabytes = zip(*((run.wall, run.processor, run.megabytes) for run in runs), strict=True)
        return cls(statistics.median(wall), statistics.median(processor), statistics.median(megabytes))


def ran(*arguments: str, cwd: Path | None = None) -> Ran:
    """Run this interpreter with arguments; raise SystemExit with what it said where it fails."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, *arguments], cwd=cwd, stdout=said, stderr=said)  # noqa: S603 - this interpreter
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(arguments)}: {said.read().decode(errors='replace')}")
    return Ran(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * UNIT / MEGABYTE)

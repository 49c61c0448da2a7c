"""Limit the memory and time of a command that reads a package of unknown origin."""

import os
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

MB: Final = 1_000_000
# What a package may cost that is no larger than this; a larger one may cost more in proportion. A valid package of
# 5 MB takes 310 MB and 2 seconds on two processors, one of 20 MB takes 370 MB.
SMALL_PACKAGE_BYTES: Final = 5 * MB
BASE_MEMORY_BYTES: Final = 460 * MB
MEMORY_BYTES_PER_PROCESSOR: Final = 10 * MB  # each has threads with buffers of their own
MEMORY_BYTES_PER_BYTE: Final = 20
BASE_CPU_SECONDS: Final = 10
BYTES_PER_CPU_SECOND: Final = MB
POLL_SECONDS: Final = 0.01
HINT: Final = "No package that `ordrett build` wrote needs that much. If you trust it: --no-limits."


def continue_with_limits(package: Path) -> None:
    """Continue in a child process, and end it if it takes more memory or time than a valid package of its size does.

    The calling process waits, removes temporary files and exits as the child does; it never returns. Does nothing where
    the system cannot copy a process (Windows), or where polars runs already, whose threads a copy would lack. Memory is
    limited on Linux only.
    """
    if not hasattr(os, "fork") or "polars" in sys.modules:
        return
    import resource  # only where there is `fork`

    size = _size_in_bytes(package)
    excess = max(0, size - SMALL_PACKAGE_BYTES)
    max_memory = BASE_MEMORY_BYTES + (os.cpu_count() or 1) * MEMORY_BYTES_PER_PROCESSOR + MEMORY_BYTES_PER_BYTE * excess
    max_seconds = BASE_CPU_SECONDS + excess // BYTES_PER_CPU_SECOND
    scratch = tempfile.mkdtemp(prefix="ordrett-")
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if not child:
        tempfile.tempdir = scratch
        resource.setrlimit(resource.RLIMIT_CPU, (max_seconds, max_seconds + 1))
        return
    try:
        status, exceeded = _watch(child, max_memory)
    except KeyboardInterrupt:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    exit_code = os.waitstatus_to_exitcode(status)
    if exit_code == -signal.SIGXCPU:
        exceeded = f"{max_seconds} seconds of processor time"
    if exceeded:
        print(f"{package}: package_within_limits: it takes more than {exceeded}. {HINT}", file=sys.stderr)
        exit_code = 1
    sys.exit(exit_code if exit_code >= 0 else 128 - exit_code)


def _watch(child: int, max_memory: int) -> tuple[int, str]:
    """Wait for a process; return its status, and the limit that it exceeded, if any."""
    exceeded = ""
    while True:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return status, exceeded
        if not exceeded and _memory_in_bytes(child) > max_memory:
            exceeded = f"{max_memory // MB} MB of memory"
            os.kill(child, signal.SIGKILL)
        time.sleep(POLL_SECONDS)


def _memory_in_bytes(process: int) -> int:
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _size_in_bytes(package: Path) -> int:
    """Return the size of a zip, or of the descriptor, tables and articles in a folder."""
    if not package.is_dir():
        return package.stat().st_size
    files = [package / "datapackage.json"]
    for pattern in ("dataset/*", "dataset/*/*", "seeds/*"):
        files += package.glob(pattern)
    return sum(file.lstat().st_size for file in files if file.exists())

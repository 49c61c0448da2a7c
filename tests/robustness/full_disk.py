"""Write a package to a disk that is really full: a small tmpfs, mounted in a namespace of its own.

python -m tests.robustness.full_disk HOME runs inside that namespace and prints the results as JSON.
"""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Final

from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.package.atomic_swap import SCRATCH_PREFIX
from ordrett_dataset.package.check_output import check_output
from ordrett_dataset.package.writer import write_package
from tests.robustness.build_runner import ROOT, BuildRunner
from tests.robustness.sample_corpus import VERSIONS

PAGE_BYTES: Final = 4096
DISK_BYTES: Final = 4_000_000


def fill_disk(home: Path) -> dict[str, object]:
    """Replace a package on a disk with no free page, with one, with two, and so on, until there is enough room.

    `home` is the folder of a BuildRunner. If the system cannot mount a disk, `reason` says why.
    """
    unshare = shutil.which("unshare")
    if unshare is None:
        return {"ran": False, "reason": "this machine has no unshare"}
    namespace = [unshare, "--user", "--map-root-user", "--mount"]
    command = [*namespace, sys.executable, "-m", "tests.robustness.full_disk", str(home)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if result.returncode:
        return {"ran": False, "reason": result.stderr.decode().strip().splitlines()[-1]}
    return {"ran": True, **json.loads(result.stdout)}


def _fill_mounted_disk(home: Path) -> dict[str, object]:
    mount = shutil.which("mount") or "mount"
    runner, disk = BuildRunner(home), home / "disk"
    old, new = VERSIONS
    disk.mkdir(parents=True, exist_ok=True)
    subprocess.run([mount, "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", disk], check=True)
    folder, ballast = disk / "folder", disk / "ballast"
    write_package(folder, runner.packages[old], copy_articles=True)
    counts: Counter[str] = Counter()
    version: str | None = old
    free_pages = 0
    while version == old:
        _leave_free(ballast, free_pages)
        has_failed = _write_fails(runner.packages[new], folder)
        version = runner.find_version(folder)
        counts["writes"] += 1
        counts["reported_failures"] += has_failed
        counts["old_package"] += version == old
        has_leftovers = any(folder.glob(f"{SCRATCH_PREFIX}*"))
        counts["lost"] += version is None or has_leftovers or has_failed != (version == old)
        free_pages += 1
    ballast.unlink()
    write_package(folder, runner.packages[old], copy_articles=True)
    _leave_free(ballast, 3)
    exit_code = runner.start(new, folder).wait()
    ballast.unlink()
    counts["lost"] += runner.find_version(folder) != old
    subprocess.run([mount, "-o", "remount,ro", disk], check=True)
    try:
        check_output(runner.corpora[new], folder)
        read_only_disk_is_reported = False
    except EnvironmentProblem:
        read_only_disk_is_reported = True
    return {
        **counts,
        "exit_code_of_a_build": exit_code,
        "read_only_disk_is_reported": read_only_disk_is_reported,
    }


def _write_fails(files: dict[str, bytes], folder: Path) -> bool:
    try:
        write_package(folder, files, copy_articles=True)
    except EnvironmentProblem:
        return True
    return False


def _leave_free(ballast: Path, pages: int) -> None:
    """Fill the disk with a file, except for some pages."""
    ballast.unlink(missing_ok=True)
    free_bytes = shutil.disk_usage(ballast.parent).free
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, free_bytes - pages * PAGE_BYTES)


if __name__ == "__main__":
    print(json.dumps(_fill_mounted_disk(Path(sys.argv[1]))))

"""A real disk that is full: python -m reliability.full_disk HOME, in a namespace where one may be mounted."""

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
from tests.robustness.build_runner import ROOT, Builds
from tests.robustness.sample_corpus import VERSIONS

PAGE: Final = 4096
SIZE: Final = 4_000_000


def full_disk(home: Path) -> dict[str, object]:
    """Write over a package where there is room for no page, for one, and so on, in a disk of memory made for it.

    `home` holds `tests.robustness.build_runner.Builds`, or may.
    """
    unshare = shutil.which("unshare")
    if unshare is None:
        return {"ran": False, "why not": "the machine has no unshare"}
    command = [
        unshare,
        "--user",
        "--map-root-user",
        "--mount",
        sys.executable,
        "-m",
        "tests.robustness.full_disk",
        str(home),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        return {"ran": False, "why not": done.stderr.decode().strip().splitlines()[-1]}
    return {"ran": True, "why not": "", **json.loads(done.stdout)}


def _inside(home: Path) -> dict[str, object]:
    mount = shutil.which("mount") or "mount"
    builds, disk = Builds(home), home / "disk"
    old, new = VERSIONS
    disk.mkdir(parents=True, exist_ok=True)
    subprocess.run([mount, "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", disk], check=True)
    place, ballast = disk / "place", disk / "ballast"
    write_package(place, builds.packages[old], copy_articles=True)
    found: Counter[str] = Counter()
    now: str | None = old
    pages = 0
    while now == old:
        _leave(ballast, pages)
        ended = _refused(builds, new, place)
        now = builds.found(place)
        found["tried"] += 1
        found["refused"] += ended
        found["the old package, whole and valid"] += now == old
        found["lost"] += now is None or any(place.glob(f"{SCRATCH_PREFIX}*")) or ended != (now == old)
        pages += 1
    ballast.unlink()
    write_package(place, builds.packages[old], copy_articles=True)
    _leave(ballast, 3)
    code = builds.start(new, place).wait()
    ballast.unlink()
    found["lost"] += builds.found(place) != old
    subprocess.run([mount, "-o", "remount,ro", disk], check=True)
    try:
        check_output(builds.corpora[new], place)
        told = False
    except EnvironmentProblem:
        told = True
    return {**found, "a build on the full disk exits with": code, "a read-only disk is told before reading": told}


def _refused(builds: Builds, version: str, place: Path) -> bool:
    try:
        write_package(place, builds.packages[version], copy_articles=True)
    except EnvironmentProblem:
        return True
    return False


def _leave(ballast: Path, pages: int) -> None:
    ballast.unlink(missing_ok=True)
    free = shutil.disk_usage(ballast.parent).free
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, free - pages * PAGE)


if __name__ == "__main__":
    print(json.dumps(_inside(Path(sys.argv[1]))))

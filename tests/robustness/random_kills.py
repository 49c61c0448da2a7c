"""Builds killed at random moments."""

import os
import random
import signal
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Final

from ordrett_dataset.package.atomic_swap import SCRATCH_PREFIX
from tests.robustness.build_runner import Builds
from tests.robustness.sample_corpus import VERSIONS

# The writing of a small package takes about so long, in seconds, the switch included.
WRITING: Final = 0.2


def random_kills(builds: Builds, count: int, seed: int) -> dict[str, object]:
    """Kill so many builds, each over a package of the other version: in turn at any moment, and while it writes.

    A build that ends before its moment has come is counted, and another one is killed in its stead.
    """
    chance = random.Random(seed)  # noqa: S311 - moments, no secrets
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name, "place")
        old, new = VERSIONS
        started = time.monotonic()
        builds.start(old, place).wait()
        whole = time.monotonic() - started
        while found["killed"] < count:
            build = builds.start(new, place)
            if found["killed"] % 2:
                _wait_for_writing(build, place)
                time.sleep(chance.uniform(0, WRITING))
            else:
                time.sleep(chance.uniform(0, whole))
            killed = _killed(build)
            now = builds.found(place)
            found["builds"] += 1
            found["killed" if killed else "ended before the kill"] += 1
            found["the old package, whole and valid" if now == old else "the new package, whole and valid"] += bool(now)
            found["neither"] += now is None
            found["killed while something lay beside the package"] += any(place.glob(f"{SCRATCH_PREFIX}*"))
            if now == new:
                old, new = new, old
        last = builds.start(new, place).wait()
        found["lost"] = found["neither"] + (
            last != 0 or builds.found(place) != new or any(place.glob(f"{SCRATCH_PREFIX}*"))
        )
    return {"seed": seed, **found}


def _wait_for_writing(build: subprocess.Popen[bytes], place: Path) -> None:
    before = set(place.glob(f"{SCRATCH_PREFIX}*"))
    while build.poll() is None and set(place.glob(f"{SCRATCH_PREFIX}*")) <= before:
        time.sleep(0.001)


def _killed(build: subprocess.Popen[bytes]) -> bool:
    if build.poll() is None:
        os.killpg(build.pid, signal.SIGKILL)
    return build.wait() == -signal.SIGKILL

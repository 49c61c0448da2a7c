"""Interrupt builds: python -m tests.robustness.crash_tests [COUNT] [SEED] prints the results as JSON.

Writes are interrupted at each of their steps, builds are killed at random moments, run two at a time, and run into a
full disk. After each, the folder is compared byte for byte with the old and the new package, and validated.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Final

from ordrett_dataset.package.atomic_swap import SCRATCH_PREFIX
from tests.robustness import fault_matrix
from tests.robustness.build_runner import BuildRunner, has_leftovers
from tests.robustness.full_disk import fill_disk
from tests.robustness.sample_corpus import VERSIONS

# How long a small package takes to be written and swapped in, in seconds.
WRITING_SECONDS: Final = 0.2
# The longest time between the starts of two builds, in seconds.
MAX_DELAY_SECONDS: Final = 0.3


def run(n_kills: int = 50, seed: int = 1) -> dict[str, object]:
    """Run all crash tests, with so many kills at random moments."""
    with tempfile.TemporaryDirectory() as name:
        runner = BuildRunner(Path(name, "builds"))
        return {
            "fault_at_every_step": fault_matrix.run(fault_matrix.write_scenarios(runner, Path(name))),
            "random_kills": kill_at_random(runner, n_kills, seed),
            "concurrent_builds": build_concurrently(runner, max(2, n_kills // 10), seed),
            "full_disk": fill_disk(runner.home),
        }


def kill_at_random(runner: BuildRunner, n_kills: int, seed: int) -> dict[str, int]:
    """Kill builds that replace a package of the other version: every other one while it writes, the rest at any moment.

    A build that ends before its moment is counted, and another one is killed instead.
    """
    rng = random.Random(seed)  # noqa: S311 - moments, not secrets
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "folder")
        old, new = VERSIONS
        start_time = time.monotonic()
        runner.start(old, folder).wait()
        build_seconds = time.monotonic() - start_time
        while counts["killed"] < n_kills:
            build = runner.start(new, folder)
            if counts["killed"] % 2:
                _wait_for_scratch_folder(build, folder)
                time.sleep(rng.uniform(0, WRITING_SECONDS))
            else:
                time.sleep(rng.uniform(0, build_seconds))
            was_killed = _kill(build)
            version = runner.find_version(folder)
            counts["builds"] += 1
            counts["killed" if was_killed else "ended_before_the_kill"] += 1
            counts["killed_while_writing"] += any(folder.glob(f"{SCRATCH_PREFIX}*"))
            counts["old_package"] += version == old
            counts["new_package"] += version == new
            counts["lost"] += version is None
            if version == new:
                old, new = new, old
        exit_code = runner.start(new, folder).wait()
        counts["lost"] += exit_code != 0 or runner.find_version(folder) != new or has_leftovers(folder)
    return {"seed": seed, **counts}


def build_concurrently(runner: BuildRunner, rounds: int, seed: int) -> dict[str, int]:
    """Build both versions into the same folder at almost the same time, over the result of the last round."""
    rng = random.Random(seed)  # noqa: S311 - moments, not secrets
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "folder")
        for _ in range(rounds):
            builds = []
            for version in rng.sample(list(VERSIONS), len(VERSIONS)):
                builds.append(runner.start(version, folder))
                time.sleep(rng.uniform(0, MAX_DELAY_SECONDS))
            exit_codes = [build.wait() for build in builds]
            counts["failed_builds"] += len([code for code in exit_codes if code])
            is_complete = runner.find_version(folder) is not None
            counts["complete"] += is_complete
            counts["lost"] += not is_complete or has_leftovers(folder)
    return {"seed": seed, "rounds": rounds, **counts}


def _wait_for_scratch_folder(build: subprocess.Popen[bytes], folder: Path) -> None:
    before = set(folder.glob(f"{SCRATCH_PREFIX}*"))
    while build.poll() is None and set(folder.glob(f"{SCRATCH_PREFIX}*")) <= before:
        time.sleep(0.001)


def _kill(build: subprocess.Popen[bytes]) -> bool:
    """Kill the process group of a build; return whether it had not ended before."""
    if build.poll() is None:
        os.killpg(build.pid, signal.SIGKILL)
    return build.wait() == -signal.SIGKILL


if __name__ == "__main__":
    print(json.dumps(run(*map(int, sys.argv[1:])), indent=2))

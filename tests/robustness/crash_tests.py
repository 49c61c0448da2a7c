"""Never half a package, tried: python -m reliability.kills [COUNT] [SEED] prints the figures as JSON.

Writes are cut off at each of their steps, builds are killed at random moments, started two at once, and run into a full
disk. After each the folder is compared to the last byte with the old package and the new one, and validated.
"""

import json
import sys
import tempfile
from pathlib import Path

from tests.robustness.build_runner import Builds
from tests.robustness.concurrent_builds import at_once
from tests.robustness.fault_matrix import every_step, settings
from tests.robustness.full_disk import full_disk
from tests.robustness.random_kills import random_kills


def run(count: int = 50, seed: int = 1) -> dict[str, object]:
    """Try all of it, with so many random kills; return what was tried, how often, and what was lost."""
    with tempfile.TemporaryDirectory() as name:
        builds = Builds(Path(name, "builds"))
        return {
            "a fault at every step": every_step(settings(builds, Path(name))),
            "kills at random moments": random_kills(builds, count, seed),
            "two builds at once": at_once(builds, max(2, count // 10), seed),
            "a full disk": full_disk(builds.home),
        }


def main() -> None:
    """Print the figures."""
    print(json.dumps(run(*map(int, sys.argv[1:])), indent=2))


if __name__ == "__main__":
    main()

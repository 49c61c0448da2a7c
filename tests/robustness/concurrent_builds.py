"""Two builds at once of two versions into one place."""

import random
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Final

from ordrett_dataset.package.atomic_swap import SCRATCH_PREFIX
from tests.robustness.build_runner import Builds
from tests.robustness.sample_corpus import VERSIONS

APART: Final = 0.3  # seconds between the two, at most


def at_once(builds: Builds, rounds: int, seed: int) -> dict[str, object]:
    """Start both, one a moment after the other, so many times over what the round before left."""
    chance = random.Random(seed)  # noqa: S311 - moments, no secrets
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name, "place")
        for _ in range(rounds):
            running = []
            for version in chance.sample(list(VERSIONS), len(VERSIONS)):
                running.append(builds.start(version, place))
                time.sleep(chance.uniform(0, APART))
            ended = [build.wait() for build in running]
            found["builds that did not end well"] += len([code for code in ended if code])
            now = builds.found(place)
            found["one of the two, whole and valid"] += now is not None
            found["lost"] += now is None or any(place.glob(f"{SCRATCH_PREFIX}*"))
    return {"rounds": rounds, "seed": seed, **found}

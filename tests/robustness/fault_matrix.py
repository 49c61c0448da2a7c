"""Writes cut off at each of their steps, and what was lost."""

import shutil
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from ordrett_dataset.pipeline.build import build
from tests.robustness.build_runner import Builds
from tests.robustness.fault_injection import Fault
from tests.robustness.fault_points import REFUSED, After, Setting, steps
from tests.robustness.sample_corpus import VERSIONS, invented

# What fails: (how it is told, the fault, whether the switch is a process of its own, which the fault does not reach).
KINDS: Final[tuple[tuple[str, Fault, bool], ...]] = (
    ("the build is killed", "kill", True),
    ("the build and the switch are killed, as when the power fails", "kill", False),
    ("the disk is full, once", "error", False),
    ("the disk is full, and stays so", "errors", False),
)


def every_step(settings: dict[str, Setting], *, exchanges: tuple[bool, ...] = (True, False)) -> dict[str, object]:
    """Try each kind of fault at each step of each setting, with and without the exchange of two names in one call."""
    told: dict[str, object] = {}
    for place, setting in settings.items():
        for kind, fault, apart in KINDS:
            for exchange in exchanges:
                after = in_a_process(setting, fault, apart=apart, exchange=exchange or apart)
                what = f"{place}: {kind}{'' if exchange else ', two names cannot be exchanged'}"
                if exchange or not apart:
                    told[what] = counted(fault, after, apart=apart)
    return told


def counted(fault: Fault, after: list[After], *, apart: bool) -> dict[str, int]:
    """Return how many steps there were, after how many the folder held which package, and how many lost anything."""
    at_once = (fault == "kill" and apart) or fault == "error"
    held = [each.found if at_once else each.settled for each in after]
    lost = [state == "neither" or each.settled != state for state, each in zip(held, after, strict=True)]
    # A write that can say that it failed has also cleaned up behind it.
    lost += [fault == "error" and each.ended == REFUSED and each.left for each in after]
    return {"steps": len(after), "old package": held.count("old"), "new package": held.count("new"), "lost": sum(lost)}


def settings(builds: Builds, home: Path) -> dict[str, Setting]:
    """Return the places to which packages are written: another folder and the corpus' own, with an old package or none.

    The packages are those of the two invented versions.
    """
    old, new = VERSIONS
    corpus = invented(home / "corpus", old, all_articles=True)
    build(corpus)
    plain = shutil.copytree(invented(home / "mended", new, all_articles=True), home / "plain corpus")
    own = build(home / "mended").files
    return {
        "another folder": Setting(builds.home / f"package-{old}", builds.packages[new], copies=True),
        "a new folder": Setting(None, builds.packages[new], copies=True),
        "the corpus": Setting(corpus, own, copies=False),
        "a corpus never built": Setting(plain, own, copies=False),
    }


def in_a_process(setting: Setting, fault: Fault, *, apart: bool, exchange: bool = True) -> list[After]:
    """Return what is after each step, tried in a process of its own, whose forks inherit no thread's locks."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(steps, setting, fault, apart=apart, exchange=exchange).result()

"""A write with a fault at each of its steps, one after the other, and what is in the folder after each."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.package.atomic_swap import SCRATCH_PREFIX, WAITING, recover
from ordrett_dataset.package.folder_lock import lock_folder
from ordrett_dataset.package.writer import write_package
from tests.robustness.fault_injection import Fault, arm

State = Literal["old", "new", "neither"]
REFUSED: Final = 2
CRASHED: Final = 3
TOO_FEW_STEPS: Final = 4


@dataclass(frozen=True)
class Setting:
    """What is written where: the folder before (None: there is none yet), the package, whether its seeds are copies."""

    before: Path | None
    package: Mapping[str, bytes]
    copies: bool


@dataclass(frozen=True)
class After:
    """What is in the folder after a fault, and once the next build has settled it."""

    step: int
    ended: int  # 0, the number of the signal negated, or how the write said that it failed
    found: State
    left: bool  # whether something lay there that belongs to no package
    settled: State


def steps(setting: Setting, fault: Fault, *, apart: bool, exchange: bool = True) -> list[After]:
    """Write a package over and over, with a fault at the first step, at the second, until there is no step left."""
    with tempfile.TemporaryDirectory() as home:
        place = Path(home, "place")
        _lay(setting, place)
        old = held(place)
        write_package(place, setting.package, copy_articles=setting.copies)
        new = held(place)
        return list(_trials(setting, place, (old, new), fault, apart=apart, exchange=exchange))


def held(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder, without what a build prepares."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if _counts(path, folder)}


def _trials(
    setting: Setting,
    place: Path,
    states: tuple[dict[str, bytes], dict[str, bytes]],
    fault: Fault,
    *,
    apart: bool,
    exchange: bool,
) -> Iterator[After]:
    step, ended = 0, 1
    while ended != TOO_FEW_STEPS:
        step += 1
        _lay(setting, place)
        ended = _forked(setting, place, step, fault, apart=apart, exchange=exchange)
        if not place.exists():
            place.mkdir()
        with lock_folder(place):  # waits for the switch
            found, left = _state(place, states), _leftovers(place)
            recover(place)
            settled = _state(place, states)
        if _leftovers(place):
            raise RuntimeError(f"step {step}: what settles a folder leaves something behind")
        if ended != TOO_FEW_STEPS:
            yield After(step, ended, found, left, settled)


def _forked(setting: Setting, place: Path, step: int, fault: Fault, *, apart: bool, exchange: bool) -> int:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    ended = CRASHED
    try:
        os.setpgid(0, 0)
        armed = arm(step, fault, apart=apart, exchange=exchange)
        write_package(place, setting.package, copy_articles=setting.copies)
        ended = 0 if armed.taken >= step else TOO_FEW_STEPS
    except EnvironmentProblem:
        ended = REFUSED
    finally:
        os._exit(ended)


def _lay(setting: Setting, place: Path) -> None:
    if place.exists():
        shutil.rmtree(place)
    if setting.before is not None:
        shutil.copytree(setting.before, place)


def _state(place: Path, states: tuple[dict[str, bytes], dict[str, bytes]]) -> State:
    now = held(place)
    return "old" if now == states[0] else "new" if now == states[1] else "neither"


def _leftovers(place: Path) -> bool:
    return any(place.glob(f"{SCRATCH_PREFIX}*")) or (place / WAITING).exists()


def _counts(path: Path, folder: Path) -> bool:
    inside = str(path.relative_to(folder))
    return path.is_file() and not inside.startswith((SCRATCH_PREFIX, WAITING))

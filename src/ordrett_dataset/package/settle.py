"""What a build that was cut off leaves behind in a package folder."""

import shutil
from pathlib import Path
from typing import Final

from ordrett_dataset.package.atomic_swap import ASIDE, DATASET, finish

SCRATCH: Final = ".partial-"


def settle(folder: Path) -> None:
    """Finish the switch that an earlier build began, and take away what it prepared in vain.

    Only for whoever holds the folder: what a build is still writing looks the same.
    """
    finish(folder)
    for leftover in folder.glob(f"{SCRATCH}*"):
        if not _is_ours(leftover):
            continue
        aside = leftover / (DATASET + ASIDE)
        if aside.exists() and not (folder / DATASET).exists():
            aside.rename(folder / DATASET)
        shutil.rmtree(leftover, ignore_errors=True)


def _is_ours(leftover: Path) -> bool:
    if leftover.is_symlink() or not leftover.is_dir():
        return False
    return {path.name for path in leftover.iterdir()} <= {DATASET, DATASET + ASIDE}

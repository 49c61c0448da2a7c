"""Builds of the two invented versions, as a user starts them, and whether what is in a folder is one of them."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ordrett_dataset.package.folder_lock import lock_folder
from ordrett_dataset.validation.validate import validate_package
from tests.robustness.fault_points import held
from tests.robustness.sample_corpus import VERSIONS, invented

ROOT: Final = Path(__file__).parents[2]


class Builds:
    """Corpora of the two versions, and the package of each, in a folder of their own; made unless they are there."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.corpora = {version: invented(home / version, version) for version in VERSIONS}
        self.packages: dict[str, dict[str, bytes]] = {}
        for version in VERSIONS:
            place = home / f"package-{version}"
            if not place.exists() and self.start(version, place).wait():
                raise RuntimeError(f"version {version} cannot be built")
            self.packages[version] = held(place)

    def start(self, version: str, place: Path, arguments: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        """Start the build of a version into a folder, as the leader of a group."""
        command = [sys.executable, "-m", "ordrett_dataset", "build", str(self.corpora[version]), "--output", str(place)]
        return subprocess.Popen(
            [*command, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, process_group=0
        )

    def found(self, place: Path) -> str | None:
        """Wait until nobody holds the folder; return which version it holds, valid to the last byte, or None."""
        with lock_folder(place):
            now = held(place)
            version = next((version for version, package in self.packages.items() if package == now), None)
            return version if version is not None and not validate_package(place).issues else None

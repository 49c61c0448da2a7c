"""Start builds of the two sample versions as a user does, and tell which version a folder holds afterwards."""

import subprocess
import sys
from pathlib import Path
from typing import Final

from ordrett_dataset.package.atomic_swap import SCRATCH_PREFIX, WAITING
from ordrett_dataset.package.folder_lock import lock_folder
from ordrett_dataset.validation.validate import validate_package
from tests.robustness.sample_corpus import VERSIONS, write_sample_corpus

ROOT: Final = Path(__file__).parents[2]


class BuildRunner:
    """The corpora and packages of the two versions, in a folder; packages that exist there are not built again."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.corpora = {version: write_sample_corpus(home / version, version) for version in VERSIONS}
        self.packages: dict[str, dict[str, bytes]] = {}
        for version in VERSIONS:
            folder = self.package_folder(version)
            if not folder.exists() and self.start(version, folder).wait():
                raise RuntimeError(f"version {version} cannot be built")
            self.packages[version] = read_package(folder)

    def package_folder(self, version: str) -> Path:
        """Return the folder of the package of a version."""
        return self.home / f"package-{version}"

    def start(self, version: str, output: Path) -> subprocess.Popen[bytes]:
        """Start the build of a version into a folder, as the leader of a process group."""
        arguments = ["build", str(self.corpora[version]), "--output", str(output)]
        return subprocess.Popen(
            [sys.executable, "-m", "ordrett_dataset", *arguments],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            process_group=0,
        )

    def find_version(self, folder: Path) -> str | None:
        """Wait until no build uses a folder; return the version that it holds, complete and valid, or None."""
        with lock_folder(folder):
            files = read_package(folder)
            version = next((version for version, package in self.packages.items() if package == files), None)
            return version if version is not None and not validate_package(folder).issues else None


def read_package(folder: Path) -> dict[str, bytes]:
    """Return the files in a folder, without those that a build is preparing."""
    files = ((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    return {name: path.read_bytes() for name, path in files if not name.startswith((SCRATCH_PREFIX, WAITING))}


def has_leftovers(folder: Path) -> bool:
    """Return whether a folder holds files that a build prepared."""
    return any(folder.glob(f"{SCRATCH_PREFIX}*")) or (folder / WAITING).exists()

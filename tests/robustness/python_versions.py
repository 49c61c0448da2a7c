"""Other Pythons of the machine, each with the libraries of the lock file."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.robustness.build_runner import ROOT

MINORS: Final = (11, 12, 13, 14)


def interpreters(home: Path) -> dict[str, Path | str]:
    """Return by version an interpreter with the locked libraries, installed below `home`, or why there is none.

    Asks the package index that pip is set up for. The version that runs is left out.
    """
    return {
        f"Python 3.{minor}": _installed(_found(minor), home / f"3.{minor}")
        for minor in MINORS
        if minor != sys.version_info.minor
    }


def _found(minor: int) -> str | None:
    name = f"python3.{minor}"
    versions = sorted((Path.home() / ".pyenv/versions").glob(f"3.{minor}.*/bin/{name}"))
    for candidate in (shutil.which(name), *map(str, versions)):
        # What pyenv puts on the path may be there for a version that is not chosen.
        if candidate and not subprocess.run([candidate, "-c", ""], capture_output=True, check=False).returncode:
            return candidate
    return None


def _installed(python: str | None, home: Path) -> Path | str:
    if python is None:
        return "not on this machine"
    made = home / "bin/python"
    lock = ("--quiet", "--disable-pip-version-check", "--require-hashes", "-r", str(ROOT / "requirements.lock"))
    for command in ([python, "-m", "venv", str(home)], [str(made), "-m", "pip", "install", *lock]):
        plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        done = subprocess.run(command, capture_output=True, check=False, env=plain)
        if done.returncode:
            return f"its libraries cannot be installed: {done.stderr.decode().strip().splitlines()[-1]}"
    return made

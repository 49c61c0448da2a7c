"""Other Python versions of this machine, each with the libraries of the lock file."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.robustness.build_runner import ROOT

MINOR_VERSIONS: Final = (11, 12, 13, 14)


def install_other_versions(home: Path) -> dict[str, Path | str]:
    """Install the locked libraries for every other Python version; return its interpreter, or why there is none.

    Uses the package index that pip is configured for, and installs below `home`.
    """
    return {
        f"Python 3.{minor}": _install_libraries(_find_interpreter(minor), home / f"3.{minor}")
        for minor in MINOR_VERSIONS
        if minor != sys.version_info.minor
    }


def _find_interpreter(minor: int) -> str | None:
    name = f"python3.{minor}"
    pyenv_paths = sorted((Path.home() / ".pyenv/versions").glob(f"3.{minor}.*/bin/{name}"))
    for path in (shutil.which(name), *map(str, pyenv_paths)):
        # pyenv puts a program on the path even for versions that are not activated.
        if path and not subprocess.run([path, "-c", ""], capture_output=True, check=False).returncode:
            return path
    return None


def _install_libraries(python: str | None, home: Path) -> Path | str:
    if python is None:
        return "not on this machine"
    interpreter = home / "bin/python"
    lock = ("--quiet", "--disable-pip-version-check", "--require-hashes", "-r", str(ROOT / "requirements.lock"))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    for command in ([python, "-m", "venv", str(home)], [str(interpreter), "-m", "pip", "install", *lock]):
        result = subprocess.run(command, capture_output=True, check=False, env=environment)
        if result.returncode:
            return f"its libraries cannot be installed: {result.stderr.decode().strip().splitlines()[-1]}"
    return interpreter

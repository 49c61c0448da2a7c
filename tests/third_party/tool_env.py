"""The readers, in Python and JavaScript, installed apart from the project."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from ordrett_dataset.package.folder_lock import lock_folder

HERE: Final = Path(__file__).parent
PLACE: Final = HERE.parent.parent / ".venv-tools"
LOCKS: Final = ("requirements.lock", "package.json", "package-lock.json")
# Whatever is asked of them, is asked without a network.
OFFLINE: Final = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
# duckdb looks for an extension below its own version and platform; the package of the extension has no platform.
EXTENSION: Final = """
import duckdb, duckdb_extension_httpfs, pathlib, shutil, sys
[found] = pathlib.Path(duckdb_extension_httpfs.__file__).parent.glob("extensions/*/httpfs.duckdb_extension")
platform = duckdb.sql("PRAGMA platform").fetchall()[0][0]
place = pathlib.Path(sys.argv[1], found.parent.name, platform)
place.mkdir(parents=True)
shutil.copy(found, place)
"""


@dataclass(frozen=True)
class Tools:
    """The environment, in its folder."""

    folder: Path

    @property
    def python(self) -> Path:
        """The interpreter that has the packages of requirements.lock."""
        return self.folder / "env/bin/python"

    @property
    def node_modules(self) -> Path:
        """The packages of package-lock.json; a test that needs them is skipped where there is no Node.js."""
        if shutil.which("npm") is None:
            pytest.skip("Node.js is no part of what the project asks for")
        return self.folder / "node_modules"

    @property
    def duckdb_extensions(self) -> Path:
        """The folder in which duckdb finds what reads from an address."""
        return self.folder / "duckdb"

    def asked(self, script: str, *arguments: object, said: object = None) -> Any:
        """Return the JSON that a script of this folder prints; what is `said` to it, it reads as JSON."""
        if script.endswith(".py"):
            return self._ran([self.python, HERE / script, *arguments], json.dumps(said))
        # A module from standard input looks for what it imports in the folder where the program runs.
        command = ["node", "--input-type=module", "-", *arguments]
        return self._ran(command, (HERE / script).read_text(encoding="utf-8"), self.node_modules.parent)

    def _ran(self, command: list[object], said: str, place: Path | None = None) -> Any:
        plain = {**os.environ, **OFFLINE, "HF_HOME": str(self.folder / "hub")}
        done = subprocess.run(
            list(map(str, command)), input=said, cwd=place, env=plain, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout)


@cache
def installed() -> Tools:
    """Return the environment, which is installed anew where it was made from other locks; one process at a time."""
    PLACE.mkdir(exist_ok=True)
    wanted = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in LOCKS) + sys.version.encode()).hexdigest()
    made_from = PLACE / "made_from"
    with lock_folder(PLACE):
        if not made_from.is_file() or made_from.read_text() != wanted:
            for held in PLACE.iterdir():
                shutil.rmtree(held) if held.is_dir() else held.unlink()
            _install(Tools(PLACE))
            made_from.write_text(wanted)
    return Tools(PLACE)


def _install(tools: Tools) -> None:
    venv.create(tools.folder / "env", with_pip=True)
    pip: list[str | Path] = [tools.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--no-deps", "--require-hashes", "-r", HERE / "requirements.lock"], check=True)
    subprocess.run([tools.python, "-c", EXTENSION, tools.duckdb_extensions], check=True)
    if shutil.which("npm"):
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, tools.folder)
        npm = ["npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(npm, cwd=tools.folder, check=True)

"""An environment, apart from that of the project, with programs in Python and JavaScript that read a package."""

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

SCRIPTS: Final = Path(__file__).parent
ENVIRONMENT: Final = SCRIPTS.parent.parent / ".venv-tools"
LOCK_FILES: Final = ("requirements.lock", "package.json", "package-lock.json")
# The programs run without a network.
OFFLINE: Final = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
# duckdb looks for an extension in a folder named after its version and platform, which the package lacks.
COPY_DUCKDB_EXTENSION: Final = """
import duckdb, duckdb_extension_httpfs, pathlib, shutil, sys
[extension] = pathlib.Path(duckdb_extension_httpfs.__file__).parent.glob("extensions/*/httpfs.duckdb_extension")
platform = duckdb.sql("PRAGMA platform").fetchall()[0][0]
folder = pathlib.Path(sys.argv[1], extension.parent.name, platform)
folder.mkdir(parents=True)
shutil.copy(extension, folder)
"""


@dataclass(frozen=True)
class Tools:
    """The environment in its folder."""

    folder: Path

    @property
    def python(self) -> Path:
        """The interpreter with the packages of requirements.lock."""
        return self.folder / "env/bin/python"

    @property
    def node_modules(self) -> Path:
        """The packages of package-lock.json; without Node.js, the test that asks for them is skipped."""
        if shutil.which("npm") is None:
            pytest.skip("Node.js is not required by the project")
        return self.folder / "node_modules"

    @property
    def duckdb_extensions(self) -> Path:
        """The folder with the duckdb extension that reads from a URL."""
        return self.folder / "duckdb"

    def run_script(self, script: str, *arguments: object, stdin: object = None) -> Any:
        """Run a script of this folder with `stdin` as JSON on its standard input, and return the JSON it prints."""
        if script.endswith(".py"):
            return self._run([self.python, SCRIPTS / script, *arguments], json.dumps(stdin))
        # A module read from standard input looks up its imports in the current folder.
        command = ["node", "--input-type=module", "-", *arguments]
        return self._run(command, (SCRIPTS / script).read_text(encoding="utf-8"), self.node_modules.parent)

    def _run(self, command: list[object], stdin: str, folder: Path | None = None) -> Any:
        environment = {**os.environ, **OFFLINE, "HF_HOME": str(self.folder / "hub")}
        result = subprocess.run(
            list(map(str, command)),
            input=stdin,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return json.loads(result.stdout)


@cache
def install_tools() -> Tools:
    """Return the environment; install it if a lock file or the Python version changed. One process at a time."""
    ENVIRONMENT.mkdir(exist_ok=True)
    locks = b"".join((SCRIPTS / name).read_bytes() for name in LOCK_FILES)
    stamp = hashlib.sha256(locks + sys.version.encode()).hexdigest()
    stamp_file = ENVIRONMENT / "installed_from"
    with lock_folder(ENVIRONMENT):
        if not stamp_file.is_file() or stamp_file.read_text() != stamp:
            for path in ENVIRONMENT.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            _install(Tools(ENVIRONMENT))
            stamp_file.write_text(stamp)
    return Tools(ENVIRONMENT)


def _install(tools: Tools) -> None:
    venv.create(tools.folder / "env", with_pip=True)
    pip: list[str | Path] = [tools.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--no-deps", "--require-hashes", "-r", SCRIPTS / "requirements.lock"], check=True)
    subprocess.run([tools.python, "-c", COPY_DUCKDB_EXTENSION, tools.duckdb_extensions], check=True)
    if shutil.which("npm"):
        for name in ("package.json", "package-lock.json"):
            shutil.copy(SCRIPTS / name, tools.folder)
        npm = ["npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(npm, cwd=tools.folder, check=True)

"""What git says of the work tree in which a folder lies."""

import os
import shutil
import subprocess
from pathlib import Path

from ordrett_dataset.errors import EnvironmentProblem


def git(folder: Path, *arguments: str) -> str:
    """Return what git prints, without the last line end; raise EnvironmentProblem where it ends with an error.

    It works on `folder` alone, whatever work tree the environment of a hook names.
    """
    program = shutil.which("git")
    if program is None:
        raise EnvironmentProblem(str(folder), "git_is_installed", "no program of that name", "Install git.")
    plain = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    command = [program, "-C", str(folder), *arguments]
    done = subprocess.run(command, capture_output=True, check=False, env=plain)  # noqa: S603 - git, and the project's arguments
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0].removeprefix("fatal: ")
        raise EnvironmentProblem(
            str(folder), "git_command_succeeds", said, f"See what this says: git {' '.join(arguments)}"
        )
    return done.stdout.decode(errors="surrogateescape").removesuffix("\n")

"""Run git, and extract the package of a git revision."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from ordrett_dataset.errors import EnvironmentProblem

# The parts of a package; a repository holds much else.
PACKAGE_PATHS: Final = ("datapackage.json", "dataset", "seeds")


def run_git(folder: Path, *arguments: str) -> str:
    """Run git in `folder` and return its output without the last line end.

    Environment variables such as GIT_DIR, which git sets in hooks, are ignored. Raises EnvironmentProblem if git is not
    installed or fails.
    """
    program = shutil.which("git")
    if program is None:
        raise EnvironmentProblem(str(folder), "git_is_installed", "git is not on the PATH", "Install git.")
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    command = [program, "-C", str(folder), *arguments]
    result = subprocess.run(command, capture_output=True, check=False, env=environment)  # noqa: S603 - no shell; git with fixed commands
    if result.returncode:
        message = result.stderr.decode(errors="replace").strip().partition("\n")[0].removeprefix("fatal: ")
        hint = f"Run `git {' '.join(arguments)}` to see the whole message."
        if "not a git repository" in message:
            hint = "Run `git init` there and commit its files."
        raise EnvironmentProblem(str(folder), "git_command_succeeds", message, hint)
    return result.stdout.decode(errors="surrogateescape").removesuffix("\n")


def extract_revision(revision: str, repository: Path, scratch: Path) -> Path:
    """Extract the package at `revision`, or REVISION:FOLDER, into `scratch` and return that folder.

    The work tree is not touched. Raises EnvironmentProblem if git, the repository or the revision is missing.
    """
    try:
        tree = run_git(repository, "rev-parse", "--verify", "--end-of-options", revision)
        # In a subfolder of the work tree, `git archive` would look for the same subfolder in the tree.
        git_folder = Path(run_git(repository, "rev-parse", "--absolute-git-dir"))
        names = run_git(git_folder, "ls-tree", "--name-only", "--full-tree", tree).splitlines()
    except EnvironmentProblem as error:
        if error.code != "git_command_succeeds":
            raise
        problem = f"there is no package or git revision of this name ({error.problem})"
        hint = "Name a folder, a zip or a revision; `git tag` lists the tagged versions."
        raise EnvironmentProblem(revision, "version_exists", problem, hint) from None
    scratch.mkdir(parents=True, exist_ok=True)
    paths = [path for path in PACKAGE_PATHS if path in names]
    if paths:
        archive_path = scratch / ".archive.zip"
        unconverted = ("-c", "core.autocrlf=false", "-c", "core.eol=lf")
        output = f"--output={archive_path.absolute()}"
        run_git(git_folder, *unconverted, "archive", "--format=zip", "-0", output, tree, *paths)
        with ZipFile(archive_path) as archive:
            archive.extractall(scratch)
        archive_path.unlink()
    return scratch

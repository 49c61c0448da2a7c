"""A package in a revision of a git repository -> a folder."""

from pathlib import Path
from typing import Final
from zipfile import ZipFile

from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.versioning.git import git

# What a package is made of, beside which a repository holds much else.
PARTS: Final = ("datapackage.json", "dataset", "seeds")


def revision(name: str, repository: Path, scratch: Path) -> Path:
    """Write the package at a revision, or at REVISION:FOLDER, into `scratch` and return it; no work tree is touched.

    Raises EnvironmentProblem where there is no git, no repository, or nothing of that name in it.
    """
    try:
        tree = git(repository, "rev-parse", "--verify", "--end-of-options", name)
        # Below the top of a work tree git would look for the same folder in the tree that it packs.
        store = Path(git(repository, "rev-parse", "--absolute-git-dir"))
        held = git(store, "ls-tree", "--name-only", "--full-tree", tree).splitlines()
    except EnvironmentProblem as refusal:
        if refusal.code != "git_command_succeeds":
            raise
        found = f"nothing of that name: {refusal.found}"
        remedy = "Name a folder, a zip or a revision; `git tag` lists what was tagged."
        raise EnvironmentProblem(name, "version_exists", found, remedy) from None
    scratch.mkdir(parents=True, exist_ok=True)
    parts = [part for part in PARTS if part in held]
    if parts:
        packed = scratch / ".packed"
        as_stored = ("-c", "core.autocrlf=false", "-c", "core.eol=lf")
        git(store, *as_stored, "archive", "--format=zip", "-0", f"--output={packed.absolute()}", tree, *parts)
        with ZipFile(packed) as archive:
            archive.extractall(scratch)
        packed.unlink()
    return scratch

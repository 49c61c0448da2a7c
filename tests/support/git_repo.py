"""Corpus folders under git, as a release needs them."""

import shutil
import subprocess
from pathlib import Path

from tests.support.corpus_folder import ROOT

IDENTITY = ("-c", "user.name=Petra Nordgaard", "-c", "user.email=petra@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder."""
    command: list[str | Path] = ["git", "-C", folder, *IDENTITY, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def committed(folder: Path, tag: str | None = None) -> Path:
    """Commit all that lies in a folder, which becomes a repository of its own."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "as it is")
    if tag:
        git(folder, "tag", tag)
    return folder


def copied(place: Path) -> Path:
    """Copy the project as it lies here, without what git ignores, and commit it."""
    names = git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard", "-z").split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, place / name)
    return committed(place)

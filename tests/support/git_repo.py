"""Corpus folders under git, as a release needs them."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

from ordrett_dataset.pipeline.build import build
from tests.support.corpus_folder import ROOT

IDENTITY: Final = {
    f"GIT_{role}_{field}": value
    for role in ("AUTHOR", "COMMITTER")
    for field, value in (("NAME", "Petra Nordgaard"), ("EMAIL", "petra@example.org"))
}


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, without the settings of a surrounding hook, and return its output."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    command = ["git", "-C", str(folder), "-c", "commit.gpgsign=false", *arguments]
    result = subprocess.run(command, check=True, capture_output=True, text=True, env=environment | IDENTITY)
    return result.stdout


def commit_all(folder: Path) -> Path:
    """Commit all files of a folder, which becomes a repository if it is none, and return it."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "current state")
    return folder


def copy_project(folder: Path) -> Path:
    """Copy this project without the files that git ignores, and commit the copy."""
    names = git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard", "-z").split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return commit_all(folder)


def copy_project_for_release(folder: Path) -> Path:
    """Copy this project with a version that can be released: without `-dev` if the version has that suffix."""
    copy_project(folder)
    for name, pattern in (("corpus.toml", r'^(version = "[\d.]+)-dev'), ("CHANGELOG.md", r"^(## [\d.]+)-dev")):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(re.sub(pattern, r"\1", text, flags=re.MULTILINE), encoding="utf-8")
    assert build(folder).files
    return commit_all(folder)

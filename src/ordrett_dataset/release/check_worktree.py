"""A corpus folder of which nothing can be released yet."""

import re
from pathlib import Path
from typing import Final

from ordrett.errors import InputError
from ordrett_dataset.corpus.config import Metadata
from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.versioning.git import git

# What a release is made of.
PARTS: Final = ("corpus.toml", "datapackage.json", "dataset", "seeds", "annotations")


def refuse_unready(corpus: Path, about: Metadata, output: Path) -> None:
    """Raise InputError if the folder differs from its last commit, or its version is released already or missing.

    What lies in `output` is no part of the folder.
    """
    where, place = str(corpus), output.resolve()
    if corpus.resolve().is_relative_to(place):
        raise EnvironmentProblem(
            str(output), "output_is_separate_folder", "it holds the corpus", "Name another folder."
        )
    aside = [f":(exclude,literal){place}"] if place.is_relative_to(_root(corpus)) else []
    changed = git(corpus, "status", "--porcelain", "--untracked-files=all", "--", ".", *aside).splitlines()
    ignored = git(corpus, "ls-files", "--others", "--ignored", "--exclude-standard", "--", *PARTS).splitlines()
    if differing := [*(line[3:] for line in changed), *ignored]:
        found = f"not as in the last commit: {len(differing)}, first {differing[0]}"
        raise InputError(where, "worktree_is_committed", found, "Commit them, or take them away.")
    tag = f"v{about.version}"
    if git(corpus, "tag", "--list", tag):
        found = f"the tag {tag} exists"
        raise InputError(where, "version_is_not_released_yet", found, "State the next version in corpus.toml.")
    if about.released is None:
        raise InputError(f"{where}/corpus.toml", "release_has_date", "no `released`", "State its day there.")
    told = corpus / "CHANGELOG.md"
    page = told.read_text(encoding="utf-8", errors="replace") if told.is_file() else None
    if page is not None and not re.search(rf"^## \[?{re.escape(about.version)}\b", page, re.MULTILINE):
        found = f"no section on {about.version}"
        remedy = "Write it, beginning with: python -m scripts diff vLAST . --changelog"
        raise InputError(str(told), "changelog_mentions_version", found, remedy)


def _root(corpus: Path) -> Path:
    return Path(git(corpus, "rev-parse", "--show-toplevel"))

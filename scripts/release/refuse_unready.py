"""A corpus folder of which nothing can be released yet."""

import re
from pathlib import Path

from ordrett.refusal import Refusal
from scripts.corpus import Metadata
from scripts.git import git


def refuse_unready(corpus: Path, about: Metadata, output: Path) -> None:
    """Raise Refusal where the folder is not what its last commit holds, or its version is out already or is not told.

    What lies in `output` is no part of the folder.
    """
    where = str(corpus)
    aside = [f":(exclude){output.resolve()}"] if output.resolve().is_relative_to(_root(corpus)) else []
    if changed := git(corpus, "status", "--porcelain", "--", ".", *aside):
        found = f"not as in the last commit: {len(changed.splitlines())}, first {changed.splitlines()[0][3:]}"
        raise Refusal(where, "release_is_of_a_commit", found, "Commit them, or take them away.")
    tag = f"v{about.version}"
    if git(corpus, "tag", "--list", tag):
        found = f"the tag {tag} exists"
        raise Refusal(where, "version_is_released_once", found, "State the next version in corpus.toml.")
    if about.released is None:
        raise Refusal(f"{where}/corpus.toml", "release_has_a_day", "no `released`", "State its day there.")
    told = corpus / "CHANGELOG.md"
    if told.is_file() and not re.search(rf"^## \[?{re.escape(about.version)}\b", told.read_text(), re.MULTILINE):
        found = f"no section on {about.version}"
        remedy = "Write it, beginning with: python -m scripts diff LAST . --changelog"
        raise Refusal(str(told), "changelog_tells_the_version", found, remedy)


def _root(corpus: Path) -> Path:
    return Path(git(corpus, "rev-parse", "--show-toplevel"))

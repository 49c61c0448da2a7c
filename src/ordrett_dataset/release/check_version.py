"""A version that does not fit what has changed since the last one."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from ordrett.errors import InputError
from ordrett_dataset.corpus.config import Metadata
from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.versioning import changes, fitting, opened_version, revision_version, step
from ordrett_dataset.versioning.git import git


def refuse_unfit(corpus: Path, about: Metadata) -> None:
    """Raise InputError where the version is not one that may follow the last tagged one, given what has changed since.

    The last one is the highest of the tags vMAJOR.MINOR.PATCH in the history of the commit that have a package in this
    folder; without any, every version fits.
    """
    if git(corpus, "rev-parse", "--is-shallow-repository") == "true":
        found = "a shallow clone, in which the last tag may lack"
        raise EnvironmentProblem(str(corpus), "git_history_is_complete", found, "git fetch --unshallow --tags")
    below = git(corpus, "rev-parse", "--show-prefix").rstrip("/")
    tags = git(corpus, "tag", "--merged", "HEAD", "--list", "v*").split()
    versions = [tuple(map(int, tag[1:].split("."))) for tag in tags if re.fullmatch(r"v\d+\.\d+\.\d+", tag)]
    named = (".".join(map(str, version)) for version in sorted(versions, reverse=True))
    last = next((version for version in named if _holds(corpus, f"refs/tags/v{version}", below)), None)
    if last is None:
        return
    with TemporaryDirectory(prefix="release-") as scratch:
        before = revision_version(f"refs/tags/v{last}:{below}", Path(scratch, "before"), corpus)
        after = opened_version(str(corpus), Path(scratch, "after"))
        needed = step(changes(before, after))
    if about.version not in (may := fitting(last, needed)):
        found = f"{about.version} after {last}, with changes that are {needed or 'none'}"
        told = f"State one of {', '.join(may)} in corpus.toml and build again."
        raise InputError(
            str(corpus), "version_bump_is_sufficient", found, told if may else "There is nothing to release."
        )


def _holds(corpus: Path, tag: str, below: str) -> bool:
    """Return whether a tag has a package in a folder of the repository."""
    place = f"{below}/datapackage.json" if below else "datapackage.json"
    return bool(git(corpus, "ls-tree", "--full-tree", "--name-only", tag, "--", place))

"""A version that does not fit what has changed since the last one."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from ordrett.refusal import Refusal
from scripts.changes import changes, fitting, opened_version, step
from scripts.corpus import Metadata
from scripts.git import git


def refuse_unfit(corpus: Path, about: Metadata) -> None:
    """Raise Refusal where the version is not one that may follow the last tagged one, given what has changed since.

    The last one is the highest of the tags vMAJOR.MINOR.PATCH in the history of the commit; without any, every version
    fits.
    """
    tags = git(corpus, "tag", "--merged", "HEAD", "--list", "v*").split()
    versions = [tuple(map(int, tag[1:].split("."))) for tag in tags if re.fullmatch(r"v\d+\.\d+\.\d+", tag)]
    if not versions:
        return
    last = ".".join(map(str, max(versions)))
    below = git(corpus, "rev-parse", "--show-prefix").rstrip("/")
    with TemporaryDirectory(prefix="release-") as scratch:
        before = opened_version(f"v{last}:{below}" if below else f"v{last}", Path(scratch, "before"), corpus)
        after = opened_version(str(corpus), Path(scratch, "after"))
        needed = step(changes(before, after))
    if about.version not in (may := fitting(last, needed)):
        found = f"{about.version} after {last}, with changes that are {needed or 'none'}"
        remedy = (
            f"State one of {', '.join(may)} in corpus.toml and build again." if may else "There is nothing to release."
        )
        raise Refusal(str(corpus), "version_fits_the_change", found, remedy)

"""Find files beside a package folder's descriptor, tables and articles that do not belong to the package."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ordrett_dataset.corpus.safe_path import printable_name
from ordrett_dataset.package.atomic_swap import SCRATCH_PREFIX
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.untrusted.limits import LIMITS
from ordrett_dataset.untrusted.manifest_check import EXTRA_PATH, FILE_IS_LISTED
from ordrett_dataset.untrusted.scan_folder import PACKAGE_FOLDERS
from ordrett_dataset.untrusted.scan_result import DESCRIPTOR

BESIDE_CORPUS: Final = "file_beside_corpus"
OF_STOPPED_BUILD: Final = "file_of_stopped_build"
_PACKAGE: Final = frozenset({DESCRIPTOR, *PACKAGE_FOLDERS})
# Folders in which a package may have files that no resource lists.
_EXTRA_FOLDERS: Final = frozenset({"docs", "annotations"})
_MAX_SHOWN: Final = 3


def find_files_beside(folder: Path) -> Iterator[Issue]:
    """Yield an issue for each file, link or folder that neither a resource lists nor a release contains.

    In the working copy of a git repository such files are what the repository is about, and no issue. In any other
    corpus folder they are one warning, `file_beside_corpus`: a copy of a repository holds its software too. What a
    stopped build left is a warning too, `file_of_stopped_build`.
    """
    if (folder / ".git").exists():
        return
    paths = sorted(_foreign_paths(folder))
    stopped = [path for path in paths if path.startswith(SCRATCH_PREFIX)]
    paths = [path for path in paths if path not in stopped]
    for path in stopped:
        expected = "A build that was stopped left it; the next build removes it."
        yield Issue(OF_STOPPED_BUILD, path, actual="no resource lists it", expected=expected)
    if not paths:
        return
    if (folder / "corpus.toml").is_file():
        shown = ", ".join(paths[:_MAX_SHOWN]) + (f" and {len(paths) - _MAX_SHOWN} more" if paths[_MAX_SHOWN:] else "")
        yield Issue(BESIDE_CORPUS, DESCRIPTOR, actual=shown, expected="These do not belong to the package.")
        return
    for path in paths:
        expected = "Remove it: it does not belong to the package."
        yield Issue(FILE_IS_LISTED, path, actual="no resource lists it", expected=expected)


def _foreign_paths(folder: Path) -> Iterator[str]:
    """Yield paths in the folder, without looking into foreign folders or following links."""
    pending = [entry for entry in os.scandir(folder) if entry.name not in _PACKAGE]
    n_seen = 0
    while pending and n_seen < LIMITS.files:
        entry = pending.pop()
        n_seen += 1
        path = Path(entry.path).relative_to(folder).as_posix()
        if entry.is_dir(follow_symlinks=False) and path.partition("/")[0] in _EXTRA_FOLDERS:
            pending += os.scandir(entry.path)
        elif not (entry.is_file(follow_symlinks=False) and EXTRA_PATH.fullmatch(path)):
            yield printable_name(path) + ("/" if entry.is_dir(follow_symlinks=False) else "")

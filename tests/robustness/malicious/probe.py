"""Look at a hostile package, and at what that left behind."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ordrett.errors import InputError
from ordrett_dataset.untrusted import inspect_package

MOST: Final = 10_000_000


@dataclass(frozen=True)
class Seen:
    """What came of looking: the rules that were broken, whether it may be opened, and what was said."""

    rules: frozenset[str]
    folder: Path | None
    said: str


def seen(place: Path, scratch: Path) -> Seen:
    """Inspect a package; a refusal is a rule broken too."""
    try:
        result = inspect_package(place, scratch)
    except InputError as refusal:
        return Seen(frozenset({refusal.code}), None, str(refusal))
    assert result.issues == sorted(set(result.issues))
    said = "\n".join(f"{issue.location}: {issue.message}" for issue in result.issues)
    said.encode()
    return Seen(frozenset(issue.rule for issue in result.issues), result.folder, said)


def tree(folder: Path) -> dict[bytes, tuple[object, ...]]:
    """Return what stands below a folder: kind, mode, size, time, and the content of plain files and links."""
    found: dict[bytes, tuple[object, ...]] = {}
    for place, folders, files in os.walk(os.fsencode(folder)):
        for name in (*folders, *files):
            path = os.path.join(place, name)  # noqa: PTH118 - names of bytes
            told = os.lstat(path)
            content: object = None
            if stat.S_ISLNK(told.st_mode):
                content = os.readlink(path)  # noqa: PTH115 - a name of bytes
            elif stat.S_ISREG(told.st_mode) and told.st_size <= MOST:
                with open(path, "rb") as file:  # noqa: PTH123 - names of bytes
                    content = file.read()
            found[path] = (told.st_mode, told.st_size, told.st_mtime_ns, content)
    return found

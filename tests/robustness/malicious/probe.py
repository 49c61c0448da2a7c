"""Inspect a malicious package, and compare a folder before and after."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ordrett.errors import InputError
from ordrett_dataset.untrusted import inspect_package

MAX_COMPARED_BYTES: Final = 10_000_000


@dataclass(frozen=True)
class Outcome:
    """The result of an inspection: violated rules, the folder if it may be opened, and all messages."""

    rules: frozenset[str]
    folder: Path | None
    messages: str


def inspect(package: Path, scratch: Path) -> Outcome:
    """Inspect a package; an InputError counts as a violated rule."""
    try:
        inspection = inspect_package(package, scratch)
    except InputError as error:
        return Outcome(frozenset({error.code}), None, str(error))
    assert inspection.issues == sorted(set(inspection.issues))
    messages = "\n".join(f"{issue.location}: {issue.message}" for issue in inspection.issues)
    messages.encode()  # every message can be printed
    return Outcome(frozenset(issue.rule for issue in inspection.issues), inspection.folder, messages)


def snapshot(folder: Path) -> dict[bytes, tuple[object, ...]]:
    """Return mode, size, time and content of everything below a folder, by path."""
    entries: dict[bytes, tuple[object, ...]] = {}
    for parent, folders, files in os.walk(os.fsencode(folder)):
        for name in (*folders, *files):
            path = os.path.join(parent, name)  # noqa: PTH118 - names are bytes, which Path does not take
            status = os.lstat(path)
            content: object = None
            if stat.S_ISLNK(status.st_mode):
                content = os.readlink(path)  # noqa: PTH115 - as above
            elif stat.S_ISREG(status.st_mode) and status.st_size <= MAX_COMPARED_BYTES:
                with open(path, "rb") as file:  # noqa: PTH123 - as above
                    content = file.read()
            entries[path] = (status.st_mode, status.st_size, status.st_mtime_ns, content)
    return entries

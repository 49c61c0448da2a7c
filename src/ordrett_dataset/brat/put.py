"""Files that are written all at once."""

import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

PARTIAL: Final = ".partial"


def put(files: Mapping[Path, bytes]) -> None:
    """Write files, each in the place and with the mode of what is there; none is touched until all lie ready."""
    ready: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            # Under a name that nobody can have laid a link at.
            opened, partial = tempfile.mkstemp(PARTIAL, ".", path.parent)
            ready[path] = Path(partial)
            with os.fdopen(opened, "wb") as file:
                file.write(content)
            ready[path].chmod(_mode(path))
        for path, beside in ready.items():
            beside.replace(path)
    finally:
        for beside in ready.values():
            beside.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """Return the mode of a file, or that of a new one."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    # It can be read only by setting it.
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask

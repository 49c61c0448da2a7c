"""Write several files, all of them or none."""

import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

PARTIAL: Final = ".partial"


def replace_files(files: Mapping[Path, bytes]) -> None:
    """Replace files, or create them, with the mode of the old ones; none is touched until all lie beside them."""
    ready: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, partial = tempfile.mkstemp(PARTIAL, ".", path.parent)
            ready[path] = Path(partial)
            with os.fdopen(descriptor, "wb") as file:
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
    # The mask can be read only by setting it.
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask

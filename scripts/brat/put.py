"""Files that are written all at once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

PARTIAL: Final = ".partial"


def put(files: Mapping[Path, bytes]) -> None:
    """Write files, each in the place of what is there; none is touched until all lie ready beside their places."""
    ready: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            ready[path] = path.with_name(f".{path.name}{PARTIAL}")
            ready[path].write_bytes(content)
        for path, partial in ready.items():
            partial.replace(path)
    finally:
        for partial in ready.values():
            partial.unlink(missing_ok=True)

"""A folder that is there for a while."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def lent(name: str, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Lend a folder of this name that holds these files."""
    with tempfile.TemporaryDirectory() as outer:
        folder = Path(outer) / name
        folder.mkdir()
        for file, content in files.items():
            (folder / file).write_bytes(content)
        yield folder

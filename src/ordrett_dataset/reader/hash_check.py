"""The files of a package held to the hashes that its descriptor states."""

import hashlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from ordrett_dataset.reader.plain_file import plain_file
from ordrett_dataset.rules import Issue


class Hashes:
    """Hashes that a thread of its own computes, beside whatever is done until they are asked for."""

    def __init__(self, folder: Path, resources: Mapping[str, Mapping[str, Any]]) -> None:
        threads = ThreadPoolExecutor(1)
        self._found = threads.submit(_others, folder, resources)
        threads.shutdown(wait=False)

    def issues(self) -> list[Issue]:
        """Return the files that are not the ones described, when all of them have been read."""
        return self._found.result()


def _others(folder: Path, resources: Mapping[str, Mapping[str, Any]]) -> list[Issue]:
    found = []
    for path, resource in resources.items():
        with plain_file(folder, path) as file:
            digest = f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"
        if resource.get("hash") != digest:
            says = f"the descriptor says {resource.get('hash')}"
            found.append(Issue("file_hash_matches", path, actual=digest, expected=says))
    return found

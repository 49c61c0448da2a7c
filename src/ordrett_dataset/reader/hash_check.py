"""Compare the hashes of files with those that a descriptor states."""

import hashlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.untrusted.scan_folder import open_regular_file


class HashCheck:
    """A comparison of hashes that runs in a thread of its own until its result is requested."""

    def __init__(self, folder: Path, resources: Mapping[str, Mapping[str, Any]]) -> None:
        """Start to hash the files of `resources` (path -> resource of the descriptor)."""
        threads = ThreadPoolExecutor(1)
        self._result = threads.submit(_compare_hashes, folder, resources)
        threads.shutdown(wait=False)

    def issues(self) -> list[Issue]:
        """Wait for the thread; return an issue for each file with another hash than stated."""
        return self._result.result()


def _compare_hashes(folder: Path, resources: Mapping[str, Mapping[str, Any]]) -> list[Issue]:
    issues = []
    for path, resource in resources.items():
        with open_regular_file(folder / path) as file:
            digest = f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"
        if resource.get("hash") != digest:
            expected = f"the descriptor states {resource.get('hash')}"
            issues.append(Issue("file_hash_matches", path, actual=digest, expected=expected))
    return issues

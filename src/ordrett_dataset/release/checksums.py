"""Files -> SHA256SUMS."""

import hashlib
from collections.abc import Mapping


def checksums(files: Mapping[str, bytes]) -> bytes:
    """Return the SHA-256 of each file by its path, sorted, as `sha256sum --check` reads it."""
    return "".join(f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files)).encode()

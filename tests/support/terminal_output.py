"""What may be printed on a terminal, and files whose text is edited."""

import unicodedata
from pathlib import Path


def is_printable(output: str) -> bool:
    """Return whether `output` has no control characters besides tabs and line ends."""
    return not any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in output)


def replace_once(file: Path, old: str, new: str) -> None:
    """Replace the only occurrence of `old` in a file."""
    text = file.read_bytes().decode()
    assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times in {file.name}"
    file.write_bytes(text.replace(old, new).encode())

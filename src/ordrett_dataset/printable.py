"""Untrusted text made safe to print on a terminal."""

from typing import Final

# Characters that reverse the direction of the text around them and so show words in an order that the article lacks.
BIDI_CONTROLS: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
ESCAPES: Final = {c: f"\\x{c:02x}" for c in (*range(32), *range(127, 160)) if chr(c) not in "\t\n"}
ESCAPES.update({c: f"\\u{c:04x}" for c in BIDI_CONTROLS})


def escape_controls(text: str) -> str:
    """Return `text` with control characters escaped, so that an article or a file name cannot control the terminal."""
    return text.translate(ESCAPES)

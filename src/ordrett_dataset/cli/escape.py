"""Text as a terminal may have it."""

from typing import Final

# Marks that turn the direction of the text around them; they would show words in an order that the article lacks.
BIDI: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
ESCAPES: Final = {c: f"\\x{c:02x}" for c in (*range(32), *range(127, 160)) if chr(c) not in "\t\n"}
ESCAPES.update({c: f"\\u{c:04x}" for c in BIDI})


def visible(text: str) -> str:
    """Return the text with its control characters as escapes, so that no article or file name commands a terminal."""
    return text.translate(ESCAPES)

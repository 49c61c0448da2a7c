"""A stretch of text as brat has it: the pieces between line ends."""

import re
from typing import Final

# brat cuts words at line ends, and its reader also cuts a line of annotation at each of these.
PIECE: Final = re.compile("[^\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


def fragments(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of the pieces of `text[start:end]` that hold words; none where there are only spaces."""
    pieces = (found.span() for found in PIECE.finditer(text, start, end))
    return tuple((first, last) for first, last in pieces if not text[first:last].isspace())

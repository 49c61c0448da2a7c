"""Where the lines of a text begin."""

from bisect import bisect_right
from collections.abc import Sequence

from ordrett.article import LINE_END


def line_starts(text: str) -> list[int]:
    """Return the offsets at which the lines of a text begin, the first at 0."""
    return [0, *(found.end() for found in LINE_END.finditer(text))]


def line_of(starts: Sequence[int], at: int) -> int:
    """Return the number of the line that holds an offset; a line end belongs to the line that it ends."""
    return bisect_right(starts, at) - 1

"""A piece of a text with its position."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The text from `start` to `end` (0-based code points, end excluded), ordered by position."""

    start: int
    end: int
    text: str

    @classmethod
    def from_text(cls, text: str, start: int, end: int) -> "Span":
        """Return the span `text[start:end]`; raise ValueError if it is empty or outside the text."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span [{start}, {end}) in a text of {len(text)} code points")
        return cls(start, end, text[start:end])

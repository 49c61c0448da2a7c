"""A piece of a text and its place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words and where they stand: code points, start included, end excluded, 0-based."""

    start: int
    end: int
    text: str

    @classmethod
    def from_text(cls, text: str, start: int, end: int) -> "Span":
        """Cut `text[start:end]`; raise ValueError where that is not a piece of the text."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no piece [{start}, {end}) in a text of {len(text)} code points")
        return cls(start, end, text[start:end])

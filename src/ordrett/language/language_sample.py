"""A text -> the few hundred characters that its language is told from."""

from ordrett.article import LINE_END

# The same places of the same text each time; a longer text costs no more.
WINDOWS = 8
WINDOW = 500
PIECE = 100
WHOLE = WINDOWS * PIECE


def sample_text(text: str) -> str:
    """Return the text where it is short; else the longest line within each of eight windows, cut to a hundred."""
    if len(text) <= WHOLE:
        return text
    width = min(WINDOW, len(text) // WINDOWS)
    starts = (i * (len(text) - width) // (WINDOWS - 1) for i in range(WINDOWS))
    windows = (text[start : start + width] for start in starts)
    # A menu, a table or a list of links has shorter lines than the text beside it.
    return "\n".join(max(map(str.strip, LINE_END.split(window)), key=len)[:PIECE] for window in windows)

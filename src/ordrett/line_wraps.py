"""Line ends that only wrap a paragraph, as in plain-text e-mail and text from PDF files."""

import re
from itertools import pairwise
from typing import Final
from unicodedata import normalize

from ordrett.characters import LINE_DASHES

_LINE: Final = re.compile("(?P<text>[^\n\r]*)(?P<end>\r\n|\n|\r|$)")
_FIRST_WORD: Final = re.compile(r"\S+")
# Widths to which texts are wrapped.
MIN_WIDTH, MAX_WIDTH = 40, 120
# A text is wrapped if of at least so many lines that have another below them in their paragraph, ...
MIN_LINES: Final = 4
# ... at least this share has no room for the first word of the next, ...
MIN_SHARE: Final = 0.9
# ... and of these at least this share goes on in the next.
MIN_OPEN_SHARE: Final = 0.5
_SENTENCE_END: Final = re.compile('[.!?…:]["”“»’]?$')


def find_wraps(text: str) -> dict[int, int]:
    """Return the start and end of each line end that wraps a paragraph; none if the text is not plainly wrapped."""
    # Decomposed letters are counted as the one character that they look like.
    lines = [(normalize("NFC", line["text"].rstrip()), line.start("end"), line.end()) for line in _LINE.finditer(text)]
    width = max((len(line) for line, _, _ in lines), default=0)
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return {}
    wraps, n_pairs, n_open = {}, 0, 0
    for (line, start, end), (following, _, _) in pairwise(lines):
        word = _FIRST_WORD.match(following)
        if not line or word is None or following[0] in LINE_DASHES:
            continue
        n_pairs += 1
        if len(line) + 1 + len(word[0]) > width:
            wraps[start] = end
            n_open += not _SENTENCE_END.search(line)
    is_wrapped = n_pairs >= MIN_LINES and len(wraps) >= MIN_SHARE * n_pairs and n_open >= MIN_OPEN_SHARE * len(wraps)
    return wraps if is_wrapped else {}

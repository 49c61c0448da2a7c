"""What suggests that a text was not decoded or extracted as it should be."""

import re
from typing import Final

# So many of them are no accident.
MIN_TAGS: Final = 5
MIN_SIGNS: Final = 3
TAG: Final = re.compile(
    r"</?(?:p|div|br|span|a|li|ul|h[1-6]|img|strong|em|article|section|script)\b[^<>]*>", re.IGNORECASE
)
ENTITY: Final = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#x[0-9A-Fa-f]{2,4});")
# What UTF-8 looks like when read as Windows-1252, such as "Ã¥" for "å" and "â€œ" for "“".
DECODED_TWICE: Final = re.compile("Ã[\x80-¿–—‘’“”„†‡•…€™šœžŸƒˆ˜‰‹›ŠŒŽ]|â€[\x80-¿œ™˜“”¦]")
REPLACEMENT: Final = re.compile("\ufffd")
WRITTEN_LINE_END: Final = re.compile(r"\\r?\\?n")


def text_warnings(text: str) -> tuple[str, ...]:
    """Return a warning for each kind of damage that a text shows."""
    warnings = []
    if _holds(TAG, text, MIN_TAGS):
        warnings.append("it holds HTML tags, which are read as text: save a page as .html, take them out of a record")
    if _holds(ENTITY, text, MIN_SIGNS):
        warnings.append("it holds HTML entities (&aring; for å), which are read as text: decode them at its source")
    if _holds(DECODED_TWICE, text, MIN_SIGNS):
        warnings.append("its accents look decoded twice (Ã¥ for å): decode it once, at its source")
    if _holds(REPLACEMENT, text, 1):
        warnings.append("it holds � for characters that were lost before: get the text again from its source")
    if "\n" not in text.strip() and _holds(WRITTEN_LINE_END, text, MIN_SIGNS):
        warnings.append(r"its line ends are written as \n, so that it is one paragraph: write them as line ends")
    return tuple(warnings)


def _holds(pattern: re.Pattern[str], text: str, n: int) -> bool:
    return sum(1 for _ in zip(pattern.finditer(text), range(n), strict=False)) == n

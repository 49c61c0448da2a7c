"""Kinds of lines, and what is used to tell them."""

import re
from typing import Literal

# "text" ends like a sentence; "question" may be a headline as well as a sentence; "title" ends without a stop; "name"
# is a title that may be the name of an author; "date" is a date alone; "list" is the heading of a list of links.
LineKind = Literal[
    "text", "question", "title", "name", "date", "furniture", "list", "credit", "byline", "caption", "summary"
]
HEADING_KINDS: tuple[LineKind, ...] = ("title", "name", "date")
MAX_TITLE = 160  # a longer line without a stop is a truncated sentence
DIGIT = re.compile(r"\d")
NUMERIC_DATE = re.compile(r"(?<!\d)(?:\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2,4}|\d{4}[./-]\d{2}[./-]\d{2})(?!\d)")
SHORT_TIME = re.compile(r"\b(?:min|sek|sec|mins)\.$", re.IGNORECASE)

"""A value -> YAML within a line."""

import json
import re
from collections.abc import Mapping
from typing import Final

# One word of letters needs no marks, unless a program takes it for something else.
BARE: Final = re.compile(r"[^\W\d_]+(?:_[a-z0-9]+)*")
NOT_BARE: Final = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def flow(value: object) -> str:
    """Return mappings, lists and words as YAML in one line, in which every character can be seen."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    if BARE.fullmatch(text) and text.isprintable() and text.casefold() not in NOT_BARE:
        return text
    # A JSON string is a YAML string; what cannot be seen or would be folded is written as its number.
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in json.dumps(text, ensure_ascii=False))

"""A value as YAML in one line."""

import json
import re
from collections.abc import Mapping
from typing import Final

# A single word of letters needs no quotation marks, unless a program reads it as something else.
PLAIN_SCALAR: Final = re.compile(r"[^\W\d_]+(?:_[a-z0-9]+)*")
AMBIGUOUS_SCALARS: Final = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def inline_yaml(value: object) -> str:
    """Return mappings, lists and scalars as YAML in one line, in which every character can be seen."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {inline_yaml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline_yaml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    if PLAIN_SCALAR.fullmatch(text) and text.isprintable() and text.casefold() not in AMBIGUOUS_SCALARS:
        return text
    # A JSON string is a YAML string; what cannot be seen or would be folded is written as its number.
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in json.dumps(text, ensure_ascii=False))

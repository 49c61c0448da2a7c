"""Plain data -> the YAML of an annotation."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from scripts.annotations.draft import Draft

HEAD: Final = (
    "A first reading, made by rules: hold every entry to docs/annotation-guide.md, add what is missing.",
    "Events are not read by rules: `reports` stand here, events in events.yaml. Then take these lines and `draft` out.",
)
# One word of letters needs no marks, unless a program takes it for something else.
BARE: Final = re.compile(r"[^\W\d_]+(?:_[a-z0-9]+)*")
NOT_BARE: Final = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def annotation_yaml(draft: Draft) -> str:
    """Return the file of an article: quotes and whole parts in lines of their own, the rest one entry a line."""
    lines = [*(f"# {line}" for line in HEAD), "draft: true"]
    for part, value in draft.notes.items():
        if not isinstance(value, Mapping):
            lines.append(f"{part}: {_flow(value)}")
            continue
        lines.append(f"{part}:")
        lines += [f"  # {comment}" for comment in draft.comments.get((part,), ())]
        for key, entry in value.items():
            lines += [f"  # {comment}" for comment in draft.comments.get((part, key), ())]
            lines += _block(key, entry, "  ") if part == "quotes" else [f"  {key}: {_flow(entry)}"]
    return "\n".join(lines) + "\n"


def people_yaml(people: Mapping[str, Mapping[str, str]]) -> str:
    """Return entries of people.yaml."""
    return "".join(f"{line}\n" for key, entry in people.items() for line in _block(key, entry, ""))


def _block(key: str, entry: Mapping[str, Any], indent: str) -> Iterator[str]:
    yield f"{indent}{key}:"
    for column, value in entry.items():
        yield f"{indent}  {column}: {_flow(value)}"


def _flow(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    text = str(value)
    if BARE.fullmatch(text) and text.isprintable() and text.casefold() not in NOT_BARE:
        return text
    # A JSON string is a YAML string; what cannot be seen or would be folded is written as its number.
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in json.dumps(text, ensure_ascii=False))

"""JSON that every reader reads alike: no key twice, no number without bounds, no depth without end."""

import json
import math
from collections import Counter
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from ordrett.errors import InputError
from ordrett_dataset.untrusted.limits import LIMITS, Limits

REMEDY: Final = "Build the package again: python -m scripts build."
JSON: Final = "descriptor_is_valid_json"
ONCE: Final = "descriptor_keys_are_unique"
SHOWN: Final = 120
WITHIN: Final = "descriptor_within_limits"


def plain_json(data: bytes, place: str, limits: Limits = LIMITS) -> object:
    """Parse UTF-8 JSON; raise InputError naming `place` if it is malformed, repeats a key or exceeds the limits."""
    reader = _Reader(place, limits)
    if len(data) > limits.descriptor_bytes:
        reader.refuse(WITHIN, f"more than {limits.descriptor_bytes:,} bytes")
    if (parts := data.count(b"{") + data.count(b"[")) > limits.descriptor_parts:
        reader.refuse(WITHIN, f"{parts:,} brackets, more than {limits.descriptor_parts:,}")
    try:
        content = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=reader.pairs,
            parse_int=reader.whole,
            parse_float=reader.broken,
            parse_constant=reader.constant,
        )
    except ValueError as error:
        reader.refuse(JSON, str(error))
    except RecursionError:
        reader.refuse(WITHIN, f"more than {limits.descriptor_depth} levels")
    if found := _beyond(content, limits):
        reader.refuse(WITHIN, found)
    return content


@dataclass(frozen=True)
class _Reader:
    """What the parser asks about numbers and objects."""

    place: str
    limits: Limits

    def refuse(self, rule: str, found: str) -> NoReturn:
        raise InputError(self.place, rule, found, REMEDY)

    def whole(self, digits: str) -> int:
        if len(digits) > self.limits.digits:
            self.refuse(WITHIN, f"a number of {len(digits)} digits")
        return int(digits)

    def broken(self, digits: str) -> float:
        number = float(digits)
        if not math.isfinite(number):
            self.refuse(WITHIN, f"the number {digits[: self.limits.digits]}")
        return number

    def constant(self, name: str) -> NoReturn:
        self.refuse(JSON, f"{name} is no number of JSON")

    def pairs(self, found: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(found)
        if len(made) < len(found):
            [(twice, _)] = Counter(key for key, _ in found).most_common(1)
            self.refuse(ONCE, f"the key {brief(twice)} a second time")
        return made


def _beyond(content: object, limits: Limits) -> str:
    level, depth = [content], 0
    while level:
        if depth > limits.descriptor_depth:
            return f"more than {limits.descriptor_depth} levels"
        words = [value for value in level if isinstance(value, str)]
        words += [key for value in level if isinstance(value, dict) for key in value]
        try:
            "".join(words).encode()
        except UnicodeEncodeError:
            return "half a character (an unpaired surrogate)"
        level, depth = deeper(level), depth + 1
    return ""


def brief(value: object) -> str:
    """Return what a stranger wrote as it is shown, cut where it is long."""
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."


def deeper(level: list[object]) -> list[object]:
    """Return what the objects and lists of one level hold."""
    held = [value.values() if isinstance(value, dict) else value for value in level if isinstance(value, dict | list)]
    return [value for values in held for value in values]

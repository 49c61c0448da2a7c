"""JSON that every reader parses alike: no duplicate keys, no unbounded numbers, no unbounded nesting."""

import json
import math
from collections import Counter
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from ordrett.errors import InputError
from ordrett_dataset.package.descriptor import REBUILD_HINT
from ordrett_dataset.untrusted.limits import LIMITS, Limits

VALID_JSON: Final = "descriptor_is_valid_json"
UNIQUE_KEYS: Final = "descriptor_keys_are_unique"
WITHIN_LIMITS: Final = "descriptor_within_limits"
MAX_SHOWN_CHARACTERS: Final = 120


def parse_strict_json(data: bytes, location: str, limits: Limits = LIMITS) -> object:
    """Parse UTF-8 JSON.

    Raises InputError at `location` if the data is not JSON, repeats a key or exceeds the limits.
    """
    parser = _Parser(location, limits)
    if len(data) > limits.descriptor_bytes:
        parser.fail(WITHIN_LIMITS, f"it has more than {limits.descriptor_bytes:,} bytes")
    if (nodes := data.count(b"{") + data.count(b"[")) > limits.descriptor_nodes:
        parser.fail(WITHIN_LIMITS, f"it has {nodes:,} brackets, and the limit is {limits.descriptor_nodes:,}")
    try:
        content = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=parser.parse_object,
            parse_int=parser.parse_int,
            parse_float=parser.parse_float,
            parse_constant=parser.parse_constant,
        )
    except ValueError as error:
        parser.fail(VALID_JSON, str(error))
    except RecursionError:
        parser.fail(WITHIN_LIMITS, f"it is nested more than {limits.descriptor_depth} levels deep")
    if reason := _find_excess(content, limits):
        parser.fail(WITHIN_LIMITS, reason)
    return content


@dataclass(frozen=True)
class _Parser:
    """The hooks of the JSON decoder."""

    location: str
    limits: Limits

    def fail(self, rule: str, problem: str) -> NoReturn:
        raise InputError(self.location, rule, problem, REBUILD_HINT)

    def parse_int(self, digits: str) -> int:
        if len(digits) > self.limits.digits:
            self.fail(WITHIN_LIMITS, f"it has a number of {len(digits)} digits")
        return int(digits)

    def parse_float(self, digits: str) -> float:
        number = float(digits)
        if not math.isfinite(number):
            self.fail(WITHIN_LIMITS, f"the number {digits[: self.limits.digits]} is too large")
        return number

    def parse_constant(self, name: str) -> NoReturn:
        self.fail(VALID_JSON, f"{name} is not a JSON number")

    def parse_object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        content = dict(pairs)
        if len(content) < len(pairs):
            [(repeated, _)] = Counter(key for key, _ in pairs).most_common(1)
            self.fail(UNIQUE_KEYS, f"the key {abbreviate(repeated)} appears twice")
        return content


def _find_excess(content: object, limits: Limits) -> str:
    level, depth = [content], 0
    while level:
        if depth > limits.descriptor_depth:
            return f"it is nested more than {limits.descriptor_depth} levels deep"
        strings = [value for value in level if isinstance(value, str)]
        strings += [key for value in level if isinstance(value, dict) for key in value]
        try:
            "".join(strings).encode()
        except UnicodeEncodeError:
            return "it has an unpaired surrogate in a string"
        level, depth = child_values(level), depth + 1
    return ""


def abbreviate(value: object) -> str:
    """Return the repr of an untrusted value, cut to a length that fits a message."""
    text = repr(value)
    return text if len(text) <= MAX_SHOWN_CHARACTERS else f"{text[:MAX_SHOWN_CHARACTERS]}..."


def child_values(level: list[object]) -> list[object]:
    """Return the values inside the objects and lists of one level of nesting."""
    containers = [item.values() if isinstance(item, dict) else item for item in level if isinstance(item, dict | list)]
    return [value for values in containers for value in values]

"""What a descriptor says in one place, before and after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Statement:
    """A value of JSON at a path of keys; None where nothing is said there."""

    path: tuple[str, ...]
    before: Any
    after: Any

    @property
    def where(self) -> str:
        """The path as one name."""
        return ".".join(self.path)


def statements(before: Mapping[str, Any], after: Mapping[str, Any], *above: str) -> Iterator[Statement]:
    """Yield where two objects differ, in the order of their keys; lists are compared as wholes.

    An object that only one side has is one statement. Null says as much as a missing key.
    """
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            yield from statements(old, new, *above, key)
        elif not same(old, new):
            yield Statement((*above, key), old, new)


def without_nulls(value: Any) -> Any:  # noqa: ANN401 - any value of JSON
    """Return a value of JSON without the keys that say nothing."""
    if isinstance(value, Mapping):
        return {key: without_nulls(held) for key, held in value.items() if held is not None}
    return [without_nulls(held) for held in value] if isinstance(value, list) else value


def same(one: object, other: object) -> bool:
    """Return whether two values of JSON are the same; true is not 1, and 1 is not 1.0."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other

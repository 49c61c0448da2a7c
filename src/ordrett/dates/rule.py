"""A rule that recognises one kind of expression and resolves it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ordrett.dates.anchors import Anchor
from ordrett.dates.context import DateContext, Value

Resolver = Callable[[re.Match[str], DateContext], Value | None]


@dataclass(frozen=True, eq=False)
class Rule:
    """A pattern and the function that resolves its matches; the function returns None for what is no date.

    Every match holds a word of the class `anchor`, so that only the text around such words is searched.
    """

    anchor: Anchor
    source: str
    resolve: Resolver
    pattern: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        """Compile the pattern, which matches in any case."""
        object.__setattr__(self, "pattern", re.compile(self.source, re.IGNORECASE))

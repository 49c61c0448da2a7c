"""Something that somebody said, as a chain of parts."""

from dataclasses import dataclass

from ordrett.model import QuoteKind

Range = tuple[int, int]
Part = tuple[QuoteKind, int, int]

ENDINGS = frozenset(".!?…") | {"...", ".."}
# What parts a clause from the words that say who speaks.
PAUSES = frozenset(",–—-")
# The fewest tokens of a sentence in marks.
FEWEST = 3


@dataclass(slots=True)
class Utterance:
    """Ranges of tokens: what is said, in parts of one kind each, the verb group, and who says it."""

    parts: list[Part]
    cue: Range | None
    source: Range | None
    rule: str
    via: Range | None = None

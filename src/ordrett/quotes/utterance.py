"""Something that somebody said, as a chain of parts."""

from dataclasses import dataclass

from ordrett.quotes.cues import Cue
from ordrett.quotes.lexicon import Lexicon
from ordrett.quotes.marks import Marked
from ordrett.reading import QuoteKind
from ordrett.tokens import Tokens

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Utterance:
    """Ranges of tokens: what is said, in parts of one kind each, the verb group, and who says it."""

    parts: tuple[tuple[QuoteKind, int, int], ...]
    cue: Range | None
    source: Range | None
    rule: str


@dataclass(frozen=True, eq=False)
class Page:
    """What the rules for quotes look at: tokens, what stands between marks, reporting verbs."""

    tokens: Tokens
    words: Lexicon
    spans: list[Marked]
    marked: list[int]  # the number of the span that token i stands in, its marks included, or -1
    cues: list[Cue]
    by_first: dict[int, Cue]
    by_verb: dict[int, Cue]
    ends: list[int]  # the token behind the last one of each paragraph
    own: list[bool]  # tokens that dashes show to be own words
    used: set[int]  # verbs whose own words are found

"""What may be a name."""

from dataclasses import dataclass


@dataclass(slots=True)
class Candidate:
    """Tokens first..last-1 that may be a name; `key` is their words in lower case without a genitive ending.

    `kinds` are the bits of the words by the lexicon, `clues` what speaks for and against, `gender` a bit of the lexicon
    by the title, `ending` how many characters of a genitive the last token ends with, `pronoun` the gender bit of a
    pronoun that follows.
    """

    first: int
    last: int
    key: tuple[str, ...]
    kinds: tuple[int, ...]
    clues: int = 0
    gender: int = 0
    ending: int = 0
    pronoun: int = 0

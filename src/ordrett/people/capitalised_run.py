"""A run of capitalised words in which names are looked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from ordrett.people.word_classes import NameLexicon, WordClass
from ordrett.tokenizer import Tokens


@dataclass(slots=True)
class CapitalisedRun:
    """Tokens `start` to `end - 1`: capitalised words and what may stand between them, with the classes of each."""

    tokens: Tokens
    lexicon: NameLexicon
    start: int
    end: int
    classes: Sequence[WordClass]

    def classes_of(self, i: int) -> WordClass:
        """Return the classes of token i."""
        return self.classes[i - self.start]

    def has_capital(self, i: int) -> bool:
        """Return whether token i belongs to the run and begins with a capital."""
        return i < self.end and self.tokens.word[i][0].isupper()

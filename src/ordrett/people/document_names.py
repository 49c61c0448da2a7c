"""The names that an article is known to give to people, and what else they explain."""

from collections.abc import Collection
from dataclasses import replace

from ordrett.people.candidate import Candidate
from ordrett.people.features import IN_LOWER_CASE
from ordrett.people.word_classes import COMMON, GIVEN, ROLE, STARTER, SUFFIX
from ordrett.tokenizer import Tokens

Key = tuple[str, ...]


class Known:
    """Names of people in one article: whole, and the surnames and given names that they end and begin with."""

    def __init__(self, names: Collection[Key]) -> None:
        self.names = names
        self.surnames: dict[str, str] = {}
        self.given: set[str] = set()
        for key in names:
            if len(key) > 1:
                self.surnames.setdefault(key[-1], key[0])
                self.given.add(key[0])

    def rule_for_one(self, low: str) -> str | None:
        """Return the rule by which one word alone is a name: a full name of the article ends or begins with it."""
        return "later_surname" if low in self.surnames else "later_given_name" if low in self.given else None

    def begins_too_early(self, c: Candidate) -> bool:
        """Return whether the first word of a sentence stands before a name that is known without it."""
        rest = c.key[1:]
        if (c.kinds[0] & GIVEN and not c.kinds[0] & STARTER) or len(c.key[0]) == 1:
            return False
        if len(rest) > 1:
            return rest in self.names
        plain = c.kinds[0] & (STARTER | COMMON | SUFFIX | ROLE) or c.clues & IN_LOWER_CASE
        if rest[0] in self.surnames:
            return bool(plain) and self.surnames[rest[0]] != c.key[0]
        return rest in self.names and bool(plain or c.kinds[1] & GIVEN)

    def part_of(self, c: Candidate) -> tuple[int, int] | None:
        """Return which of the words of a candidate, from and to, are a name that is known; not all of them."""
        key = c.key
        for size in range(min(3, len(key) - 1), 0, -1):
            for start in range(len(key) - size + 1):
                if key[start : start + size] in self.names if size > 1 else key[start] in self.surnames:
                    return start, start + size
        return None

    def cut(self, c: Candidate, tokens: Tokens, start: int, end: int) -> Candidate:
        """Return the candidate cut to its words `start` to `end`."""
        places = [n for n in range(c.first, c.last) if tokens.word[n] != "."]
        last = c.last if end == len(places) else places[end - 1] + 1
        return replace(
            c,
            first=places[start],
            last=last,
            key=c.key[start:end],
            kinds=c.kinds[start:end],
            ending=c.ending if end == len(places) else 0,
        )

"""Which names of an article are one person's."""

from collections.abc import Iterable

from ordrett.names.keys import phonetic_key
from ordrett.people.candidate import Candidate
from ordrett.people.word_classes import FEMALE, GIVEN, MALE

Key = tuple[str, ...]
BOTH = MALE | FEMALE


class Persons:
    """The people of an article by their full names; one who is named by a single word alone stands alone."""

    def __init__(self, found: Iterable[Candidate]) -> None:
        self.number: dict[Key, int] = {}
        self.gender: list[int] = []
        self.parts: list[set[str]] = []
        self.first: dict[tuple[str, int], int] = {}  # a word and a gender -> who bears both, the first in the text
        self.latest: dict[tuple[str, int], int] = {}  # the same, the last one named so far
        self.usual: dict[str, int] = {}  # a word -> whom the article calls by it alone
        self.named: list[int] = []  # when each was last named
        self._join({c.key: c for c in found if len(c.key) > 1})

    def of(self, place: int, c: Candidate) -> int:
        """Return the number of the person whom the candidate names; `place` counts the mentions in their order."""
        person = self.number.get(c.key)
        if person is None and len(c.key) == 1:
            person = self._bearer(c.key[0], c.gender, c.pronoun)
            if person is not None and not c.gender:
                self.usual[c.key[0]] = person
        if person is None:
            person = self.number[c.key] = self._new(c)
        self.named[person] = place
        for part in self.parts[person]:
            self.latest[part, self.gender[person]] = person
        return person

    def _join(self, full: dict[Key, Candidate]) -> None:
        """Number the full names; the same ends by sound, the end of a longer name, an initial are one person."""
        ends: dict[tuple[str, str], int] = {}
        tails: dict[Key, int] = {}
        initials: dict[tuple[str, str], set[int]] = {}
        for key, c in sorted(full.items(), key=lambda item: (len(item[0][0]) == 1, -len(item[0]))):
            sound = (phonetic_key(key[0]), phonetic_key(key[-1]))
            letter = initials.setdefault((key[0][0], key[-1]), set())
            person = ends.get(sound, tails.get(key))
            if person is None and len(key[0]) == 1 and len(letter) == 1:
                person = next(iter(letter))
            if person is None:
                person = self._new(c)
            ends.setdefault(sound, person)
            letter.add(person)
            for start in range(1, len(key) - 1):
                tails.setdefault(key[start:], person)
            self.number[key] = person
            self.parts[person].update(key)
        for key in full:
            person = self.number[key]
            for part in key:
                self.first.setdefault((part, self.gender[person]), person)

    def _bearer(self, part: str, title: int, pronoun: int) -> int | None:
        """Return who bears the word: whose gender fits the title, then the pronoun behind it; the last one named."""
        wanted = [bits for bits in (MALE, FEMALE, BOTH, 0) if title not in (MALE, FEMALE) or bits in (title, BOTH, 0)]
        for table in (self.latest, self.first):
            bearers = {bits: table[part, bits] for bits in wanted if (part, bits) in table}
            if bearers:
                usual = self.usual.get(part, -1)
                if pronoun in bearers and (
                    usual < 0 or (self.gender[usual] in (MALE, FEMALE) and self.gender[usual] != pronoun)
                ):
                    return bearers[pronoun]
                if usual >= 0 and (title not in (MALE, FEMALE) or self.gender[usual] == title):
                    return usual
                return max(bearers.values(), key=self.named.__getitem__)
        return None

    def _new(self, c: Candidate) -> int:
        self.gender.append(c.gender or (c.kinds[0] & BOTH if c.kinds[0] & GIVEN else 0))
        self.parts.append(set())
        self.named.append(-1)
        return len(self.gender) - 1

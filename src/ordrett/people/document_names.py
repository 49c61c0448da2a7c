"""The names that an article gives to people, by which its shorter names are recognised."""

from collections.abc import Collection
from dataclasses import replace

from ordrett.people.candidates import Candidate, NameKey
from ordrett.people.features import NameFeature
from ordrett.people.nicknames import find_name_words
from ordrett.people.word_classes import WordClass
from ordrett.tokenizer import Tokens

MAX_INNER_NAME_WORDS = 3
NOT_A_GIVEN_NAME = WordClass.SENTENCE_OPENER | WordClass.COMMON_WORD | WordClass.COMMON_ENDING | WordClass.ROLE


class DocumentNames:
    """Names of people in one article, with the surnames and given names of those that have several words.

    `given_name_of` maps a surname to the given name with which the article first has it.
    """

    def __init__(self, names: Collection[NameKey]) -> None:
        self.names = names
        self.given_name_of: dict[str, str] = {}
        self.given_names: set[str] = set()
        for key in names:
            if len(key) > 1:
                self.given_name_of.setdefault(key[-1], key[0])
                self.given_names.add(key[0])

    def rule_for_word(self, lower: str) -> str | None:
        """Return the rule by which a single word is a name: a full name of the article ends or begins with it."""
        if lower in self.given_name_of:
            return "later_surname"
        return "later_given_name" if lower in self.given_names else None

    def has_extra_first_word(self, c: Candidate) -> bool:
        """Return whether a candidate that opens a sentence is another word and a name that is known without it."""
        first_word, rest = c.key[0], c.key[1:]
        first = c.classes[0]
        if (first & WordClass.GIVEN_NAME and not first & WordClass.SENTENCE_OPENER) or len(first_word) == 1:
            return False
        if len(rest) > 1:
            return rest in self.names
        is_other_word = bool(first & NOT_A_GIVEN_NAME or c.features & NameFeature.LOWER_CASE_ELSEWHERE)
        if rest[0] in self.given_name_of:
            return is_other_word and self.given_name_of[rest[0]] != first_word
        return rest in self.names and (is_other_word or bool(c.classes[1] & WordClass.GIVEN_NAME))

    def find_inner_name(self, c: Candidate) -> tuple[int, int] | None:
        """Return the start and end of the words of a candidate that are a known name, but not all of them."""
        key = c.key
        for size in range(min(MAX_INNER_NAME_WORDS, len(key) - 1), 0, -1):
            for start in range(len(key) - size + 1):
                inner = key[start : start + size]
                if inner in self.names if size > 1 else inner[0] in self.given_name_of:
                    return start, start + size
        return None


def cut_candidate(c: Candidate, tokens: Tokens, start: int, end: int) -> Candidate:
    """Return words `start` to `end - 1` of a candidate as a candidate."""
    word_indices = find_name_words(tokens, c.start, c.end)
    is_last = end == len(word_indices)
    return replace(
        c,
        start=word_indices[start],
        end=c.end if is_last else word_indices[end - 1] + 1,
        key=c.key[start:end],
        classes=c.classes[start:end],
        genitive_length=c.genitive_length if is_last else 0,
    )

"""Where the phrase of an entity begins and ends, and what joins it to its neighbours."""

from collections.abc import Sequence
from typing import Final

from ordrett.events.entities import GENITIVES, Entity
from ordrett.events.lexicon import EventLexicon
from ordrett.tokenizer import Tokens

MAX_MODIFIERS: Final = 4
MAX_ADJECTIVES: Final = 2
PROPER: Final = frozenset({"person", "state", "organisation"})


class PhraseReader:
    """Reads the phrases of one text."""

    def __init__(self, tokens: Tokens, lexicon: EventLexicon) -> None:
        self._tokens, self._lexicon = tokens, lexicon

    def word_before(self, entity: Entity) -> str:
        """Return the last function word before an entity: what stands before its articles, titles and adjectives."""
        lower, k = self._tokens.lower, entity.start - 1
        first = max(self._tokens.sentence_start[entity.start], entity.start - MAX_MODIFIERS)
        while k > first and (lower[k] in self._lexicon.determiners or self._is_title(k) or self._is_modifier(k)):
            k -= 1
        return lower[k] if k >= first else ""

    def follows_preposition(self, entity: Entity) -> bool:
        """Return whether the last word before an entity that is no article, title or adjective is a preposition."""
        return self.word_before(entity) in self._lexicon.quotes.prepositions

    def last_before(self, end: int, entities: Sequence[Entity]) -> Entity | None:
        """Return the entity that only adverbs part from token `end` behind it."""
        k = end - 1
        while entities and k >= entities[0].start and (self._is_adverbial(k) or self._tokens.word[k] == "."):
            k -= 1
        return next((entity for entity in entities if entity.end - 1 == k), None)

    def first_after(self, start: int, entities: Sequence[Entity]) -> Entity | None:
        """Return the entity that begins at token `start`, after its articles, titles and adjectives, and adverbs."""
        entity = next((entity for entity in entities if entity.start >= start), None)
        if entity is None or not self._opens_phrase(start, entity):
            return None
        is_followed = self._lexicon.quotes.is_verb_second and any(one.start == entity.end for one in entities)
        return entity if is_followed or self._is_whole(entity) else None  # "I går angrep Russland Ukraina"

    def coordinated(self, chosen: Entity | None, entities: Sequence[Entity]) -> list[Entity]:
        """Return an entity, and those behind it that "and" or a comma joins to it."""
        if chosen is None:
            return []
        joined = [chosen]
        for entity in entities:
            if entity.start < joined[-1].end:
                continue
            gap = self._tokens.lower[joined[-1].end : entity.start]
            joins = [word for word in gap if word not in self._lexicon.determiners]
            if len(joins) != 1 or not self._joins(joins[0]):
                break
            joined.append(entity)
        return joined

    def coordinated_before(self, last: Entity | None, entities: Sequence[Entity]) -> list[Entity]:
        """Return an entity and those before it that "and" or a comma joins to it; none behind a preposition.

        What stands before an "and" and is no entity makes the phrase another one: "the friends of peace and Russia".
        """
        joined: list[Entity] = []
        while last is not None:
            if self.follows_preposition(last):
                return []
            joined.insert(0, last)
            k = last.start - 1
            while k > self._tokens.sentence_start[k] and self._tokens.lower[k] in self._lexicon.determiners:
                k -= 1
            if k < self._tokens.sentence_start[last.start] or not self._joins(self._tokens.lower[k]):
                break
            before = next((entity for entity in entities if entity.end == k), None)
            if before is None and self._tokens.lower[k] != ",":
                return [] if self._ends_noun_phrase(k - 1) else joined
            last = before
        return joined

    def is_adverbial(self, k: int) -> bool:
        """Return whether token k is an adverb or a negation, which can part a verb from its subject or object."""
        return self._is_adverbial(k)

    def _ends_noun_phrase(self, k: int) -> bool:
        """Return whether token k can be a noun rather than a verb, an adverb or a mark."""
        word, lower = self._tokens.word[k], self._tokens.lower[k]
        return word.isalpha() and lower not in self._lexicon.finite_verbs and not self._is_adverbial(k)

    def _opens_phrase(self, start: int, entity: Entity) -> bool:
        """Return whether only words of the phrase of an entity, and adverbs, stand between `start` and it."""
        lower, lexicon = self._tokens.lower, self._lexicon
        n_adjectives = 0
        has_determiner, has_title = False, entity.start > start and self._is_title(entity.start - 1)
        for k in range(start, entity.start):
            if lower[k] in lexicon.quotes.complementisers and entity.kind in PROPER:
                return False  # "the policies that Hill backed"
            if lower[k] in lexicon.determiners or lower[k] in lexicon.quotes.determiners:
                has_determiner = True
            elif self._is_title(k) or lower[k] in lexicon.nationalities or lower[k][0].isdecimal():
                continue
            elif (
                (has_determiner or has_title) and (entity.kind not in PROPER or has_title) and self._is_modifier(k)
            ) or (k == start == entity.start - 1 and self._is_only_adjective(k, entity)):
                n_adjectives += 1
            elif not self._is_adverbial(k) or has_determiner:
                return False
        return n_adjectives <= MAX_ADJECTIVES

    def _is_only_adjective(self, k: int, entity: Entity) -> bool:
        """Return whether token k is the only adjective before a person: "takket syke Hansen"."""
        return entity.kind == "person" and self._lexicon.quotes.is_verb_second and self._is_modifier(k)

    def _is_whole(self, entity: Entity) -> bool:
        """Return whether the phrase ends with an entity: not "Trump" in "Trump supporters" or "Trump's lawyer"."""
        tokens, k = self._tokens, entity.end
        if k + 1 < tokens.sentence_end[entity.start] and tokens.word[k] == ".":
            k += 1  # the stop of "U.S."
        if k >= tokens.sentence_end[entity.start]:
            return True
        word, lower, quotes = tokens.word[k], tokens.lower[k], self._lexicon.quotes
        if lower in GENITIVES or tokens.lower[k - 1].endswith(GENITIVES):
            return False
        if not word[0].isalpha():
            return word[0] not in "-/&" and not word[0].isdigit()
        if word[0].isupper():
            return False
        return (
            lower in quotes.noun_phrase_followers
            or lower in quotes.prepositions
            or lower in quotes.conjunctions
            or lower in quotes.subordinators
            or lower in quotes.infinitive_markers
            or lower in self._lexicon.determiners
            or lower in self._lexicon.finite_verbs
            or any(word.forms - {"noun"} for word in self._lexicon.words.get(lower, ()))
            or quotes.is_adverb(lower)
        )

    def _joins(self, word: str) -> bool:
        return word == "," or word in self._lexicon.quotes.conjunctions

    def _is_adverbial(self, k: int) -> bool:
        lower = self._tokens.lower[k]
        return lower in self._lexicon.negations or self._lexicon.quotes.is_adverb(lower)

    def _is_modifier(self, k: int) -> bool:
        """Return whether token k can be an adjective or a noun before a noun."""
        word, quotes = self._tokens.word[k], self._lexicon.quotes
        is_content = word.isalpha() and word[0].islower() and word not in quotes.noun_phrase_followers
        return is_content and word not in self._lexicon.words

    def _is_title(self, k: int) -> bool:
        return self._lexicon.quotes.is_role(self._tokens.lower[k])

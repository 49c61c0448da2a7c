"""Where an event happens: the place behind a preposition, beside the event or at the beginning of its clause."""

from ordrett.events.clauses import Clause
from ordrett.events.entities import Entity, EntityFinder
from ordrett.events.lexicon import EventLexicon
from ordrett.events.reading import TokenRange
from ordrett.tokenizer import Tokens


class PlaceFinder:
    """Finds the places of the events of one text."""

    def __init__(self, tokens: Tokens, lexicon: EventLexicon, entities: EntityFinder) -> None:
        self._tokens, self._lexicon, self._entities = tokens, lexicon, entities

    def find(self, clause: Clause, i: int) -> TokenRange | None:
        """Return the name of a place behind a preposition such as "in" that belongs to the event at token i.

        It opens the clause, or nothing that could have the place itself stands between the event and it: "attacked a
        village in Syria", but not "accused of owning a house in Syria".
        """
        for entity in self._entities.find(clause.start, clause.end):
            preposition = entity.start - 1
            if entity.kind != "state" or self._tokens.lower[preposition] not in self._lexicon.place_prepositions:
                continue
            if not self._is_whole(entity, clause.end):
                continue
            if preposition == clause.start or (preposition > i and not self._is_parted(i + 1, preposition)):
                return entity.start, entity.end
        return self._opening_place(clause)

    def _opening_place(self, clause: Clause) -> TokenRange | None:
        """Return the place that stands alone before the comma in front of a clause: "In Norway, police arrested"."""
        first, last = self._tokens.sentence_start[clause.start], clause.start - 1
        if last <= first + 1 or self._tokens.word[last] != ",":
            return None
        is_place = self._tokens.lower[first] in self._lexicon.place_prepositions
        entities = self._entities.find(first + 1, last)
        is_alone = is_place and len(entities) == 1 and entities[0] == (first + 1, last, "state", None)
        return (first + 1, last) if is_alone else None

    def _is_whole(self, entity: Entity, last: int) -> bool:
        """Return whether the place is no part of a longer phrase: "in Utah schools", "in Russia's north"."""
        if self._entities.is_possessor(entity, last):
            return False
        following = self._tokens.word[entity.end] if entity.end < last else "."
        return not following[0].isupper() and (
            not following[0].isalpha()
            or following in self._lexicon.quotes.noun_phrase_followers
            or following in self._lexicon.quotes.prepositions
            or self._lexicon.quotes.is_adverb(following)
        )

    def _is_parted(self, first: int, last: int) -> bool:
        """Return whether a preposition, a conjunction or another verb stands between."""
        lower, lexicon = self._tokens.lower, self._lexicon
        quotes = lexicon.quotes
        return any(
            lower[k] in quotes.prepositions
            or lower[k] in quotes.conjunctions
            or lower[k] in quotes.infinitive_markers
            or lower[k] in lexicon.finite_verbs
            or lower[k] in lexicon.words
            or lower[k] == ","
            for k in range(first, last)
        )

"""The subject of a verb: the names or groups directly before its verb group, or behind a verb that is second."""

from typing import Final

from ordrett.events.clauses import Clause
from ordrett.events.entities import Entity, EntityFinder
from ordrett.events.find_triggers import Trigger
from ordrett.events.lexicon import EventLexicon
from ordrett.events.phrases import PhraseReader
from ordrett.events.reading import Reading
from ordrett.tokenizer import Tokens

MAX_ANTECEDENT: Final = 6  # tokens of the list that ends before a relative pronoun


class SubjectFinder:
    """Finds the subjects of the verbs of one text."""

    def __init__(self, tokens: Tokens, lexicon: EventLexicon, entities: EntityFinder, phrases: PhraseReader) -> None:
        self._tokens, self._lexicon, self._entities, self._phrases = tokens, lexicon, entities, phrases

    def find(self, trigger: Trigger, clause: Clause, reading: Reading) -> list[Entity]:
        """Return the entities that are the subject of the verb of a trigger."""
        if self._is_infinitive_of_object(trigger, reading):
            return self._object_before_infinitive(trigger, clause)
        if self._tokens.lower[reading.group_start] in self._lexicon.quotes.prepositions:
            return []  # "without being convicted"
        subjects = self._before(reading.group_start, clause)
        if subjects or not self._lexicon.quotes.is_verb_second:
            return subjects
        return self._inverted(trigger, clause, reading)

    def of_light_verb(self, i: int, clause: Clause) -> list[Entity]:
        """Return the subject of a verb such as "launch" or "hold", whose object is the noun at token i."""
        lower, lexicon = self._tokens.lower, self._lexicon
        k = i - 1
        while k > clause.start and (lower[k] in lexicon.determiners or self._is_adjective(k)):
            k -= 1
        if lower[k] not in lexicon.light_verbs:
            return []
        while k > clause.start and lower[k - 1] in lexicon.auxiliaries:
            k -= 1
        return self._before(k, clause)

    def _is_adjective(self, k: int) -> bool:
        word, quotes = self._tokens.word[k], self._lexicon.quotes
        return word.isalpha() and word not in self._lexicon.light_verbs and word not in quotes.noun_phrase_followers

    def _before(self, end: int, clause: Clause) -> list[Entity]:
        """Return the entities directly before token `end`, or before the relative pronoun that begins the clause."""
        lower = self._tokens.lower
        while end > clause.start and lower[end - 1] in self._lexicon.auxiliaries:
            end -= 1  # "is willing to"
        is_relative = clause.opener is not None and lower[clause.opener] in self._lexicon.quotes.relative_pronouns
        if is_relative and all(self._phrases.is_adverbial(k) for k in range(clause.start, end)):
            return self._antecedent(clause.opener or 0)
        entities = [
            one for one in self._entities.find(clause.start, end) if not self._entities.is_possessor(one, clause.end)
        ]
        return self._phrases.coordinated_before(self._phrases.last_before(end, entities), entities)

    def _antecedent(self, opener: int) -> list[Entity]:
        """Return the entity that ends directly before a relative pronoun, or before the comma in front of it."""
        end = opener - 1 if self._tokens.word[opener - 1] == "," else opener
        first = max(self._tokens.sentence_start[opener], end - MAX_ANTECEDENT)
        found = [entity for entity in self._entities.find(first, end) if entity.end == end]
        return [entity for entity in found if not self._phrases.follows_preposition(entity)]

    def _inverted(self, trigger: Trigger, clause: Clause, reading: Reading) -> list[Entity]:
        """Return the subject behind the finite verb: "In May, Hill met", "Har Hill møtt"; not an object.

        Behind an auxiliary stands the subject. Behind another verb it stands if the clause does not begin with one.
        """
        verb = reading.group_start
        if verb == trigger.i and not self._begins_without_subject(clause, verb):
            return []
        last = trigger.i if verb < trigger.i else clause.end
        entities = [one for one in self._entities.find(verb + 1, last) if not self._entities.is_possessor(one, last)]
        entity = self._phrases.first_after(verb + 1, entities)
        joined = self._phrases.coordinated(entity, entities)
        if (
            verb < trigger.i
            and joined
            and not all(
                self._phrases.is_adverbial(k) or self._tokens.lower[k] in self._lexicon.auxiliaries
                for k in range(joined[-1].end, trigger.i)
            )
        ):
            return []
        return joined

    def _begins_without_subject(self, clause: Clause, verb: int) -> bool:
        """Return whether a clause begins with an adverbial, or with its verb behind another clause."""
        lower, quotes = self._tokens.lower, self._lexicon.quotes
        if clause.start == verb:
            return verb > self._tokens.sentence_start[verb] and lower[verb - 1] == ","
        pronouns = quotes.subject_pronouns | quotes.object_pronouns
        if any(lower[k] in pronouns for k in range(clause.start, verb)):
            return False
        k = clause.start
        while k < verb and lower[k] in quotes.conjunctions:
            k += 1
        first = lower[k]
        return first in quotes.prepositions or first in quotes.time_words or quotes.is_adverb(first)

    def _is_infinitive_of_object(self, trigger: Trigger, reading: Reading) -> bool:
        """Return whether somebody else than the subject of the governing verb is to act: "asked Hill to resign".

        Modal verbs, and verbs directly before the mark of the infinitive, have the same subject: "may", "refused to".
        """
        i, lower, quotes = trigger.i, self._tokens.lower, self._lexicon.quotes
        if "infinitive" not in trigger.forms or reading.group_start >= i:
            return reading.group_start == i - 1 and lower[i - 1] in quotes.infinitive_markers
        governor = self._tokens.lower[reading.group_start]
        if governor in quotes.auxiliaries or governor in self._lexicon.do_auxiliaries:
            return False
        k = i - 1
        while k > reading.group_start and (lower[k] in quotes.infinitive_markers or self._phrases.is_adverbial(k)):
            k -= 1
        return k > reading.group_start and not self._is_marker_word(reading, k)

    def _is_marker_word(self, reading: Reading, k: int) -> bool:
        """Return whether token k belongs to the phrase that governs the infinitive."""
        if reading.modality_at is not None:
            return k < reading.modality_at[1]
        return reading.negation_at is not None and k < reading.negation_at[1]

    def _object_before_infinitive(self, trigger: Trigger, clause: Clause) -> list[Entity]:
        """Return the entity directly before an infinitive and its mark."""
        k = trigger.i
        if self._tokens.lower[k - 1] not in self._lexicon.quotes.infinitive_markers:
            return []
        entities = self._entities.find(clause.start, k - 1)
        return [entity for entity in entities if entity.end == k - 1]

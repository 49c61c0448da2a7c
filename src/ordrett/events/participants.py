"""Who takes part in an event: the subject and the objects of its verb, as far as they are names or groups.

A phrase counts only directly beside its verb or noun: a name farther away may belong to another word.
"""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from ordrett.events.clauses import Clause
from ordrett.events.entities import Entity, EntityFinder
from ordrett.events.find_triggers import Trigger
from ordrett.events.lexicon import EventLexicon
from ordrett.events.phrases import PhraseReader
from ordrett.events.places import PlaceFinder
from ordrett.events.reading import Reading, TokenRange
from ordrett.events.recipients import find_plain_recipient
from ordrett.events.subjects import SubjectFinder
from ordrett.tokenizer import Tokens

Role = Literal["actor", "recipient"]
# Types that say nothing without whom they are done to; by the manual of PLOVER.
NEEDS_RECIPIENT: Final = frozenset({"AID", "COOPERATE", "SANCTION"})
# Types of nouns before whose "of" or "on" stands whom it is done to: "the arrest of", not "the resignation of".
DONE_TO: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})
# What an event without a type is done to; a name may be that of a thing: "drank a Carlsberg".
LIVING: Final = frozenset({"person", "group", "anonymous"})


class Participant(NamedTuple):
    """An entity and its role."""

    role: Role
    entity: Entity


class ParticipantFinder:
    """Finds the participants of the events of one text."""

    def __init__(self, tokens: Tokens, lexicon: EventLexicon, entities: EntityFinder) -> None:
        self._tokens, self._lexicon, self._entities = tokens, lexicon, entities
        self._phrases = PhraseReader(tokens, lexicon)
        self._subjects = SubjectFinder(tokens, lexicon, entities, self._phrases)
        self._places = PlaceFinder(tokens, lexicon, entities)

    def find(self, trigger: Trigger, clause: Clause, reading: Reading) -> tuple[Participant, ...]:
        """Return the participants that the clause names, those before the trigger first."""
        if "noun" in trigger.forms:
            participants = self._around_noun(trigger, clause)
        else:
            participants = self._around_verb(trigger, clause, reading)
        participants = self._adapt_roles(trigger, participants)
        if trigger.word.plover_type in NEEDS_RECIPIENT and all(role != "recipient" for role, _ in participants):
            after = self._entities.find(trigger.i + 1, clause.end)
            recipients = self._behind_any(after, self._lexicon.recipient_prepositions, trigger.i + 1)
            if not recipients and (plain := find_plain_recipient(self._tokens, self._lexicon, trigger, clause)):
                recipients = [plain]
            participants += _with_role("recipient", recipients)
        return tuple(participants)

    def has_pronoun_subject(self, trigger: Trigger, clause: Clause) -> bool:
        """Return whether a personal pronoun stands directly before the trigger, or directly after it."""
        lower, i = self._tokens.lower, trigger.i
        k = i - 1
        while k > clause.start and (self._phrases.is_adverbial(k) or lower[k] in self._lexicon.auxiliaries):
            k -= 1
        places = [k] if k >= clause.start else []
        if i + 1 < clause.end:
            places.append(i + 1)
        return any(lower[place] in self._lexicon.quotes.personal_pronouns for place in places)

    def names_somebody(self, clause: Clause) -> bool:
        """Return whether a clause names anybody, whatever the part."""
        return bool(self._entities.find(clause.start, clause.end))

    def follows_preposition(self, i: int) -> bool:
        """Return whether the last word before token i that is no article or adjective is a preposition."""
        return self._phrases.follows_preposition(Entity(i, i + 1, "group"))

    def find_place(self, clause: Clause, i: int) -> TokenRange | None:
        """Return the name of the place where the event at token i happens."""
        return self._places.find(clause, i)

    def _around_verb(self, trigger: Trigger, clause: Clause, reading: Reading) -> list[Participant]:
        subjects = self._subjects.find(trigger, clause, reading)
        first = max([trigger.i + 1, *(subject.end for subject in subjects)])
        after = self._entities.find(first, clause.end)
        if reading.is_passive:
            agents = self._behind(after, self._lexicon.agent_prepositions, first, is_direct=False)
            actors = [agent for agent in agents if agent.kind != "anonymous"]
            return _with_role("recipient", subjects) + _with_role("actor", actors)
        objects = self._phrases.coordinated(self._phrases.first_after(first, after), after)
        if trigger.word.plover_type is None:
            objects = [one for one in objects if one.kind in LIVING]
        elif not objects and trigger.word.plover_type != "RETREAT":  # "travelled to" only names a place
            objects = self._behind(after, self._lexicon.object_prepositions - self._lexicon.agent_prepositions, first)
        return _with_role("actor", subjects) + _with_role("recipient", objects)

    def _around_noun(self, trigger: Trigger, clause: Clause) -> list[Participant]:
        """Return "Russia's attack", "the Russian attack" as actor, "attack on Ukraine" as recipient."""
        if trigger.word.plover_type is None:
            return []
        i, lexicon = trigger.i, self._lexicon
        before, after = self._entities.find(clause.start, i), self._entities.find(i + 1, clause.end)
        actors = [entity for entity in before if self._possesses(entity, i)]
        if not actors:
            actors = self._subjects.of_light_verb(i, clause)
        linkers = lexicon.quotes.noun_linkers  # in some languages also "by"
        agents = self._behind(after, lexicon.agent_prepositions - linkers, i + 1, is_direct=False)[:1]
        prepositions = lexicon.genitive_prepositions & lexicon.object_prepositions
        if trigger.word.plover_type in DONE_TO:
            prepositions |= linkers
        if trigger.word.plover_type != "ASSAULT":
            prepositions -= lexicon.place_prepositions
        if trigger.word.plover_type == "CONSULT":
            prepositions |= lexicon.genitive_prepositions - lexicon.place_prepositions - linkers
        recipients = [one for one in self._behind(after, prepositions, i + 1) if one not in agents]
        return _with_role("actor", [*actors, *agents]) + _with_role("recipient", recipients)

    def _possesses(self, entity: Entity, i: int) -> bool:
        """Return whether the noun at token i follows a name in the genitive or a state: "the US attack"."""
        lower = self._tokens.lower
        if entity.kind not in ("person", "state", "organisation") or self._phrases.follows_preposition(entity):
            return False
        gap = lower[entity.end : i]
        is_inflected = self._entities.is_possessor(entity, i)
        return (is_inflected and gap in ([], ["'s"], ["’s"])) or (not gap and entity.kind == "state")

    def _behind(
        self, entities: Sequence[Entity], prepositions: frozenset[str], first: int, *, is_direct: bool = True
    ) -> list[Entity]:
        """Return what stands behind the first of these prepositions, which begins at token `first` if `is_direct`."""
        lower = self._tokens.lower
        for k in range(first, entities[-1].start if entities else first):
            if lower[k] in prepositions:
                return self._phrases.coordinated(self._phrases.first_after(k + 1, entities), entities)
            if is_direct and not self._phrases.is_adverbial(k):
                break
        return []

    def _behind_any(self, entities: Sequence[Entity], prepositions: frozenset[str], first: int) -> list[Entity]:
        """Return what stands behind the first of these prepositions that an entity follows."""
        lower = self._tokens.lower
        for k in range(first, entities[-1].start if entities else first):
            if lower[k] in prepositions and (entity := self._phrases.first_after(k + 1, entities)):
                return self._phrases.coordinated(entity, entities)
        return []

    def _adapt_roles(self, trigger: Trigger, participants: list[Participant]) -> list[Participant]:
        """Turn roles that the type fixes: all who meet are actors, whoever flees is a recipient."""
        word = trigger.word
        if word.plover_type == "CONSULT" and word.plover_mode != "visit":
            return [Participant("actor", entity) for _, entity in participants]
        if self._tokens.lower[trigger.i] in self._lexicon.recipient_subject_verbs:
            return [Participant("recipient", entity) for role, entity in participants if role == "actor"]
        return participants


def _with_role(role: Role, entities: Sequence[Entity]) -> list[Participant]:
    return [Participant(role, entity) for entity in entities]

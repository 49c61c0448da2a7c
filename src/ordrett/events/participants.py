"""Who takes part in an event: the subject and the objects of its verb, as far as they are names or groups."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from ordrett.events.clauses import Clause
from ordrett.events.entities import Entity, EntityFinder
from ordrett.events.find_triggers import Trigger
from ordrett.events.lexicon import EventLexicon
from ordrett.events.reading import Reading, TokenRange
from ordrett.tokenizer import Tokens

Role = Literal["actor", "recipient"]
MAX_INVERSION = 3  # tokens between a verb and a subject that follows it
MAX_MODIFIERS = 4
MAX_AFTER_GENITIVE = 2
MAX_PHRASE = 5
# Types that say nothing without whom they are done to; by the manual of PLOVER.
NEEDS_RECIPIENT = frozenset({"AID", "COOPERATE", "SANCTION"})


class Participant(NamedTuple):
    """An entity and its role."""

    role: Role
    entity: Entity


class ParticipantFinder:
    """Finds the participants of the events of one text."""

    def __init__(self, tokens: Tokens, lexicon: EventLexicon, entities: EntityFinder) -> None:
        self._tokens, self._lexicon, self._entities = tokens, lexicon, entities

    def find(self, trigger: Trigger, clause: Clause, reading: Reading) -> tuple[Participant, ...]:
        """Return the participants that the clause names, those before the trigger first."""
        before = self._entities.find(clause.start, reading.group_start)
        after = self._entities.find(trigger.i + 1, clause.end)
        if not before and clause.opener is not None and self._is_relative(clause.opener):
            before = self._antecedent(clause.opener)
        if "noun" in trigger.forms:
            participants = self._around_noun(trigger, before, after)
        else:
            before, after = (
                [one for one in entities if not self._entities.is_possessor(one, clause.end)]
                for entities in (before, after)
            )
            find_around = self._around_passive if reading.is_passive else self._around_active
            participants = find_around(before, after, trigger, clause)
        participants = self._adapt_roles(trigger, participants)
        if trigger.word.plover_type in NEEDS_RECIPIENT and all(role != "recipient" for role, _ in participants):
            participants += self._plain_recipient(trigger, clause)
        return tuple(participants)

    def has_pronoun_subject(self, trigger: Trigger, clause: Clause) -> bool:
        """Return whether a personal pronoun stands before the trigger in its clause, or directly after it."""
        pronouns = self._lexicon.quotes.personal_pronouns
        last = min(clause.end, trigger.i + 2)
        return any(self._tokens.lower[k] in pronouns for k in range(clause.start, last))

    def follows_preposition(self, i: int) -> bool:
        """Return whether the last word before token i that is no article or adjective is a preposition."""
        return self._word_before(Entity(i, i + 1, "group")) in self._lexicon.quotes.prepositions

    def find_place(self, clause: Clause, i: int) -> TokenRange | None:
        """Return the name of a place that follows a preposition such as "in", nearest to token i in its clause."""
        places = [
            (entity.start, entity.end)
            for entity in self._entities.find(clause.start, clause.end)
            if entity.kind == "state" and self._tokens.lower[entity.start - 1] in self._lexicon.place_prepositions
        ]
        return min(places, key=lambda place: abs(place[0] - i), default=None)

    def _around_active(
        self, before: list[Entity], after: list[Entity], trigger: Trigger, clause: Clause
    ) -> list[Participant]:
        subjects = self._without_preposition(before)
        if not subjects and self._lexicon.quotes.is_verb_second:
            inverted = [
                entity for entity in self._without_preposition(after) if entity.start - trigger.i <= MAX_INVERSION
            ]
            if inverted and not self._has_subject_before(trigger, clause):
                subjects = inverted[:1]
                after = [entity for entity in after if entity.start >= subjects[0].end]
        objects = self._without_preposition(after)
        if not objects and trigger.word.plover_type is not None:  # "travelled to" only names a place
            objects = self._after(after, self._lexicon.object_prepositions - self._lexicon.agent_prepositions)
        actors = [Participant("actor", entity) for entity in self._coordinated(subjects, before or after)]
        return actors + [Participant("recipient", entity) for entity in self._coordinated(objects, after)]

    def _around_passive(
        self, before: list[Entity], after: list[Entity], trigger: Trigger, clause: Clause
    ) -> list[Participant]:
        agents = self._after(after, self._lexicon.agent_prepositions)
        subjects = self._without_preposition(before)
        if not subjects and self._lexicon.quotes.is_verb_second:
            subjects = self._without_preposition(self._entities.find(clause.start, trigger.i))
        participants = [Participant("recipient", entity) for entity in self._coordinated(subjects, before)]
        return participants + [Participant("actor", entity) for entity in self._coordinated(agents, after)]

    def _around_noun(self, trigger: Trigger, before: list[Entity], after: list[Entity]) -> list[Participant]:
        """Return "Russia's attack", "the Russian attack" as actor, "attack on Ukraine" as recipient."""
        tokens, i = self._tokens, trigger.i
        participants: list[Participant] = []
        for entity in before:
            gap = tokens.lower[entity.end : i]
            is_genitive = gap[:1] in (["'s"], ["’s"]) or tokens.lower[entity.end - 1].endswith(("'s", "’s"))
            if not gap or (is_genitive and len(gap) <= MAX_AFTER_GENITIVE):
                participants.append(Participant("actor", entity))
        if (
            not participants
            and (subjects := self._without_preposition(before))
            and self._is_light_verb(trigger, subjects[0])
        ):
            participants = [Participant("actor", entity) for entity in self._coordinated(subjects, before)]
        agents = self._after(after, self._lexicon.agent_prepositions)
        participants += [Participant("actor", entity) for entity in agents[:1]]
        prepositions = self._lexicon.genitive_prepositions
        if trigger.word.plover_type is None:
            prepositions -= self._lexicon.place_prepositions
        objects = [entity for entity in self._after(after, prepositions) if entity not in agents]
        return participants + [Participant("recipient", entity) for entity in self._coordinated(objects, after)]

    def _is_light_verb(self, trigger: Trigger, subject: Entity) -> bool:
        """Return whether a verb such as "launch" or "hold" stands between the subject and the noun."""
        lower = self._tokens.lower
        return any(lower[k] in self._lexicon.light_verbs for k in range(subject.end, trigger.i))

    def _plain_recipient(self, trigger: Trigger, clause: Clause) -> list[Participant]:
        """Return the noun phrase behind "to" or "against", or else the object: "aid to flood victims"."""
        lower = self._tokens.lower
        starts = [k + 1 for k in range(trigger.i + 1, clause.end) if lower[k] in self._lexicon.object_prepositions]
        if not trigger.word.companions and "noun" not in trigger.forms:
            starts.append(trigger.i + 1)
        if lower[trigger.i] in self._lexicon.recipient_subject_verbs:
            return []
        for first in starts:
            determiners = self._lexicon.quotes.determiners
            start = next((k for k in range(first, clause.end) if lower[k] not in determiners), clause.end)
            end = start
            while end < min(clause.end, start + MAX_PHRASE) and self._is_phrase_word(end):
                end += 1
            if start < end and lower[start] not in self._lexicon.quotes.time_words:
                return [Participant("recipient", Entity(start, end, "group"))]
        return []

    def _is_phrase_word(self, k: int) -> bool:
        word, lower, quotes = self._tokens.word[k], self._tokens.lower[k], self._lexicon.quotes
        return (
            word.isalpha()
            and lower not in quotes.noun_phrase_followers
            and lower not in quotes.subject_pronouns
            and lower not in quotes.object_pronouns
            and lower not in quotes.infinitive_markers
            and not quotes.is_adverb(lower)
        )

    def _adapt_roles(self, trigger: Trigger, participants: list[Participant]) -> list[Participant]:
        """Turn roles that the type fixes: all who meet are actors, whoever flees is a recipient."""
        word = trigger.word
        if word.plover_type == "CONSULT" and word.plover_mode != "visit":
            return [Participant("actor", entity) for _, entity in participants]
        if self._tokens.lower[trigger.i] in self._lexicon.recipient_subject_verbs:
            return [Participant("recipient", entity) for role, entity in participants if role == "actor"]
        return participants

    def _is_relative(self, k: int) -> bool:
        return self._tokens.lower[k] in self._lexicon.quotes.relative_pronouns

    def _antecedent(self, opener: int) -> list[Entity]:
        """Return the entity that ends directly before a relative pronoun, or before the comma in front of it."""
        end = opener - 1 if self._tokens.word[opener - 1] == "," else opener
        first = max(self._tokens.sentence_start[opener], end - 6)
        return [entity for entity in self._entities.find(first, end) if entity.end == end]

    def _has_subject_before(self, trigger: Trigger, clause: Clause) -> bool:
        """Return whether a pronoun, which within a sentence has no capital, stands before the verb."""
        tokens, pronouns = self._tokens, self._lexicon.quotes.subject_pronouns
        return any(
            tokens.lower[k] in pronouns and (k == tokens.sentence_start[k] or tokens.word[k].islower())
            for k in range(clause.start, trigger.i)
        )

    def _without_preposition(self, entities: Sequence[Entity]) -> list[Entity]:
        prepositions = self._lexicon.quotes.prepositions
        return [entity for entity in entities if self._word_before(entity) not in prepositions]

    def _after(self, entities: Sequence[Entity], prepositions: frozenset[str]) -> list[Entity]:
        return [entity for entity in entities if self._word_before(entity) in prepositions]

    def _word_before(self, entity: Entity) -> str:
        """Return the last function word before an entity: what stands before its articles, titles and adjectives."""
        lower, k = self._tokens.lower, entity.start - 1
        first = max(self._tokens.sentence_start[entity.start], entity.start - MAX_MODIFIERS)
        while k > first and (lower[k] in self._lexicon.determiners or self._is_title(k) or self._is_modifier(k)):
            k -= 1
        return lower[k] if k >= first else ""

    def _is_modifier(self, k: int) -> bool:
        """Return whether token k can be an adjective or a noun before a noun."""
        word, quotes = self._tokens.word[k], self._lexicon.quotes
        is_content = word.isalpha() and word[0].islower() and word not in quotes.noun_phrase_followers
        return is_content and word not in self._lexicon.words

    def _is_title(self, k: int) -> bool:
        return self._lexicon.quotes.is_role(self._tokens.lower[k])

    def _coordinated(self, chosen: Sequence[Entity], all_entities: Sequence[Entity]) -> list[Entity]:
        """Return the first of the chosen entities, and those that "and" or a comma joins to it."""
        if not chosen:
            return []
        participants = [chosen[0]]
        for entity in all_entities:
            gap = self._tokens.lower[participants[-1].end : entity.start]
            joins = [word for word in gap if word not in self._lexicon.determiners]
            if (
                entity.start >= participants[-1].end
                and joins
                and len(joins) == 1
                and (joins[0] == "," or joins[0] in self._lexicon.quotes.conjunctions)
            ):
                participants.append(entity)
        return participants

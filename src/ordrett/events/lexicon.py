"""The words of events as look-up tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from ordrett.quotes.lexicon import QuoteLexicon

Form = Literal["infinitive", "present", "past", "participle", "gerund", "present_passive", "past_passive", "noun"]
# What a word around an event says of it.
MarkerKind = Literal["predicted", "planned", "hypothetical", "doubted", "alleged", "negated", "achieved", "habit"]
# Letters of a compound noun, and of its first and last part.
MIN_COMPOUND, MIN_FIRST_PART, MIN_LAST_PART = 8, 3, 4
# Types that a compound noun has from its last part; a group meeting or a price agreement is mostly none of states.
COMPOUND_TYPES: Final = frozenset({"ASSAULT", "THREATEN", "ACCUSE", "PROTEST", "SANCTION", "COERCE"})
MAX_CACHED_WORDS: Final = 100_000


@dataclass(frozen=True, slots=True)
class EventWord:
    """One form of a verb or noun that tells an event; it counts only beside one of `companions`, if there are any."""

    plover_type: str | None
    plover_mode: str | None
    forms: frozenset[Form]
    companions: frozenset[str]


UNTYPED_NOUN: Final = EventWord(None, None, frozenset({"noun"}), frozenset())


@dataclass(frozen=True, eq=False)
class EventLexicon:
    """The words of one language by their function around an event; all in lower case."""

    words: Mapping[str, tuple[EventWord, ...]]  # by form; those with companions first
    markers: Mapping[str, tuple[tuple[tuple[str, ...], MarkerKind], ...]]  # phrases by their last word, longest first
    quotes: QuoteLexicon
    perfect_auxiliaries: frozenset[str]
    passive_auxiliaries: frozenset[str]
    present_passive_auxiliaries: frozenset[str]
    auxiliary_infinitives: frozenset[str]
    hearsay_auxiliaries: frozenset[str]
    perfect_infinitives: frozenset[str]  # have and be
    do_auxiliaries: frozenset[str]
    auxiliaries: frozenset[str]  # all of the above but `do_auxiliaries`
    negations: frozenset[str]
    conditionals: tuple[tuple[str, ...], ...]
    purposes: tuple[tuple[str, ...], ...]
    determiners: frozenset[str]
    nationalities: frozenset[str]
    agent_prepositions: frozenset[str]
    object_prepositions: frozenset[str]
    recipient_prepositions: frozenset[str]
    genitive_prepositions: frozenset[str]
    place_prepositions: frozenset[str]
    event_prepositions: frozenset[str]
    generic_pronouns: frozenset[str]
    first_person: frozenset[str]
    light_verbs: frozenset[str]
    recipient_subject_verbs: frozenset[str]
    generic_conjunctions: frozenset[str]
    look_alikes: tuple[str, ...]
    harming_verbs: frozenset[str]  # every form
    attacking_verbs: frozenset[str]  # every form
    limiters: frozenset[str]
    concessives: frozenset[str]
    people_nouns: frozenset[str]
    quantities: frozenset[str]
    idioms: Mapping[str, tuple[tuple[str, ...], ...]]  # by their first word
    finite_verbs: frozenset[str]
    past_endings: tuple[str, ...]
    _compounds: dict[str, tuple[EventWord, ...] | None] = field(default_factory=dict)

    def names_people(self, lower: str) -> bool:
        """Return whether a noun stands for people without a name: a role, a group, a member of a family."""
        return lower in self.people_nouns or lower in self.quotes.group_words or self.quotes.is_role(lower)

    def find(self, lower: str) -> tuple[EventWord, ...] | None:
        """Return the event words with this form; in verb-second languages also those that end a compound noun."""
        words = self.words.get(lower)
        if words is not None or len(lower) < MIN_COMPOUND or not self.quotes.is_verb_second:
            return words
        if lower not in self._compounds:
            if len(self._compounds) >= MAX_CACHED_WORDS:
                self._compounds.clear()
            self._compounds[lower] = self._find_last_part(lower)
        return self._compounds[lower]

    def _find_last_part(self, lower: str) -> tuple[EventWord, ...] | None:
        if any(part in lower for part in self.look_alikes):
            return None
        for start in range(MIN_FIRST_PART, len(lower) - MIN_LAST_PART + 1):
            words = self.words.get(lower[start:], ())
            nouns = tuple(word for word in words if "noun" in word.forms and not word.companions)
            if nouns:
                return tuple(word if word.plover_type in COMPOUND_TYPES else UNTYPED_NOUN for word in nouns)
        return None

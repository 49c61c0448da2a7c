"""Events of a synthetic story, before any article mentions them."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from benchmarks.synthetic.person import SyntheticPerson
from benchmarks.synthetic.vocabulary import LANGUAGES, NAMES, VOCABULARY, Translations, invent_name
from ordrett.model import ParticipantKind

PARTICIPANTS: Final[dict[ParticipantKind, list[Translations]]] = VOCABULARY["participants"]
PART_SHARE: Final = 0.06
KIND_WEIGHTS: Final[dict[ParticipantKind, int]] = {
    "person": 35,
    "state": 30,
    "organisation": 14,
    "group": 21,
    "anonymous": 4,
}


@dataclass(frozen=True)
class ParticipantSpec:
    """A participant, and what articles call it; a person may be called by name too."""

    kind: ParticipantKind
    description: Translations
    person: SyntheticPerson | None = None

    @property
    def table_name(self) -> str:
        """The name in the tables."""
        return self.person.name if self.person else self.description["en"]


@dataclass(frozen=True)
class EventSpec:
    """Who does what to whom, and where."""

    event_id: str
    verb: dict[str, Any]
    participants: tuple[ParticipantSpec, ParticipantSpec]
    place: Translations | None
    part_of: str | None = None


def invent_event(
    id_suffix: str, people: list[SyntheticPerson], earlier: Sequence["EventSpec"], rng: Random
) -> EventSpec:
    """Return a random event in which some of `people` may take part, and which may be part of an earlier one."""
    verb = rng.choice(VOCABULARY["verbs"])
    place = rng.choice(NAMES["places"]) if rng.random() < 0.5 else None
    participants = (_invent_participant(people, rng), _invent_participant(people, rng))
    part_of = rng.choice(earlier).event_id if earlier and rng.random() < PART_SHARE else None
    return EventSpec(f"{verb['en'][1]}_{id_suffix}", verb, participants, place, part_of)


def _invent_participant(people: list[SyntheticPerson], rng: Random) -> ParticipantSpec:
    kind = rng.choices(list(KIND_WEIGHTS), list(KIND_WEIGHTS.values()))[0]
    if kind == "person":
        # A person known only by a given name takes part in no event that several articles may mention.
        person = rng.choice([person for person in people if person.name_form != "given_name"])
        return ParticipantSpec(kind, _located(person.title, person.home), person)
    name, home = rng.choice(PARTICIPANTS[kind]), invent_name(rng)
    return ParticipantSpec(kind, name if kind == "state" else _located(name, home))


def _located(name: Translations, place: str) -> Translations:
    return {language: f"{name[language]} {VOCABULARY[language]['in']} {place}" for language in LANGUAGES}

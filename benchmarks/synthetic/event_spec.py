"""What happens in a made-up story, before anybody tells it."""

from dataclasses import dataclass
from random import Random
from typing import Any, Final

from benchmarks.synthetic.person import Figure
from benchmarks.synthetic.village import village
from benchmarks.synthetic.vocabulary import LANGUAGES, NAMES, WORDS, Named
from ordrett.model import ParticipantKind

SIDES: Final[dict[ParticipantKind, list[Named]]] = WORDS["sides"]
SHARES: Final[dict[ParticipantKind, int]] = {"person": 35, "state": 30, "organisation": 14, "group": 21}


@dataclass(frozen=True)
class Side:
    """Who takes part, and what articles call them; a person may be called by name as well."""

    kind: ParticipantKind
    named: Named
    who: Figure | None = None

    @property
    def plain(self) -> str:
        """The name that the tables give."""
        return self.who.name if self.who else self.named["en"]


@dataclass(frozen=True)
class Happening:
    """Who does what to whom, and where."""

    event_id: str
    verb: dict[str, Any]
    sides: tuple[Side, Side]
    place: Named | None


def happening(ending: str, cast: list[Figure], chance: Random) -> Happening:
    """Return something that some of the cast may take part in; `ending` ends its key."""
    verb = chance.choice(WORDS["verbs"])
    place = chance.choice(NAMES["places"]) if chance.random() < 0.5 else None
    return Happening(f"{verb['en'][1]}_{ending}", verb, (_side(cast, chance), _side(cast, chance)), place)


def _side(cast: list[Figure], chance: Random) -> Side:
    kind = chance.choices(list(SHARES), list(SHARES.values()))[0]
    if kind == "person":
        who = chance.choice(cast)
        return Side(kind, _in(who.title, who.home), who)
    named, home = chance.choice(SIDES[kind]), village(chance)
    return Side(kind, named if kind == "state" else _in(named, home))


def _in(named: Named, home: str) -> Named:
    return {language: f"{named[language]} {WORDS[language]['in']} {home}" for language in LANGUAGES}

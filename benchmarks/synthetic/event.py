"""A made-up happening as a reading has it."""

from dataclasses import dataclass
from typing import Final

from benchmarks.synthetic.article_builder import Page
from benchmarks.synthetic.event_spec import Happening, Side
from ordrett.model import Attested, Event, EventParticipant, Role
from ordrett.span import Span
from ordrett_dataset.schemas.codebook import CODEBOOK, PLOVER

ROLES: Final[tuple[tuple[str, Role], ...]] = (("actor1", "actor"), ("recipient1", "recipient"))
RULES: Final = {"person": "person_name_of", "state": "country_of"}


@dataclass(frozen=True)
class ProgressCallback:
    """The words that tell a happening for the first time."""

    clause: Span
    verb: Span
    sides: tuple[Span, Span]
    place: Span | None


def event(what: Happening, told: ProgressCallback, page: Page) -> Event:
    """Return the event and its participants, every value with the words that it stands on."""
    kind: str | None = what.verb.get("type")
    mode = page.chance.choice([None, *PLOVER[kind]["modes"]]) if kind else None
    parts = (told.clause, told.verb) if page.chance.random() < 0.6 else (told.clause,)
    label = f"{what.sides[0].plain} {what.verb['en'][0]} {what.sides[1].plain}"
    where = what.place["en"] if what.place else None
    sides = zip(ROLES, what.sides, told.sides, strict=True)
    return Event(
        event_id=what.event_id,
        canonical_id=what.event_id,
        label=Attested(label, tuple(page.inferred(span, "in own words") for span in parts)),
        plover_type=Attested(kind, page.coded("plover_type", kind, told.verb) if kind else ()),
        plover_mode=Attested(mode, page.coded("plover_mode", mode, told.verb) if mode else ()),
        place=Attested(where, page.proof(where, told.place, "place_of") if where and told.place else ()),
        participants=tuple(
            _participant(f"{what.event_id}.{key}", role, side, span, told.verb, page)
            for (key, role), side, span in sides
        ),
    )


def _participant(key: str, role: Role, side: Side, span: Span, verb: Span, page: Page) -> EventParticipant:
    who, rule = side.who, RULES.get(side.kind)
    if who and span.text not in who.forms:
        rule = None
    person = page.proof(who.person_id, span, rule and "person_id_of") if who else ()
    return EventParticipant(
        event_participant_id=key,
        role=Attested(role, (*page.coded("role", role, span), page.inferred(verb, CODEBOOK["role"][role]))),
        participant_kind=Attested(side.kind, page.coded("participant_kind", side.kind, span)),
        name=Attested(side.plain, page.proof(side.plain, span, rule)),
        person_id=Attested(who.person_id if who else None, person),
    )

"""Annotate a synthetic event from its first mention."""

from dataclasses import dataclass
from typing import Final

from benchmarks.synthetic.article_builder import ArticleBuilder
from benchmarks.synthetic.event_spec import EventSpec, ParticipantSpec
from ordrett.model import Attested, Event, EventParticipant, Role
from ordrett.span import Span
from ordrett_dataset.schemas.codebook import PLOVER

ROLES: Final[tuple[tuple[str, Role], ...]] = (("actor1", "actor"), ("recipient1", "recipient"))
NORMALISERS: Final = {"person": "person_name_of", "state": "country_of"}


@dataclass(frozen=True)
class EventSpans:
    """The spans of the first mention of an event."""

    clause: Span
    verb: Span
    participants: tuple[Span, Span]
    place: Span | None


def annotate_event(spec: EventSpec, spans: EventSpans, builder: ArticleBuilder) -> Event:
    """Return the event and its participants, each value with evidence."""
    plover_type: str | None = spec.verb.get("type")
    plover_mode = builder.rng.choice([None, *PLOVER[plover_type]["modes"]]) if plover_type else None
    label_spans = (spans.clause, spans.verb) if builder.rng.random() < 0.6 else (spans.clause,)
    label = f"{spec.participants[0].table_name} {spec.verb['en'][0]} {spec.participants[1].table_name}"
    place = spec.place["en"] if spec.place else None
    participants = zip(ROLES, spec.participants, spans.participants, strict=True)
    return Event(
        event_id=spec.event_id,
        canonical_id=spec.event_id,
        label=Attested(label, tuple(builder.infer(span, "in own words") for span in label_spans)),
        plover_type=Attested(plover_type, (builder.infer(spans.verb),) if plover_type else ()),
        plover_mode=Attested(plover_mode, (builder.infer(spans.verb),) if plover_mode else ()),
        place=Attested(place, builder.attest(place, spans.place, "place_of") if place and spans.place else ()),
        part_of=Attested(
            spec.part_of, (builder.infer(spans.verb, "happens in the course of it"),) if spec.part_of else ()
        ),
        participants=tuple(
            _annotate_participant(f"{spec.event_id}.{key}", role, participant, span, spans.verb, builder)
            for (key, role), participant, span in participants
        ),
    )


def _annotate_participant(
    participant_id: str, role: Role, spec: ParticipantSpec, span: Span, verb: Span, builder: ArticleBuilder
) -> EventParticipant:
    person, normaliser = spec.person, NORMALISERS.get(spec.kind)
    if person and span.text not in person.printed_names:
        normaliser = None
    person_evidence = builder.attest(person.person_id, span, normaliser and "person_id_of") if person else ()
    role_evidence = (builder.infer(span), builder.infer(verb))
    return EventParticipant(
        event_participant_id=participant_id,
        role=Attested(role, role_evidence),
        participant_kind=Attested(spec.kind, (builder.infer(span),)),
        name=Attested(spec.table_name, builder.attest(spec.table_name, span, normaliser)),
        person_id=Attested(person.person_id if person else None, person_evidence),
    )

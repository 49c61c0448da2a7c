"""Found events -> events and event mentions of the model, with ids and evidence."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ordrett.article import Article
from ordrett.events.claimants import names_source
from ordrett.events.date_evidence import DateEvidence
from ordrett.events.entities import Entity
from ordrett.events.found_event import FoundEvent
from ordrett.events.lexicon import EventLexicon
from ordrett.events.participants import NEEDS_RECIPIENT
from ordrett.events.reading import TokenRange
from ordrett.model import (
    Attested,
    DateExpression,
    Event,
    EventMention,
    EventParticipant,
    Evidence,
    Person,
    PersonMention,
    Quote,
)
from ordrett.reporting_quotes import ReportingQuotes
from ordrett.span import Span
from ordrett.tokenizer import Tokens

RULE: Final = "trigger"
LABEL_NOTE: Final = "the trigger, then who does it → to whom, as the article names them"


def to_events_and_mentions(
    found_events: Sequence[FoundEvent],
    tokens: Tokens,
    article: Article,
    mentions: Sequence[PersonMention],
    people: Sequence[Person],
    dates: Sequence[DateExpression],
    quotes: Sequence[Quote],
    lexicon: EventLexicon,
    published: Evidence | None = None,
) -> tuple[tuple[Event, ...], tuple[EventMention, ...]]:
    """Return the events and their mentions, with ids that hold the offsets of the first trigger.

    What several clauses tell is one event if type, participants and date agree. `published` is where the page prints
    the day of publication, from which dates are resolved.
    """
    return _Converter(tokens, article, mentions, people, dates, quotes, lexicon, published).convert(found_events)


class _Converter:
    def __init__(
        self,
        tokens: Tokens,
        article: Article,
        mentions: Sequence[PersonMention],
        people: Sequence[Person],
        dates: Sequence[DateExpression],
        quotes: Sequence[Quote],
        lexicon: EventLexicon,
        published: Evidence | None,
    ) -> None:
        self._tokens, self._article = tokens, article
        self._person_at = {mention.text.start: mention for mention in mentions}
        self._names = {person.person_id: person.name.value for person in people}
        self._dates = DateEvidence(article.article_id, dates, published)
        self._quotes, self._lexicon = ReportingQuotes(quotes), lexicon

    def convert(self, found_events: Sequence[FoundEvent]) -> tuple[tuple[Event, ...], tuple[EventMention, ...]]:
        events: dict[str, Event] = {}
        ids: dict[object, str] = {}
        mentions: list[EventMention] = []
        told: set[tuple[str, Span]] = set()
        for one in found_events:
            trigger = self._span((one.trigger.i, one.trigger.i + 1))
            own_id = f"{self._article.article_id}.e{trigger.start}-{trigger.end}"
            event_id = ids.setdefault(self._identity(one) or own_id, own_id)
            if event_id == own_id:
                events[own_id] = self._event(own_id, one, trigger)
            mention = self._mention(event_id, one, trigger)
            if (event_id, mention.text) not in told:
                told.add((event_id, mention.text))
                mentions.append(mention)
        return tuple(events.values()), tuple(mentions)

    def _identity(self, one: FoundEvent) -> object:
        """Return what two clauses that tell the same event have in common; None if that cannot be known."""
        if one.plover_type is None or not one.participants or one.date is None:
            return None
        who = frozenset((role, self._name_of(entity)) for role, entity in one.participants)
        return one.plover_type, one.plover_mode, who, one.date.edtf

    def _event(self, event_id: str, one: FoundEvent, trigger: Span) -> Event:
        inferred = Evidence("inferred", self._article.article_id, trigger)
        participants = self._participants(event_id, one, inferred)
        is_typed = one.plover_type is not None and (
            one.plover_type not in NEEDS_RECIPIENT or any(p.role.value == "recipient" for p in participants)
        )
        place = self._span(one.place) if one.place else None
        return Event(
            event_id,
            event_id,
            Attested(_label(trigger, participants), (replace(inferred, note=LABEL_NOTE),)),
            Attested(one.plover_type, (inferred,)) if is_typed else Attested(None),
            Attested(one.plover_mode, (inferred,)) if is_typed and one.plover_mode else Attested(None),
            Attested(place.text, (self._verbatim(place),)) if place else Attested(None),
            participants=participants,
        )

    def _participants(self, event_id: str, one: FoundEvent, inferred: Evidence) -> tuple[EventParticipant, ...]:
        participants: list[EventParticipant] = []
        named: set[tuple[str, str]] = set()
        for role, entity in one.participants:
            span = self._span((entity.start, entity.end))
            mention = self._person_at.get(span.start) if entity.kind == "person" else None
            if entity.kind == "person" and mention is None:
                continue
            name = self._name_of(entity)
            if (role, name) in named:
                continue
            named.add((role, name))
            number = 1 + sum(participant.role.value == role for participant in participants)
            kind = Evidence("inferred", self._article.article_id, mention.text if mention else span)
            person_id = mention.person_id if mention else Attested(None)
            participants.append(
                EventParticipant(
                    f"{event_id}.{role}{number}",
                    Attested(role, (inferred,)),
                    Attested(entity.kind, (kind,)),
                    Attested(name, (self._name_evidence(mention, span),)),
                    person_id,
                )
            )
        return tuple(participants)

    def _name_evidence(self, mention: PersonMention | None, span: Span) -> Evidence:
        if mention is None:
            return self._verbatim(span)
        return Evidence("normalised", self._article.article_id, mention.text, normaliser="person_name_of")

    def _name_of(self, entity: Entity) -> str:
        span = self._span((entity.start, entity.end))
        mention = self._person_at.get(span.start) if entity.kind == "person" else None
        return self._names[mention.person_id.value] if mention else span.text

    def _mention(self, event_id: str, one: FoundEvent, trigger: Span) -> EventMention:
        article_id = self._article.article_id
        modality = self._span(one.modality_at) if one.modality_at else trigger
        negation = (Evidence("inferred", article_id, self._span(one.negation_at)),) if one.negation_at else ()
        text = self._span((one.start, one.end))
        claimant_id, claimant_name = self._claimant(one, text)
        return EventMention(
            f"{article_id}.r{trigger.start}-{trigger.end}",
            event_id,
            text,
            trigger,
            Attested(one.modality, (Evidence("inferred", article_id, modality),)),
            Attested(one.negation_at is not None, negation),
            self._dates.attest(one.date, is_continued=one.date_is_continued) if one.date else Attested(None),
            claimant_id,
            claimant_name,
            extraction_rule=RULE,
        )

    def _claimant(self, one: FoundEvent, text: Span) -> tuple[Attested[str | None], Attested[str | None]]:
        """Return id and name of whoever says what the article does not: the speaker of the quote, else the source."""
        if one.modality == "asserted":
            return Attested(None), Attested(None)
        if (quote := self._quotes.find(text)) is not None:
            name = quote.speaker_name
            is_named = quote.speaker_id.value is not None or (name.value and names_source(name.value, self._lexicon))
            return (quote.speaker_id, name) if is_named else (Attested(None), Attested(None))
        if one.claimant is None:
            return Attested(None), Attested(None)
        span = self._span((one.claimant.start, one.claimant.end))
        mention = self._person_at.get(span.start) if one.claimant.kind == "person" else None
        name = Attested(self._name_of(one.claimant), (self._name_evidence(mention, span),))
        return (mention.person_id if mention else Attested(None)), name

    def _span(self, tokens: TokenRange) -> Span:
        first, last = tokens
        return Span.from_text(self._tokens.text, self._tokens.start[first], self._tokens.end[last - 1])

    def _verbatim(self, span: Span) -> Evidence:
        return Evidence("verbatim", self._article.article_id, span)


def _label(trigger: Span, participants: Sequence[EventParticipant]) -> str:
    """Return "arrested: police → a journalist"."""
    by_role: dict[str, list[str]] = {"actor": [], "recipient": []}
    for participant in participants:
        by_role[participant.role.value].append(participant.name.value)
    actors, recipients = (", ".join(names) for names in by_role.values())
    if not participants:
        return trigger.text
    return f"{trigger.text}: {actors}{f' → {recipients}' if recipients else ''}".replace(":  →", ": →")

"""Events of an annotation, their participants and their mentions."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from ordrett.errors import InputError
from ordrett.model import Attested, Event, EventMention, EventParticipant, Quote, Role
from ordrett.reporting_quotes import ReportingQuotes
from ordrett.span import Span
from ordrett_dataset.annotations.anchor_resolver import AnchorResolver, require_resolver
from ordrett_dataset.annotations.article_entries import ClaimantEntry, EventMentionEntry
from ordrett_dataset.annotations.shared_entries import EventEntry, ParticipantEntry, PlaceEntry
from ordrett_dataset.schemas.codebook import PLOVER


def parse_event_mention(
    key: str, entry: EventMentionEntry, resolver: AnchorResolver, quotes: Sequence[Quote]
) -> EventMention:
    """Return an event mention with the text that shows its modality, negation, date and claimant."""
    location = resolver.location("event_mentions", key)
    if entry.event not in resolver.files.entries.events:
        hint = "Use a key of events.yaml, or add the event there."
        raise InputError(location, "event_exists", f"there is no event {entry.event!r}", hint)
    text = resolver.locate(entry.text, location)
    trigger = resolver.locate(entry.trigger, location, text, within=text)
    modality = resolver.locate(entry.modality_words, location, text) if entry.modality_words else trigger
    negation = resolver.locate(entry.negated_words, location, text) if entry.negated_words else trigger
    claimant_id, claimant_name = _parse_claimant(entry, text, quotes, resolver, location)
    return EventMention(
        event_mention_id=f"{resolver.entry.id}.{key}",
        event_id=entry.event,
        text=text,
        trigger=trigger,
        modality=Attested(entry.modality, (resolver.inferred(modality, entry.note),)),
        is_negated=Attested(entry.is_negated, (resolver.inferred(negation),) if entry.is_negated else ()),
        date=resolver.prove_date(entry.date, location, text) if entry.date else Attested(None),
        claimant_id=claimant_id,
        claimant_name=claimant_name,
    )


def _parse_claimant(
    entry: EventMentionEntry, text: Span, quotes: Sequence[Quote], resolver: AnchorResolver, location: str
) -> tuple[Attested[str | None], Attested[str | None]]:
    """Return the id and the name of the claimant: the one of the entry, else the speaker of the quote around it."""
    if isinstance(entry.claimant, ClaimantEntry):
        span = resolver.locate(entry.claimant.words, location, text)
        if entry.claimant.name is None:
            return resolver.prove_person(entry.claimant.person, span, None, location)
        return Attested(None), resolver.prove_plain_name(entry.claimant.name, span, None, location)
    quote = ReportingQuotes(quotes).find(text)
    if quote is None or entry.claimant == "article" or entry.modality == "asserted":
        return Attested(None), Attested(None)
    return quote.speaker_id, quote.speaker_name


class _EventContext(NamedTuple):
    """What the parts of an event share while it is parsed."""

    key: str
    entry: EventEntry
    resolvers: dict[str, AnchorResolver]
    location: str

    def first_mention(self, article_id: str | None) -> tuple[AnchorResolver, str | None]:
        """Return the resolver of an article, by default `read_in`, and the first mention of the event there."""
        resolver = require_resolver(article_id or self.entry.read_in, self.resolvers, self.location)
        return resolver, resolver.first_mention(self.key)

    def mention(self, mention_id: str | None, location: str) -> tuple[AnchorResolver, str]:
        """Return the resolver and the key of a mention of the event, by default the first mention in `read_in`."""
        if mention_id is None:
            resolver, first_mention = self.first_mention(None)
            if first_mention is None:
                problem = f"{self.entry.read_in} does not mention it"
                hint = "Name in `read_in` an article that mentions the event."
                raise InputError(self.location, "event_is_mentioned_in_its_article", problem, hint)
            return resolver, first_mention
        article, key = mention_id.split(".")
        for resolver in self.resolvers.values():
            mention = resolver.entry.event_mentions.get(key) if resolver.entry.id == article else None
            if mention and mention.event == self.key:
                return resolver, key
        hint = "Use the id of a mention of this event, such as 001.r05."
        raise InputError(location, "participant_mention_exists", f"the event has no mention {mention_id!r}", hint)


def parse_event(key: str, entry: EventEntry, resolvers: dict[str, AnchorResolver], location: str) -> Event:
    """Return an event with the text of the articles that attests each of its values."""
    context = _EventContext(key, entry, resolvers, location)
    resolver, first_key = context.mention(None, location)
    first_mention = resolver.mention_span(first_key)
    trigger = resolver.locate(entry.words, location, first_mention)
    label_spans = [resolver.locate(part, location, first_mention) for part in entry.label_words] or [first_mention]
    _require_plover_codes(entry, location)
    _require_whole(key, resolver.files.entries.events, location)
    return Event(
        event_id=key,
        canonical_id=key,
        label=Attested(entry.label, tuple(resolver.inferred(span, "in own words") for span in label_spans)),
        plover_type=Attested(entry.type, (resolver.inferred(trigger),) if entry.type else ()),
        plover_mode=Attested(entry.mode, (resolver.inferred(trigger),) if entry.mode else ()),
        place=_parse_place(context, entry.place) if entry.place else Attested(None),
        part_of=Attested(
            entry.part_of, (resolver.inferred(trigger, "happens in the course of it"),) if entry.part_of else ()
        ),
        participants=tuple(_parse_participant(context, *participant) for participant in entry.participants.items()),
    )


def _require_plover_codes(entry: EventEntry, location: str) -> None:
    modes = PLOVER.get(entry.type or "", {}).get("modes", {})
    for value, codes in ((entry.type, list(PLOVER)), (entry.mode, list(modes))):
        if value is not None and value not in codes:
            hint = f"Use one of: {', '.join(codes) or 'none'}."
            raise InputError(location, "plover_codes_are_valid", f"{value!r} is not one of the PLOVER codes here", hint)


def _require_whole(key: str, entries: Mapping[str, EventEntry], location: str) -> None:
    """Raise InputError unless the events that an event is part of exist and lead to one that is part of none."""
    path = [key]
    while (whole := entries[path[-1]].part_of) is not None:
        if whole not in entries:
            hint = "Use a key of events.yaml, or add the event there."
            raise InputError(location, "event_exists", f"there is no event {whole!r}", hint)
        if whole in path:
            problem = " is part of ".join([*path, whole])
            raise InputError(location, "part_of_has_no_cycle", problem, "Remove one `part_of` of them.")
        path.append(whole)


def _parse_place(context: _EventContext, entry: PlaceEntry) -> Attested[str | None]:
    resolver, first_mention = context.first_mention(entry.article)
    near = resolver.mention_span(first_mention) if first_mention else None
    span = resolver.locate(entry.words, context.location, near)
    return resolver.prove_from_text(entry.name, span, ("place_of",), entry.note, context.location)


def _parse_participant(context: _EventContext, key: str, entry: ParticipantEntry) -> EventParticipant:
    location = f"{context.location}.participants.{key}"
    resolver, mention = context.mention(entry.mention, location)
    text, trigger = resolver.mention_span(mention), resolver.trigger_span(mention)
    span = resolver.locate(entry.words, location, text, within=text)
    role = _role(key)
    person_id: Attested[str | None] = Attested(None)
    if entry.kind == "person":
        person_id, name = resolver.prove_person(entry.person, span, entry.note, location)
    elif not entry.name:
        hint = "Give its standard name or a plain one."
        raise InputError(location, "participant_has_name", "the participant has no `name`", hint)
    elif entry.kind == "state":
        name = resolver.prove_from_text(entry.name, span, ("country_of",), entry.note, location)
    else:
        name = resolver.prove_plain_name(entry.name, span, entry.note, location)
    return EventParticipant(
        event_participant_id=f"{context.key}.{key}",
        role=Attested(role, (resolver.inferred(span), resolver.inferred(trigger))),
        participant_kind=Attested(entry.kind, (resolver.inferred(span),)),
        name=name,
        person_id=person_id,
    )


def _role(participant_key: str) -> Role:
    return cast("Role", participant_key.rstrip("0123456789"))

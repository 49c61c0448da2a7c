"""Write clauses that mention events, and annotate the events and people in them."""

from dataclasses import dataclass, field
from typing import Final

from benchmarks.synthetic.article_builder import ArticleBuilder
from benchmarks.synthetic.dates import append_event_date
from benchmarks.synthetic.event import EventSpans, annotate_event
from benchmarks.synthetic.event_spec import EventSpec, ParticipantSpec
from benchmarks.synthetic.person import SyntheticPerson
from ordrett.model import Attested, Event, EventMention, Evidence, Modality, PersonMention
from ordrett.span import Span

NAMED_SHARE: Final = 0.42  # of the people in clauses; the others are called by their titles
MODALITY_WEIGHTS: Final[dict[Modality, int]] = {
    "asserted": 12,
    "alleged": 4,
    "predicted": 1,
    "planned": 1,
    "hypothetical": 4,
}
PRESUPPOSED_SHARE: Final = 0.1  # of the clauses in quotes


@dataclass
class EventMentionBuilder:
    """Appends clauses to an article and collects the annotations of events and people."""

    builder: ArticleBuilder
    published: Span | None = None
    person_mentions: list[PersonMention] = field(default_factory=list)
    event_mentions: list[EventMention] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def append_name(self, person: SyntheticPerson, name: str | None = None) -> Span:
        """Append a name of a person, as a person mention; a random form unless `name` is given."""
        span = self.builder.append(name or self.builder.rng.choice(person.printed_names))
        evidence = Evidence("normalised", self.builder.article_id, span, "person_id_of")
        mention_id = f"{self.builder.id_prefix}.m{len(self.person_mentions) + 1:02}"
        self.person_mentions.append(PersonMention(mention_id, Attested(person.person_id, (evidence,)), span))
        return span

    def append_clause(self, event: EventSpec, *, is_first: bool, starts_sentence: bool, is_quoted: bool) -> Span:
        """Append a clause that mentions an event, and annotate it; the event itself at its first mention."""
        builder, vocabulary, rng = self.builder, self.builder.vocabulary, self.builder.rng
        start = len(builder.text)
        modality = rng.choices(list(MODALITY_WEIGHTS), list(MODALITY_WEIGHTS.values()))[0]
        if is_quoted and rng.random() < PRESUPPOSED_SHARE:
            modality = "presupposed"
        modal_word = vocabulary["modality"].get(modality)
        actor = self._append_participant(event.participants[0], starts_sentence=starts_sentence)
        never = builder.append_word(vocabulary["never"]) if rng.random() < 0.1 else None
        modal = builder.append_word(modal_word) if modal_word else None
        builder.append(" ")
        verb = builder.append(event.verb[builder.language][bool(modal_word and modality != "alleged")])
        builder.append(" ")
        recipient = self._append_participant(event.participants[1], starts_sentence=False)
        if rng.random() < 0.5:
            verb = builder.span_from(verb.start)
        builder.append(f" {vocabulary['with']} {rng.randint(2, 9999)} {rng.choice(vocabulary['nouns'])}")
        place: Span | None = None
        if event.place and is_first:
            builder.append(f" {vocabulary['in']} ")
            place = builder.append(event.place[builder.language])
        date = append_event_date(builder, self.published)
        clause = builder.span_from(start)
        is_negated = never is not None
        negation_evidence = (builder.infer(never),) if never else ()
        self.event_mentions.append(
            EventMention(
                f"{builder.id_prefix}.r{len(self.event_mentions) + 1:02}",
                event.event_id,
                clause,
                verb,
                Attested(modality, (builder.infer(modal or verb),)),
                Attested(is_negated, negation_evidence),
                date,
            )
        )
        if is_first:
            self.events.append(annotate_event(event, EventSpans(clause, verb, (actor, recipient), place), builder))
        return clause

    def _append_participant(self, participant: ParticipantSpec, *, starts_sentence: bool) -> Span:
        if participant.person and self.builder.rng.random() < NAMED_SHARE:
            return self.append_name(participant.person)
        return self.builder.append(participant.description[self.builder.language], capitalise=starts_sentence)

"""Choose and name the speakers of a synthetic article."""

from dataclasses import dataclass
from typing import Final

from benchmarks.synthetic.event_mentions import EventMentionBuilder
from benchmarks.synthetic.person import SyntheticPerson
from benchmarks.synthetic.vocabulary import VOCABULARY, Translations
from ordrett.model import Attested, Evidence, SpeakerKind
from ordrett.span import Span

OTHER_SPEAKERS: Final[dict[SpeakerKind, list[Translations]]] = {
    "organisation": VOCABULARY["participants"]["organisation"],
    "group": VOCABULARY["participants"]["group"],
    "document": VOCABULARY["speakers"]["document"],
    "anonymous": VOCABULARY["speakers"]["anonymous"],
}
PRONOUN_NOTE: Final = "the pronoun refers to the last person named"


@dataclass(frozen=True)
class Speaker:
    """The span that names a speaker, and the values that it supports."""

    span: Span | None
    kind: Attested[SpeakerKind]
    person_id: Attested[str | None]
    name: Attested[str | None]


class SpeakerNamer:
    """Appends the names of speakers to an article; four in five are people of the story."""

    def __init__(self, mentions: EventMentionBuilder, people: list[SyntheticPerson]) -> None:
        self.mentions, self.builder, self.people = mentions, mentions.builder, people
        self.last_named: tuple[SyntheticPerson, Span] | None = None

    def append_speaker(self, *, starts_sentence: bool, allow_pronoun: bool = True) -> Speaker:
        """Append the name, title or pronoun of a random speaker."""
        rng = self.builder.rng
        if rng.random() < 0.2:
            return self._append_other(starts_sentence=starts_sentence)
        if allow_pronoun and self.last_named and rng.random() < 0.35:
            return self._append_pronoun(*self.last_named, starts_sentence=starts_sentence)
        return self._append_person(rng.choice(self.people), starts_sentence=starts_sentence)

    def unknown_speaker(self, cue: Span) -> Speaker:
        """Return an unknown speaker, for a cue without a source."""
        return Speaker(None, Attested("unknown", self._infer_kind(cue)), Attested(None), Attested(None))

    def _infer_kind(self, span: Span) -> tuple[Evidence, ...]:
        return (self.builder.infer(span),)

    def _append_other(self, *, starts_sentence: bool) -> Speaker:
        kind = self.builder.rng.choice(list(OTHER_SPEAKERS))
        names = self.builder.rng.choice(OTHER_SPEAKERS[kind])
        span = self.builder.append(names[self.builder.language], capitalise=starts_sentence)
        name: Attested[str | None] = Attested(names["en"], self.builder.attest(names["en"], span))
        return Speaker(span, Attested(kind, self._infer_kind(span)), Attested(None), name)

    def _append_pronoun(self, person: SyntheticPerson, antecedent: Span, *, starts_sentence: bool) -> Speaker:
        pronoun = self.builder.rng.choice(self.builder.vocabulary["pronouns"])
        span = self.builder.append(pronoun if starts_sentence else pronoun.lower())
        evidence = (self.builder.infer(antecedent, PRONOUN_NOTE), self.builder.infer(span, PRONOUN_NOTE))
        return Speaker(
            span, Attested("person", evidence), Attested(person.person_id, evidence), Attested(person.name, evidence)
        )

    def _append_person(self, person: SyntheticPerson, *, starts_sentence: bool) -> Speaker:
        start = len(self.builder.text)
        if self.builder.rng.random() < 0.4:
            self.builder.append(f"{person.title[self.builder.language]} ", capitalise=starts_sentence)
        self.mentions.append_name(person)
        span = self.builder.span_from(start)
        self.last_named = person, span
        return Speaker(
            span,
            Attested("person", self.builder.attest("person", span, "person_kind_of")),
            Attested(person.person_id, self.builder.attest(person.person_id, span, "person_id_of")),
            Attested(person.name, self.builder.attest(person.name, span, "person_name_of")),
        )

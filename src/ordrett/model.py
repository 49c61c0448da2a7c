"""What a reading of one article holds; the same whether a person, a model or a rule has read."""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from ordrett.article import Article
from ordrett.page.sections import Section
from ordrett.span import Span

T = TypeVar("T")

Method = Literal["verbatim", "normalised", "inferred", "external"]
Basis = Literal["printed", "resolved", "external"]
QuoteKind = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal["person", "organisation", "group", "document", "anonymous", "unknown"]
NamedBy = Literal["full_name", "surname", "given_name"]
Modality = Literal["asserted", "alleged", "predicted", "planned", "hypothetical"]
Role = Literal["actor", "recipient", "other"]
ParticipantKind = Literal["person", "state", "organisation", "group"]
How = Literal["annotated", "automatic"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a value is what it is: words of an article, a source outside, or both with a note."""

    method: Method
    article_id: str | None = None
    span: Span | None = None
    rule: str | None = None
    external_source_id: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T]):
    """A value together with what it stands on; an unknown value stands on nothing."""

    value: T
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF level 1 date and what fixes it."""

    edtf: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Person:
    """A named human being."""

    person_id: str
    canonical_id: str
    name: Sourced[str]
    named_by: NamedBy
    name_en: Sourced[str | None] = Sourced(None)
    description: Sourced[str | None] = Sourced(None)
    wikidata: Sourced[str | None] = Sourced(None)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as printed, and whose it is."""

    mention_id: str
    person_id: Sourced[str]
    text: Span
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What the article gives to a source by speech or writing."""

    quote_id: str
    quote_kind: QuoteKind
    text: Span
    speaker_kind: Sourced[SpeakerKind]
    speaker_id: Sourced[str | None] = Sourced(None)
    speaker: Sourced[str | None] = Sourced(None)
    cue: Span | None = None
    source: Span | None = None
    via: Span | None = None
    continues: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part in an event, in which role."""

    participant_id: str
    role: Sourced[Role]
    participant_kind: Sourced[ParticipantKind]
    name: Sourced[str]
    person_id: Sourced[str | None] = Sourced(None)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, happens, is alleged, predicted, planned or imagined."""

    event_id: str
    canonical_id: str
    label: Sourced[str]
    type: Sourced[str | None] = Sourced(None)
    mode: Sourced[str | None] = Sourced(None)
    place: Sourced[str | None] = Sourced(None)
    participants: tuple[Participant, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One telling of one event."""

    report_id: str
    event_id: str
    text: Span
    modality: Sourced[Modality]
    negated: Sourced[bool]
    date: Sourced[When | None] = Sourced(None)
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What the page says of itself."""

    headline: Span | None = None
    byline: Span | None = None
    publisher: Sourced[str | None] = Sourced(None)
    original_outlet: Sourced[str | None] = Sourced(None)
    translated_from: Sourced[str | None] = Sourced(None)
    published: Sourced[When | None] = Sourced(None)
    captured: Sourced[When | None] = Sourced(None)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one article; `read_*` false says that nobody looked."""

    article: Article
    language: str
    how: How
    sections: tuple[Section, ...]  # of article.paragraphs, one each
    read_quotes: bool = False
    read_people: bool = False
    read_events: bool = False
    page: Page = Page()
    people: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    reports: tuple[Report, ...] = ()

    def section_of(self, span: Span) -> Section:
        """Return the section of the paragraph in which the words begin."""
        return self.sections[self.article.paragraph_number(span.start)]

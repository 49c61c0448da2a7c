"""What a reading of one article holds; the same whether a person, a model or a rule has read."""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from ordrett.article import Article
from ordrett.page.sections import Section
from ordrett.span import Span

T = TypeVar("T")

Derivation = Literal["verbatim", "normalised", "inferred", "external"]
Basis = Literal["printed", "resolved", "external"]
QuoteKind = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal["person", "organisation", "group", "document", "anonymous", "unknown"]
NameForm = Literal["full_name", "surname", "given_name"]
Modality = Literal["asserted", "alleged", "predicted", "planned", "hypothetical"]
Role = Literal["actor", "recipient", "other"]
ParticipantKind = Literal["person", "state", "organisation", "group"]
AnnotationSource = Literal["language_model", "rules", "human"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a value is what it is: words of an article, a source outside, or both with a note."""

    derivation: Derivation
    article_id: str | None = None
    span: Span | None = None
    normaliser: str | None = None
    external_source_id: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Attested(Generic[T]):
    """A value together with what it stands on; an unknown value stands on nothing."""

    value: T
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """An EDTF level 1 date and what fixes it."""

    edtf: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Person:
    """A named human being."""

    person_id: str
    canonical_id: str
    name: Attested[str]
    name_form: NameForm
    name_en: Attested[str | None] = Attested(None)
    description: Attested[str | None] = Attested(None)
    wikidata_id: Attested[str | None] = Attested(None)


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A name as printed, and whose it is."""

    person_mention_id: str
    person_id: Attested[str]
    text: Span
    extraction_rule: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What the article gives to a source by speech or writing."""

    quote_id: str
    quote_kind: QuoteKind
    text: Span
    speaker_kind: Attested[SpeakerKind]
    speaker_id: Attested[str | None] = Attested(None)
    speaker_name: Attested[str | None] = Attested(None)
    cue: Span | None = None
    source: Span | None = None
    via: Span | None = None
    continues_quote_id: str | None = None
    extraction_rule: str | None = None


@dataclass(frozen=True, slots=True)
class EventParticipant:
    """Who takes part in an event, in which role."""

    event_participant_id: str
    role: Attested[Role]
    participant_kind: Attested[ParticipantKind]
    name: Attested[str]
    person_id: Attested[str | None] = Attested(None)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, happens, is alleged, predicted, planned or imagined."""

    event_id: str
    canonical_id: str
    label: Attested[str]
    plover_type: Attested[str | None] = Attested(None)
    plover_mode: Attested[str | None] = Attested(None)
    place: Attested[str | None] = Attested(None)
    participants: tuple[EventParticipant, ...] = ()


@dataclass(frozen=True, slots=True)
class EventMention:
    """One telling of one event."""

    event_mention_id: str
    event_id: str
    text: Span
    modality: Attested[Modality]
    is_negated: Attested[bool]
    date: Attested[EdtfDate | None] = Attested(None)
    extraction_rule: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleMetadata:
    """What the page says of itself."""

    headline: Span | None = None
    byline: Span | None = None
    publisher: Attested[str | None] = Attested(None)
    original_outlet: Attested[str | None] = Attested(None)
    translated_from: Attested[str | None] = Attested(None)
    published: Attested[EdtfDate | None] = Attested(None)
    archived: Attested[EdtfDate | None] = Attested(None)


@dataclass(frozen=True, slots=True)
class ArticleAnnotation:
    """All that was read in one article; `read_*` false says that nobody looked."""

    article: Article
    language: str
    annotation_source: AnnotationSource
    sections: tuple[Section, ...]  # of article.paragraphs, one each
    quotes_extracted: bool = False
    people_extracted: bool = False
    events_extracted: bool = False
    metadata: ArticleMetadata = ArticleMetadata()
    people: tuple[Person, ...] = ()
    person_mentions: tuple[PersonMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()

    def section_of(self, span: Span) -> Section:
        """Return the section of the paragraph in which the words begin."""
        return self.sections[self.article.paragraph_number(span.start)]

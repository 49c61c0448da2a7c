"""Data model of an annotated article, the same for annotations by a person, a language model or rules."""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from ordrett.article import Article
from ordrett.page.sections import Section
from ordrett.span import Span

T_co = TypeVar("T_co", covariant=True)

Derivation = Literal["verbatim", "normalised", "inferred", "external"]
Basis = Literal["printed", "resolved", "external"]
QuoteKind = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal["person", "organisation", "group", "document", "anonymous", "unknown"]
NameForm = Literal["full_name", "surname", "given_name"]
Modality = Literal["asserted", "alleged", "presupposed", "predicted", "planned", "hypothetical"]
Factuality = Literal["asserted", "alleged", "foretold", "hypothetical", "denied"]
Role = Literal["actor", "recipient", "other"]
ParticipantKind = Literal["person", "state", "organisation", "group", "anonymous"]
ResolvedFrom = Literal["publication", "text"]
AnnotationSource = Literal["language_model", "rules", "human"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reason for a value: a span of an article, an external source, or both, with a note."""

    derivation: Derivation
    article_id: str | None = None
    span: Span | None = None
    normaliser: str | None = None
    external_source_id: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Attested(Generic[T_co]):
    """A value with its evidence; an unknown value has none."""

    value: T_co
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """An EDTF level 1 date, and whether the article prints it in full or it is completed from elsewhere."""

    edtf: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Person:
    """A named human being; people of several articles with one canonical_id are the same person."""

    person_id: str
    canonical_id: str
    name: Attested[str]
    name_form: NameForm
    name_en: Attested[str | None] = Attested(None)
    description: Attested[str | None] = Attested(None)
    wikidata_id: Attested[str | None] = Attested(None)


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A name as printed, and the person that it names."""

    person_mention_id: str
    person_id: Attested[str]
    text: Span
    extraction_rule: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A continuous span of speech or writing that the article attributes to a source.

    `cue` is the reporting expression, `source` the words that name the speaker. `relayed_by` is an outlet that
    passes the quote on, `addressed_to` the one to which it was said. `continues_quote_id` is the preceding part of the
    same utterance.
    """

    quote_id: str
    quote_kind: QuoteKind
    text: Span
    speaker_kind: Attested[SpeakerKind]
    speaker_id: Attested[str | None] = Attested(None)
    speaker_name: Attested[str | None] = Attested(None)
    cue: Span | None = None
    source: Span | None = None
    relayed_by: Span | None = None
    addressed_to: Span | None = None
    continues_quote_id: str | None = None
    extraction_rule: str | None = None


@dataclass(frozen=True, slots=True)
class EventParticipant:
    """A participant of an event and its role."""

    event_participant_id: str
    role: Attested[Role]
    participant_kind: Attested[ParticipantKind]
    name: Attested[str]
    person_id: Attested[str | None] = Attested(None)


@dataclass(frozen=True, slots=True)
class Event:
    """An event that happened, happens, or is alleged, predicted, planned or hypothetical.

    `part_of` is the event in the course of which it happens.
    """

    event_id: str
    canonical_id: str
    label: Attested[str]
    plover_type: Attested[str | None] = Attested(None)
    plover_mode: Attested[str | None] = Attested(None)
    place: Attested[str | None] = Attested(None)
    part_of: Attested[str | None] = Attested(None)
    participants: tuple[EventParticipant, ...] = ()


@dataclass(frozen=True, slots=True)
class EventMention:
    """A span that reports an event: the words that name it, the modality and date stated, and who claims it."""

    event_mention_id: str
    event_id: str
    text: Span
    trigger: Span
    modality: Attested[Modality]
    is_negated: Attested[bool]
    date: Attested[EdtfDate | None] = Attested(None)
    claimant_id: Attested[str | None] = Attested(None)
    claimant_name: Attested[str | None] = Attested(None)
    extraction_rule: str | None = None


@dataclass(frozen=True, slots=True)
class DateExpression:
    """An expression of time: its text and the date in EDTF, None if nothing fixes it.

    `resolved_from` says what completes the words: the date of publication or another date of the text; None if they are
    complete. A date in digits is ambiguous if day and month can be exchanged.
    """

    text: Span
    edtf: str | None
    resolved_from: ResolvedFrom | None = None
    is_ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class ArticleMetadata:
    """What the page states about the article."""

    headline: Span | None = None
    byline: Span | None = None
    publisher: Attested[str | None] = Attested(None)
    original_outlet: Attested[str | None] = Attested(None)
    translated_from: Attested[str | None] = Attested(None)
    text_kind: Attested[str | None] = Attested(None)
    published: Attested[EdtfDate | None] = Attested(None)
    archived: Attested[EdtfDate | None] = Attested(None)
    url: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleAnnotation:
    """All annotations of one article.

    Without `quotes_extracted` the tuple of quotes is empty because nothing was annotated, not because there are none;
    the same holds for people and events.
    """

    article: Article
    language: str  # BCP 47
    annotation_source: AnnotationSource
    sections: tuple[Section, ...]  # one for each of `article.paragraphs`
    quotes_extracted: bool = False
    people_extracted: bool = False
    events_extracted: bool = False
    metadata: ArticleMetadata = ArticleMetadata()
    people: tuple[Person, ...] = ()
    person_mentions: tuple[PersonMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    dates: tuple[DateExpression, ...] = ()

    def section_of(self, span: Span) -> Section:
        """Return the section of the paragraph in which the span begins."""
        return self.sections[self.article.paragraph_index(span.start)]

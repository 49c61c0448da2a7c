"""The shape of the annotation files: one model for each kind of entry, before any text is looked up in an article.

Field names are the keys of the YAML files; docs/annotation-guide.md explains them.
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from ordrett.anchor import TextQuoteSelector
from ordrett.model import Basis, Modality, NameForm, ParticipantKind, QuoteKind, SpeakerKind
from ordrett.page.sections import Section

Slug = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")]
NonEmpty = Annotated[str, StringConstraints(min_length=1)]
# Text of an article: a string, or a mapping with `exact` and the `prefix` and `suffix` that make it unique.
Anchor = Annotated[
    TextQuoteSelector, BeforeValidator(lambda value: {"exact": value} if isinstance(value, str) else value)
]
MentionId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*\.[A-Za-z0-9][A-Za-z0-9_-]*$")]
ParticipantKey = Annotated[str, StringConstraints(pattern="^(actor|recipient|other)[1-9][0-9]*$")]


class StrictModel(BaseModel):
    """A mapping in which unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FactEntry(StrictModel):
    """A value given by text of the article, by external sources, or by both."""

    value: NonEmpty = Field(alias="is")
    words: Anchor | None = None
    sources: tuple[Slug, ...] = ()
    note: NonEmpty | None = None


class DateEntry(StrictModel):
    """An EDTF date, the text that gives it, and what completes that text."""

    edtf: NonEmpty
    basis: Basis
    words: Anchor | None = None
    anchor: Anchor | None = None
    sources: tuple[Slug, ...] = ()
    note: NonEmpty | None = None

    @model_validator(mode="after")
    def _has_only_what_its_basis_uses(self) -> Self:
        unused = {"printed": ("anchor", "sources"), "resolved": ("sources",), "external": ("anchor",)}[self.basis]
        if surplus := [name for name in unused if getattr(self, name)]:
            raise ValueError(f"a date with basis {self.basis} has no {' and no '.join(surplus)}")
        return self


class TextEntry(StrictModel):
    """Text of the article that is itself the value."""

    words: Anchor


class MetadataEntry(StrictModel):
    """What the page states about the article."""

    headline: TextEntry | None = None
    byline: TextEntry | None = None
    publisher: FactEntry | None = None
    original_outlet: FactEntry | None = None
    translated_from: FactEntry | None = None
    text_kind: FactEntry | None = None
    url: NonEmpty | None = None
    published: DateEntry | None = None
    archived: DateEntry | None = None


class QuoteEntry(StrictModel):
    """A quote; `speaker` is the key of a person, or the name of another speaker in plain form."""

    text: Anchor
    kind: QuoteKind
    speaker_kind: SpeakerKind
    speaker: NonEmpty | None = None
    cue: Anchor | None = None
    source: Anchor | None = None
    relayed_by: Anchor | None = None
    addressed_to: Anchor | None = None
    continues: Slug | None = None
    speaker_words: Anchor | None = None
    note: NonEmpty | None = None


class PersonMentionEntry(StrictModel):
    """A name in the text and the person it refers to."""

    person: Slug
    text: Anchor
    note: NonEmpty | None = None


class ClaimantEntry(StrictModel):
    """Who says that an event happened, where it is not the speaker of the quote around it."""

    words: Anchor
    person: Slug | None = None
    name: NonEmpty | None = None

    @model_validator(mode="after")
    def _has_person_or_name(self) -> Self:
        if (self.person is None) == (self.name is None):
            raise ValueError("a claimant needs `person` or `name`, not both")
        return self


class EventMentionEntry(StrictModel):
    """A passage that reports an event.

    `claimant: article` says that the article itself tells the event, although a quote covers the passage.
    """

    event: Slug
    text: Anchor
    trigger: Anchor
    modality: Modality
    modality_words: Anchor | None = None
    is_negated: bool = False
    negated_words: Anchor | None = None
    claimant: ClaimantEntry | Literal["article"] | None = None
    date: DateEntry | None = None
    note: NonEmpty | None = None

    @model_validator(mode="after")
    def _has_claimant_unless_asserted(self) -> Self:
        if self.claimant and self.modality == "asserted":
            raise ValueError("an asserted mention has no claimant: the article itself says so")
        return self


class ArticleEntry(StrictModel):
    """The annotation of one article.

    `id` begins the ids of its rows; `draft` is true until a person has corrected a draft written by rules.
    `drafted_by_rules` stays: it says that the annotation is not independent of the rules.
    """

    draft: bool = False
    drafted_by_rules: bool = False
    article: NonEmpty
    id: Slug
    sha256: NonEmpty
    sections: dict[Section, tuple[str, ...]] = {}
    fields: MetadataEntry = MetadataEntry()
    quotes: dict[Slug, QuoteEntry] = {}
    person_mentions: dict[Slug, PersonMentionEntry] = {}
    event_mentions: dict[Slug, EventMentionEntry] = {}


class DescriptionEntry(StrictModel):
    """A description of a person and the text it summarises."""

    value: NonEmpty = Field(alias="is")
    article: NonEmpty
    words: tuple[Anchor, ...]


class PersonEntry(StrictModel):
    """A person, shared by all articles."""

    name: NonEmpty
    named_in: NonEmpty
    name_form: NameForm
    description: DescriptionEntry | None = None
    name_en: FactEntry | None = None
    wikidata_id: FactEntry | None = None


class PlaceEntry(StrictModel):
    """The place of an event."""

    name: NonEmpty
    words: Anchor
    article: NonEmpty | None = None
    note: NonEmpty | None = None


class ParticipantEntry(StrictModel):
    """A participant of an event; its key in the file begins with the role.

    `mention` is the id of the mention of the event that names the participant; by default, the first in `read_in`.
    """

    kind: ParticipantKind
    words: Anchor
    person: Slug | None = None
    name: NonEmpty | None = None
    mention: MentionId | None = None
    note: NonEmpty | None = None

    @model_validator(mode="after")
    def _has_person_or_name(self) -> Self:
        is_person = self.kind == "person"
        if is_person != (self.person is not None) or is_person == (self.name is not None):
            raise ValueError("a person needs `person`; any other participant needs `name`; nobody has both")
        return self


class EventEntry(StrictModel):
    """An event, shared by all articles.

    The evidence of its label is `label_words`, or else its first mention in the article `read_in`. `part_of` is the
    key of the event in the course of which it happens.
    """

    label: NonEmpty
    read_in: NonEmpty
    words: Anchor
    label_words: tuple[Anchor, ...] = ()
    type: NonEmpty | None = None
    mode: NonEmpty | None = None
    place: PlaceEntry | None = None
    part_of: Slug | None = None
    participants: dict[ParticipantKey, ParticipantEntry] = {}


class FactCheckEntry(StrictModel):
    """A claim compared with external sources; `event` and `quote` are what it is about, both keys as in its article."""

    article: NonEmpty
    event: Slug | None = None
    quote: Slug | None = None
    aspect: Literal["occurrence", "date", "place", "participant", "wording"] | None = None
    text: Anchor
    verdict: Literal["agrees", "disagrees", "disputed", "unconfirmed"]
    explanation: NonEmpty
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]


class ExternalSourceEntry(StrictModel):
    """A source outside the articles."""

    publisher: NonEmpty
    url: NonEmpty
    title: NonEmpty | None = None
    published: NonEmpty | None = None
    excerpt: NonEmpty | None = None
    accessed: date | None = None


class AnnotationEntries(StrictModel):
    """All entries of a folder of annotations."""

    articles: dict[str, ArticleEntry] = {}
    people: dict[Slug, PersonEntry] = {}
    events: dict[Slug, EventEntry] = {}
    fact_checks: dict[Slug, FactCheckEntry] = {}
    external_sources: dict[Slug, ExternalSourceEntry] = {}

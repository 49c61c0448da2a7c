"""The annotation files for all articles: people, events, fact checks and external sources.

Field names are the keys of the YAML files; docs/annotation-guide.md explains them.
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from ordrett.model import NameForm, ParticipantKind
from ordrett_dataset.annotations.article_entries import ArticleEntry
from ordrett_dataset.annotations.entry_values import (
    Anchor,
    NonEmpty,
    Slug,
    StrictModel,
    ValueEntry,
)

MentionId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*\.[A-Za-z0-9][A-Za-z0-9_-]*$")]
ParticipantKey = Annotated[str, StringConstraints(pattern="^(actor|recipient|other)[1-9][0-9]*$")]


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
    name_en: ValueEntry | None = None
    wikidata_id: ValueEntry | None = None


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
    participants: dict[ParticipantKey, ParticipantEntry] = Field(default_factory=dict)


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

    articles: dict[str, ArticleEntry] = Field(default_factory=dict)
    people: dict[Slug, PersonEntry] = Field(default_factory=dict)
    events: dict[Slug, EventEntry] = Field(default_factory=dict)
    fact_checks: dict[Slug, FactCheckEntry] = Field(default_factory=dict)
    external_sources: dict[Slug, ExternalSourceEntry] = Field(default_factory=dict)

"""The annotation file of an article: its metadata, sections, quotes and mentions, before any text is looked up.

Field names are the keys of the YAML file; docs/annotation-guide.md explains them.
"""

from typing import Literal, Self

from pydantic import Field, model_validator

from ordrett.model import Modality, QuoteKind, SpeakerKind
from ordrett.page.sections import Section
from ordrett_dataset.annotations.entry_values import (
    Anchor,
    DateEntry,
    NonEmpty,
    Slug,
    StrictModel,
    TextEntry,
    ValueEntry,
)


class MetadataEntry(StrictModel):
    """What the page states about the article."""

    headline: TextEntry | None = None
    byline: TextEntry | None = None
    publisher: ValueEntry | None = None
    original_outlet: ValueEntry | None = None
    translated_from: ValueEntry | None = None
    text_kind: ValueEntry | None = None
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
    sections: dict[Section, tuple[str, ...]] = Field(default_factory=dict)
    fields: MetadataEntry = MetadataEntry()
    quotes: dict[Slug, QuoteEntry] = Field(default_factory=dict)
    person_mentions: dict[Slug, PersonMentionEntry] = Field(default_factory=dict)
    event_mentions: dict[Slug, EventMentionEntry] = Field(default_factory=dict)

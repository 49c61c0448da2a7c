"""An annotation as it is written: the shape of its YAML files, before any word is looked up."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from ordrett.anchor import TextQuoteSelector
from ordrett.model import Basis, Modality, NameForm, ParticipantKind, QuoteKind, SpeakerKind
from ordrett.page.sections import Section

Slug = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")]
Words = Annotated[str, StringConstraints(min_length=1)]
# Plain words, or words with what stands beside them.
Anchor = Annotated[
    TextQuoteSelector, BeforeValidator(lambda given: {"exact": given} if isinstance(given, str) else given)
]


class Written(BaseModel):
    """A mapping in which every key is known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class WrittenFact(Written):
    """A value that words of the page or outside sources give."""

    value: Words = Field(alias="is")
    words: Anchor | None = None
    sources: tuple[Slug, ...] = ()
    note: Words | None = None


class WrittenDate(Written):
    """An EDTF date, the words that give it, and what completes them."""

    edtf: Words
    basis: Basis
    words: Anchor | None = None
    anchor: Anchor | None = None
    sources: tuple[Slug, ...] = ()
    note: Words | None = None

    @model_validator(mode="after")
    def _holds_what_its_basis_uses(self) -> Self:
        unused = {"printed": ("anchor", "sources"), "resolved": ("sources",), "external": ("anchor",)}[self.basis]
        if surplus := [name for name in unused if getattr(self, name)]:
            raise ValueError(f"a date whose basis is {self.basis} has no {' and no '.join(surplus)}")
        return self


class WrittenWords(Written):
    """Words that are a value by themselves."""

    words: Anchor


class WrittenPage(Written):
    """What the page says of itself."""

    headline: WrittenWords | None = None
    byline: WrittenWords | None = None
    publisher: WrittenFact | None = None
    original_outlet: WrittenFact | None = None
    translated_from: WrittenFact | None = None
    published: WrittenDate | None = None
    archived: WrittenDate | None = None


class WrittenQuote(Written):
    """A quote; `speaker` is a person's key, or the words for another speaker in plain form."""

    text: Anchor
    kind: QuoteKind
    speaker_kind: SpeakerKind
    speaker: Words | None = None
    cue: Anchor | None = None
    source: Anchor | None = None
    via: Anchor | None = None
    continues: Slug | None = None
    speaker_words: Anchor | None = None
    note: Words | None = None


class WrittenMention(Written):
    """A name, and whose it is."""

    person: Slug
    text: Anchor
    note: Words | None = None


class WrittenReport(Written):
    """A telling of an event."""

    event: Slug
    text: Anchor
    trigger: Anchor
    modality: Modality
    modality_words: Anchor | None = None
    is_negated: bool = False
    negated_words: Anchor | None = None
    date: WrittenDate | None = None
    note: Words | None = None


class WrittenArticle(Written):
    """The annotation of one article; `id` begins the ids of its rows, `draft` says that nobody has corrected it yet."""

    draft: bool = False
    article: Words
    id: Slug
    sha256: Words
    sections: dict[Section, tuple[str, ...]] = {}
    fields: WrittenPage = WrittenPage()
    quotes: dict[Slug, WrittenQuote] = {}
    person_mentions: dict[Slug, WrittenMention] = {}
    event_mentions: dict[Slug, WrittenReport] = {}


class WrittenDescription(Written):
    """A description, and the words it is made from."""

    value: Words = Field(alias="is")
    article: Words
    words: tuple[Anchor, ...]


class WrittenPerson(Written):
    """A person of all articles."""

    name: Words
    named_in: Words
    name_form: NameForm
    description: WrittenDescription | None = None
    name_en: WrittenFact | None = None
    wikidata_id: WrittenFact | None = None


class WrittenPlace(Written):
    """Where an event is told to have been."""

    name: Words
    words: Anchor
    article: Words | None = None
    note: Words | None = None


class WrittenParticipant(Written):
    """A side of an event; the key it is written under begins with its role."""

    kind: ParticipantKind
    words: Anchor
    person: Slug | None = None
    name: Words | None = None
    article: Words | None = None
    note: Words | None = None

    @model_validator(mode="after")
    def _is_a_person_or_has_a_name(self) -> Self:
        if (self.kind == "person") != (self.person is not None) or (self.kind == "person") == (self.name is not None):
            raise ValueError("a person has `person`, every other participant has `name`, and neither has both")
        return self


class WrittenEvent(Written):
    """An event of all articles; its label stands on `label_words`, or else on its first report in `read_in`."""

    label: Words
    read_in: Words
    words: Anchor
    label_words: tuple[Anchor, ...] = ()
    type: Words | None = None
    mode: Words | None = None
    place: WrittenPlace | None = None
    participants: dict[
        Annotated[str, StringConstraints(pattern="^(actor|recipient|other)[1-9][0-9]*$")], WrittenParticipant
    ] = {}


class WrittenCheck(Written):
    """A claim held against outside sources."""

    article: Words
    text: Anchor
    verdict: Literal["agrees", "disagrees", "disputed", "unconfirmed"]
    explanation: Words
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]


class WrittenSource(Written):
    """A source outside the articles."""

    publisher: Words
    url: Words
    title: Words | None = None
    published: Words | None = None
    excerpt: Words | None = None


class WrittenAnnotations(Written):
    """A folder of annotations."""

    articles: dict[str, WrittenArticle] = {}
    people: dict[Slug, WrittenPerson] = {}
    events: dict[Slug, WrittenEvent] = {}
    fact_checks: dict[Slug, WrittenCheck] = {}
    external_sources: dict[Slug, WrittenSource] = {}

"""Find the text that an annotation quotes in its article, and prove the values that it gives by that text."""

from dataclasses import dataclass
from functools import cached_property

from ordrett.anchor import TextQuoteSelector, find_span
from ordrett.article import Article
from ordrett.edtf import parse_date_bounds
from ordrett.errors import InputError
from ordrett.model import Attested, EdtfDate, Evidence
from ordrett.span import Span
from ordrett_dataset.annotations.article_entries import ArticleEntry
from ordrett_dataset.annotations.entry_values import DateEntry, ValueEntry
from ordrett_dataset.annotations.files import AnnotationFiles
from ordrett_dataset.tables.normalisers import NORMALISERS, Context

# Note of a name, other than a person's, that differs from the text it stands for.
PLAIN_FORM_NOTE = "these words in plain English or plain form"


@dataclass(frozen=True)
class AnchorResolver:
    """One article with its annotation."""

    article: Article
    language: str
    entry: ArticleEntry
    files: AnnotationFiles
    person_names: dict[str, str]  # of the people of all articles, by key

    @cached_property
    def context(self) -> Context:
        """The people mentioned in this article, as the normalisers need them."""
        mentioned = sorted({mention.person for mention in self.entry.person_mentions.values()})
        names = {person: self.person_names[person] for person in mentioned if person in self.person_names}
        return Context(self.language, names)

    def location(self, *path: str) -> str:
        """Return file, line and key of an entry of this article's annotation."""
        return self.files.location("articles", self.article.article_id, *path)

    def locate(
        self, anchor: TextQuoteSelector, location: str, near: Span | None = None, within: Span | None = None
    ) -> Span:
        """Return the place of an anchor in the article; see `locate_anchor`."""
        return locate_anchor(self.article, anchor, location, near, within)

    def mention_span(self, key: str) -> Span:
        """Return the text of the event mention with this key."""
        return self.locate(self.entry.event_mentions[key].text, self.location("event_mentions", key, "text"))

    def trigger_span(self, key: str) -> Span:
        """Return the trigger of the event mention with this key."""
        text = self.mention_span(key)
        trigger = self.entry.event_mentions[key].trigger
        return self.locate(trigger, self.location("event_mentions", key, "trigger"), text, within=text)

    def first_mention(self, event: str) -> str | None:
        """Return the key of the first mention of an event in this article."""
        keys = (key for key, mention in self.entry.event_mentions.items() if mention.event == event)
        return min(keys, key=self.mention_span, default=None)

    def prove_from_text(
        self, value: str, span: Span, normalisers: tuple[str, ...], note: str | None, location: str
    ) -> Attested[str]:
        """Attest a value by text that equals it, that a normaliser turns into it, or that a note explains."""
        if not note:
            if value == span.text:
                return Attested(value, (self.verbatim(span),))
            for normaliser in normalisers:
                if NORMALISERS[normaliser](span.text, self.context) == value:
                    return Attested(value, (Evidence("normalised", self.article.article_id, span, normaliser),))
        return Attested(value, (self.inferred(span, require_note(note, location, value, span)),))

    def require_person(self, person: str | None, location: str) -> str:
        """Return the key of a person; raise InputError if people.yaml does not have it."""
        if person is None or person not in self.person_names:
            hint = "Use a key of people.yaml, or add the person there."
            raise InputError(location, "person_exists", f"there is no person {person!r}", hint)
        return person

    def prove_person(
        self, person: str | None, span: Span, note: str | None, location: str
    ) -> tuple[Attested[str], Attested[str]]:
        """Attest the key and the name of a person by text that names them, or by a note."""
        key = self.require_person(person, location)
        return (
            self.prove_from_text(key, span, ("person_id_of",), note, location),
            self.prove_from_text(self.person_names[key], span, ("person_name_of",), note, location),
        )

    def prove_plain_name(self, name: str, span: Span, note: str | None, location: str) -> Attested[str]:
        """Attest the name of anything but a person by text that equals it, or that it renders in plain English."""
        return self.prove_from_text(name, span, (), note or (None if name == span.text else PLAIN_FORM_NOTE), location)

    def prove_fact(self, fact: ValueEntry, location: str, normalisers: tuple[str, ...] = ()) -> Attested[str | None]:
        """Attest a fact by text of the article, by external sources, or by both."""
        if fact.words is None:
            return Attested(fact.value, external_evidence(self.files, fact.sources, fact.note, location))
        span = self.locate(fact.words, location)
        evidence = self.prove_from_text(fact.value, span, normalisers, fact.note, location).evidence
        if fact.sources:
            evidence += external_evidence(self.files, fact.sources, None, location)
        return Attested(fact.value, evidence)

    def prove_date(self, date: DateEntry, location: str, near: Span | None = None) -> Attested[EdtfDate | None]:
        """Attest a date: printed in full, completed by another date of the article, or by external sources."""
        require_edtf(date.edtf, location)
        span = self.locate(date.words, location, near) if date.words else None
        if date.basis == "printed" and span:
            evidence = self.prove_from_text(date.edtf, span, ("date_of",), date.note, location).evidence
        elif date.basis == "resolved" and span and date.anchor:
            anchor = self.locate(date.anchor, location, near)
            note = date.note or f"counted from “{anchor.text}”"
            evidence = (self.inferred(span, note), self.inferred(anchor, "the date counted from"))
        elif date.basis == "external" and date.sources:
            note = date.note or "the outside source completes these words"
            from_text = (self.inferred(span, note),) if span else ()
            sources_note = None if from_text else date.note
            evidence = from_text + external_evidence(self.files, date.sources, sources_note, location)
        else:
            needed = {"printed": "`words`", "resolved": "`words` and `anchor`", "external": "`sources`"}[date.basis]
            raise InputError(
                location, "date_basis_is_complete", f"a date with the basis {date.basis} needs {needed}", "Add it."
            )
        return Attested(EdtfDate(date.edtf, date.basis), evidence)

    def verbatim(self, span: Span) -> Evidence:
        """Return text of this article as evidence of a value that equals it."""
        return Evidence("verbatim", self.article.article_id, span)

    def inferred(self, span: Span, note: str | None = None) -> Evidence:
        """Return text of this article as evidence of a value that follows from it, for the reason in the note.

        A code needs no note where the definition of the code is the reason.
        """
        return Evidence("inferred", self.article.article_id, span, note=note)


def locate_anchor(
    article: Article,
    anchor: TextQuoteSelector,
    location: str,
    near: Span | None = None,
    within: Span | None = None,
) -> Span:
    """Return the only place of an anchor in an article.

    It is searched `within` a span first, then in the paragraph where `near` begins, then in the whole article. Raises
    InputError with `location` if it is absent or ambiguous in the first of these that contains it.
    """
    scopes = [(within.start, within.end)] if within else []
    scopes += [article.paragraph_around(near.start)] if near else []
    try:
        span = find_span(anchor, article.text, *scopes, (0, len(article.text)))
        article.paragraph_around(span.start)
    except InputError as error:
        raise error.prefixed(location) from None
    except LookupError:
        problem = f"“{anchor.exact}” begins at a line end or between two lines"
        raise InputError(location, "anchor_starts_on_line", problem, "Begin with the first word.") from None
    return span


def external_evidence(
    files: AnnotationFiles, sources: tuple[str, ...], note: str | None, location: str
) -> tuple[Evidence, ...]:
    """Return external sources as evidence; raise InputError if there is none or one is unknown."""
    known = files.entries.external_sources
    unknown = [source for source in sources if source not in known]
    if unknown or not sources:
        problem = f"there is no source {unknown[0]!r}" if unknown else "it has neither text nor source"
        raise InputError(location, "value_has_source", problem, "Name an entry of external_sources.yaml in `sources`.")
    return tuple(Evidence("external", external_source_id=source, note=note) for source in sources)


def require_edtf(edtf: str, location: str) -> None:
    """Raise InputError if a date is not in one of the supported EDTF forms."""
    try:
        parse_date_bounds(edtf)
    except ValueError as error:
        hint = "Use one of the date forms listed in docs/annotation-guide.md."
        raise InputError(location, "date_is_edtf", str(error), hint) from None


def require_note(note: str | None, location: str, value: str, span: Span) -> str:
    """Return the note; raise InputError if there is none, because an inferred value needs a reason."""
    if note:
        return note
    problem = f"{value!r} does not follow from “{span.text}”"
    hint = "Quote text that gives the value, or add a `note` with the reason."
    raise InputError(location, "inferred_value_has_note", problem, hint)


def require_resolver(article_id: str, resolvers: dict[str, AnchorResolver], location: str) -> AnchorResolver:
    """Return the resolver of an article; raise InputError if it has no annotation."""
    if article_id not in resolvers:
        hint = "Name an article that has an annotation."
        raise InputError(location, "article_has_annotation", f"there is no annotation of {article_id!r}", hint)
    return resolvers[article_id]

"""Where the words of an annotation stand in their article."""

from dataclasses import dataclass
from functools import cached_property

from ordrett.anchor import TextQuoteSelector, find_span
from ordrett.article import Article
from ordrett.edtf import parse_date_bounds
from ordrett.errors import InputError
from ordrett.model import Attested, EdtfDate, Evidence
from ordrett.span import Span
from ordrett_dataset.annotations.files import Written
from ordrett_dataset.annotations.models import WrittenArticle, WrittenDate, WrittenFact, WrittenReport
from ordrett_dataset.tables.normalisers import NORMALISERS, Context

# Why a name that is not a person's differs from the words that give it.
PLAIN = "these words in plain English or plain form"


@dataclass(frozen=True)
class Lookup:
    """One article and its annotation: looks words up, and proves values by them."""

    article: Article
    language: str
    notes: WrittenArticle
    written: Written
    names: dict[str, str]  # of the people of all articles, by key

    @cached_property
    def context(self) -> Context:
        """What the normalisers may know: the people who are mentioned in this article."""
        mentioned = sorted({mention.person for mention in self.notes.person_mentions.values()})
        return Context(self.language, {person: self.names[person] for person in mentioned if person in self.names})

    def where(self, *place: str) -> str:
        """Return file, line and key of a place of this article's annotation."""
        return self.written.where("articles", self.article.article_id, *place)

    def find(self, words: TextQuoteSelector, where: str, near: Span | None = None, inside: Span | None = None) -> Span:
        """Return where the words stand: `inside` these, or in the paragraph that `near` begins in, or else anywhere."""
        scopes = [(inside.start, inside.end)] if inside else []
        scopes += [self.article.paragraph_around(near.start)] if near else []
        try:
            span = find_span(words, self.article.text, *scopes, (0, len(self.article.text)))
            self.article.paragraph_around(span.start)
        except InputError as refusal:
            raise refusal.prefixed(where) from None
        except LookupError:
            found = f"“{words.exact}” begins with a line end or between two lines"
            raise InputError(where, "anchor_starts_on_line", found, "Begin with the first word.") from None
        return span

    def first_report(self, event: str) -> tuple[WrittenReport, Span] | None:
        """Return the report of the event that stands first in this article, and the words of it."""
        told = [
            (self.find(report.text, self.where("event_mentions", key, "text")), report)
            for key, report in self.notes.event_mentions.items()
            if report.event == event
        ]
        return min(((report, span) for span, report in told), key=lambda pair: pair[1], default=None)

    def by_words(self, value: str, span: Span, rules: tuple[str, ...], note: str | None, where: str) -> Attested[str]:
        """Prove a value by words: they print it, or a rule makes it of them, or a note says why it follows."""
        if not note:
            if value == span.text:
                return Attested(value, (self.evidence("verbatim", span),))
            for rule in rules:
                if NORMALISERS[rule](span.text, self.context) == value:
                    return Attested(value, (Evidence("normalised", self.article.article_id, span, rule),))
        return Attested(value, (self.evidence("inferred", span, self.noted(note, where, value, span)),))

    def fact(self, fact: WrittenFact, where: str, rules: tuple[str, ...] = ()) -> Attested[str | None]:
        """Prove a fact by words of the page, by outside sources, or by both."""
        if fact.words is None:
            return Attested(fact.value, self.outside(fact.sources, fact.note, where))
        proved = self.by_words(fact.value, self.find(fact.words, where), rules, fact.note, where)
        return Attested(fact.value, proved.evidence + (self.outside(fact.sources, None, where) if fact.sources else ()))

    def date(self, date: WrittenDate, where: str, near: Span | None = None) -> Attested[EdtfDate | None]:
        """Prove a date: printed by the words, completed by other words of the article, or by outside sources."""
        edtf_date(date.edtf, where)
        words = self.find(date.words, where, near) if date.words else None
        if date.basis == "printed" and words:
            evidence = self.by_words(date.edtf, words, ("date_of",), date.note, where).evidence
        elif date.basis == "resolved" and words and date.anchor:
            fixed = self.find(date.anchor, where, near)
            note = date.note or f"counted from “{fixed.text}”"
            evidence = (
                self.evidence("inferred", words, note),
                self.evidence("inferred", fixed, "the date counted from"),
            )
        elif date.basis == "external" and date.sources:
            note = date.note or "the outside source completes these words"
            read = (self.evidence("inferred", words, note),) if words else ()
            evidence = read + self.outside(date.sources, None if read else date.note, where)
        else:
            needs = {"printed": "`words`", "resolved": "`words` and `anchor`", "external": "`sources`"}[date.basis]
            raise InputError(where, "date_basis_is_complete", f"basis {date.basis}", f"It needs {needs}.")
        return Attested(EdtfDate(date.edtf, date.basis), evidence)

    def evidence(self, method: str, span: Span, note: str | None = None) -> Evidence:
        """Return words of this article as a reason."""
        assert method in ("verbatim", "inferred")  # noqa: S101 - the other two methods carry more
        return Evidence("verbatim" if method == "verbatim" else "inferred", self.article.article_id, span, note=note)

    def outside(self, sources: tuple[str, ...], note: str | None, where: str) -> tuple[Evidence, ...]:
        """Return outside sources as reasons; raise InputError where there is none or one is unknown."""
        return outside(self.written, sources, note, where)

    def noted(self, note: str | None, where: str, value: str, span: Span) -> str:
        """Return the note, or raise InputError: what is inferred needs a reason in words."""
        if note:
            return note
        found = f"nothing makes {value!r} out of “{span.text}”"
        raise InputError(where, "inferred_value_has_note", found, "Anchor it at words that do, or add a `note`.")


def edtf_date(edtf: str, where: str) -> None:
    """Raise InputError for what is no date of the forms that are taken."""
    try:
        parse_date_bounds(edtf)
    except ValueError as error:
        raise InputError(where, "date_is_edtf", str(error), "Write it as the guide's list of forms says.") from None


def outside(written: Written, sources: tuple[str, ...], note: str | None, where: str) -> tuple[Evidence, ...]:
    """Return outside sources as reasons; raise InputError where there is none or one is unknown."""
    known = written.annotations.external_sources
    missing = [source for source in sources if source not in known]
    if missing or not sources:
        found = f"unknown source {missing[0]!r}" if missing else "no words and no source"
        raise InputError(where, "value_has_source", found, "Name an entry of external_sources.yaml in `sources`.")
    return tuple(Evidence("external", external_source_id=source, note=note) for source in sources)

"""The checks of an annotation, and the sources outside the articles."""

from dataclasses import dataclass

from ordrett.errors import InputError
from ordrett.model import Attested, Basis
from ordrett.span import Span
from ordrett_dataset.annotations.anchor_resolver import Lookup, edtf_date, outside
from ordrett_dataset.annotations.models import WrittenCheck, WrittenSource


@dataclass(frozen=True, slots=True)
class FactCheck:
    """A claim of an article, held against sources outside."""

    fact_check_id: str
    article_id: str
    text: Span
    verdict: Attested[str]
    explanation: Attested[str]


@dataclass(frozen=True, slots=True)
class ExternalSource:
    """A source outside the articles."""

    external_source_id: str
    publisher: str
    url: str
    title: str | None
    published: str | None
    excerpt: str | None

    @property
    def published_basis(self) -> Basis | None:
        """What fixes the date: the page or its address prints it."""
        return "printed" if self.published else None


def check(key: str, entry: WrittenCheck, lookups: dict[str, Lookup], where: str) -> FactCheck:
    """Return a check with its sources."""
    if entry.article not in lookups:
        raise InputError(
            where, "article_has_annotation", repr(entry.article), "Name an article that has an annotation."
        )
    lookup = lookups[entry.article]
    sources = outside(lookup.written, entry.sources, None, where)
    text = lookup.find(entry.text, where)
    return FactCheck(key, entry.article, text, Attested(entry.verdict, sources), Attested(entry.explanation, sources))


def external_source(key: str, entry: WrittenSource, where: str) -> ExternalSource:
    """Return an outside source; raise InputError where its date is none."""
    if entry.published:
        edtf_date(entry.published, where)
    return ExternalSource(key, entry.publisher, entry.url, entry.title, entry.published, entry.excerpt)

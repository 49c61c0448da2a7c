"""The checks of an annotation, and the sources outside the articles."""

from ordrett.errors import InputError
from ordrett.model import Attested
from ordrett_dataset.annotations.anchor_resolver import Lookup, edtf_date, outside
from ordrett_dataset.annotations.models import WrittenCheck, WrittenSource
from ordrett_dataset.tables.entities import ExternalSource, FactCheck


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

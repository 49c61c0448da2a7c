"""Fact checks of an annotation, and the external sources."""

from ordrett.errors import InputError
from ordrett.model import Attested
from ordrett_dataset.annotations.anchor_resolver import (
    AnchorResolver,
    external_evidence,
    require_edtf,
    require_resolver,
)
from ordrett_dataset.annotations.shared_entries import ExternalSourceEntry, FactCheckEntry
from ordrett_dataset.tables.entities import ExternalSource, FactCheck


def parse_fact_check(key: str, entry: FactCheckEntry, resolvers: dict[str, AnchorResolver], location: str) -> FactCheck:
    """Return a fact check with its external sources as evidence."""
    resolver = require_resolver(entry.article, resolvers, location)
    evidence = external_evidence(resolver.files, entry.sources, None, location)
    text = resolver.locate(entry.text, location)
    if entry.event is not None and entry.event not in resolver.files.entries.events:
        raise InputError(location, "event_exists", f"there is no event {entry.event!r}", "Use a key of events.yaml.")
    if entry.quote is not None and entry.quote not in resolver.entry.quotes:
        problem = f"{entry.article} has no quote {entry.quote!r}"
        raise InputError(location, "quote_exists", problem, "Use the key of one of its quotes.")
    return FactCheck(
        key,
        entry.article,
        entry.event,
        f"{resolver.entry.id}.{entry.quote}" if entry.quote else None,
        entry.aspect,
        text,
        Attested(entry.verdict, evidence),
        Attested(entry.explanation, evidence),
    )


def parse_external_source(key: str, entry: ExternalSourceEntry, location: str) -> ExternalSource:
    """Return an external source; raise InputError if its date is not EDTF."""
    if entry.published:
        require_edtf(entry.published, location)
    return ExternalSource(key, entry.publisher, entry.url, entry.title, entry.published, entry.excerpt, entry.accessed)

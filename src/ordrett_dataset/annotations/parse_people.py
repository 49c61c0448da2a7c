"""People of an annotation."""

from ordrett.errors import InputError
from ordrett.model import Attested, Person
from ordrett_dataset.annotations.anchor_resolver import AnchorResolver, external_evidence, require_resolver
from ordrett_dataset.annotations.entry_values import ValueEntry
from ordrett_dataset.annotations.shared_entries import PersonEntry


def parse_person(key: str, entry: PersonEntry, resolvers: dict[str, AnchorResolver], location: str) -> Person:
    """Return a person with the text and external sources that attest each value."""
    if entry.named_in not in resolvers:
        hint = "Name an article that has an annotation."
        raise InputError(location, "named_in_article_exists", f"there is no annotation of {entry.named_in!r}", hint)
    resolver = resolvers[entry.named_in]
    mentions = (
        resolver.locate(mention.text, resolver.location("person_mentions", mention_key))
        for mention_key, mention in resolver.entry.person_mentions.items()
        if mention.person == key
    )
    printed = [span for span in mentions if span.text == entry.name]
    if not printed:
        problem = f"{entry.named_in} has no mention {entry.name!r}"
        hint = "Give the longest form that an article prints, and in `named_in` the article that prints it."
        raise InputError(location, "person_name_is_in_text", problem, hint)

    def external(fact: ValueEntry | None) -> Attested[str | None]:
        if fact is None:
            return Attested(None)
        return Attested(fact.value, external_evidence(resolver.files, fact.sources, fact.note, location))

    return Person(
        person_id=key,
        canonical_id=key,
        name=Attested(entry.name, (resolver.verbatim(min(printed)),)),
        name_form=entry.name_form,
        name_en=external(entry.name_en),
        description=_parse_description(entry, resolvers, location),
        wikidata_id=external(entry.wikidata_id),
    )


def _parse_description(entry: PersonEntry, resolvers: dict[str, AnchorResolver], location: str) -> Attested[str | None]:
    if entry.description is None:
        return Attested(None)
    resolver = require_resolver(entry.description.article, resolvers, location)
    spans = [resolver.locate(anchor, location) for anchor in entry.description.words]
    evidence = tuple(resolver.inferred(span, "said of the person") for span in spans)
    return Attested(entry.description.value, evidence)

"""The people of an annotation."""

from ordrett.errors import Refusal
from ordrett.model import Person, Sourced
from ordrett_dataset.annotations.anchor_resolver import Lookup, outside
from ordrett_dataset.annotations.models import WrittenFact, WrittenPerson


def person(key: str, entry: WrittenPerson, lookups: dict[str, Lookup], where: str) -> Person:
    """Return a person with the words and sources that each value stands on."""
    if entry.named_in not in lookups:
        raise Refusal(where, "named_in_is_an_annotated_article", repr(entry.named_in), "Name an article's key.")
    named_in = lookups[entry.named_in]
    printed = [
        span
        for mention_key, mention in named_in.notes.mentions.items()
        if mention.person == key
        and (span := named_in.find(mention.text, named_in.where("mentions", mention_key))).text == entry.name
    ]
    if not printed:
        raise Refusal(
            where,
            "person_name_is_printed",
            f"no mention in {entry.named_in} prints {entry.name!r}",
            "Give the fullest form that is printed, and the article that prints it.",
        )
    written = named_in.written

    def external(fact: WrittenFact | None) -> Sourced[str | None]:
        return Sourced(fact.value, outside(written, fact.sources, fact.note, where)) if fact else Sourced(None)

    return Person(
        person_id=key,
        canonical_id=key,
        name=Sourced(entry.name, (named_in.evidence("verbatim", min(printed)),)),
        named_by=entry.named_by,
        name_en=external(entry.name_en),
        description=_description(entry, lookups, where),
        wikidata=external(entry.wikidata),
    )


def _description(entry: WrittenPerson, lookups: dict[str, Lookup], where: str) -> Sourced[str | None]:
    if entry.description is None:
        return Sourced(None)
    if (article := entry.description.article) not in lookups:
        raise Refusal(where, "article_is_annotated", repr(article), "Name an article that has an annotation.")
    lookup = lookups[article]
    spans = [lookup.find(words, where) for words in entry.description.words]
    return Sourced(entry.description.value, tuple(lookup.evidence("inferred", s, "said of the person") for s in spans))

"""The people of an annotation."""

from ordrett.errors import InputError
from ordrett.model import Attested, Person
from ordrett_dataset.annotations.anchor_resolver import Lookup, outside
from ordrett_dataset.annotations.models import WrittenFact, WrittenPerson


def person(key: str, entry: WrittenPerson, lookups: dict[str, Lookup], where: str) -> Person:
    """Return a person with the words and sources that each value stands on."""
    if entry.named_in not in lookups:
        raise InputError(where, "named_in_article_exists", repr(entry.named_in), "Name an article's key.")
    named_in = lookups[entry.named_in]
    printed = [
        span
        for mention_key, mention in named_in.notes.person_mentions.items()
        if mention.person == key
        and (span := named_in.find(mention.text, named_in.where("person_mentions", mention_key))).text == entry.name
    ]
    if not printed:
        raise InputError(
            where,
            "person_name_is_in_text",
            f"no mention in {entry.named_in} prints {entry.name!r}",
            "Give the fullest form that is printed, and the article that prints it.",
        )
    written = named_in.written

    def external(fact: WrittenFact | None) -> Attested[str | None]:
        return Attested(fact.value, outside(written, fact.sources, fact.note, where)) if fact else Attested(None)

    return Person(
        person_id=key,
        canonical_id=key,
        name=Attested(entry.name, (named_in.evidence("verbatim", min(printed)),)),
        name_form=entry.name_form,
        name_en=external(entry.name_en),
        description=_description(entry, lookups, where),
        wikidata_id=external(entry.wikidata_id),
    )


def _description(entry: WrittenPerson, lookups: dict[str, Lookup], where: str) -> Attested[str | None]:
    if entry.description is None:
        return Attested(None)
    if (article := entry.description.article) not in lookups:
        raise InputError(where, "article_has_annotation", repr(article), "Name an article that has an annotation.")
    lookup = lookups[article]
    spans = [lookup.find(words, where) for words in entry.description.words]
    return Attested(entry.description.value, tuple(lookup.evidence("inferred", s, "said of the person") for s in spans))

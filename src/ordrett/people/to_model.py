"""PeopleIndex -> people and mentions of the model, with ids and evidence."""

from ordrett.article import Article
from ordrett.model import Attested, Evidence, Person, PersonMention
from ordrett.people.index import PeopleIndex


def to_people_and_mentions(
    people: PeopleIndex, article: Article
) -> tuple[tuple[Person, ...], tuple[PersonMention, ...]]:
    """Return the people and their mentions; a person's id holds the offset of the first mention."""
    article_id = article.article_id
    first_offsets: dict[int, int] = {}
    mentions_of_full_name: dict[int, int] = {}
    for k, (p, span) in enumerate(zip(people.person_of, people.spans, strict=True)):
        first_offsets.setdefault(p, span.start)
        if span.text == people.names[p]:
            mentions_of_full_name.setdefault(p, k)
    person_ids = {p: f"{article_id}.p{offset}" for p, offset in first_offsets.items()}
    persons = tuple(
        Person(
            person_ids[p],
            person_ids[p],
            Attested(people.names[p], (Evidence("verbatim", article_id, people.spans[mentions_of_full_name[p]]),)),
            people.name_forms[p],
        )
        for p in sorted(person_ids)
    )
    mentions = tuple(
        PersonMention(
            f"{article_id}.m{span.start}-{span.end}",
            Attested(person_ids[p], (Evidence("normalised", article_id, span, normaliser="person_id_of"),)),
            span,
            rule,
        )
        for p, span, rule in zip(people.person_of, people.spans, people.rules, strict=True)
    )
    return persons, mentions

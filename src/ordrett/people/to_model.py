"""A cast -> the people and mentions of a reading."""

from ordrett.article import Article
from ordrett.model import Attested, Evidence, Person, PersonMention
from ordrett.people.index import PeopleIndex


def to_people_and_mentions(cast: PeopleIndex, article: Article) -> tuple[tuple[Person, ...], tuple[PersonMention, ...]]:
    """Return the people and mentions of a cast, with ids that their places give."""
    of = article.article_id
    starts: dict[int, int] = {}
    printed: dict[int, int] = {}
    for k, (p, span) in enumerate(zip(cast.person_of, cast.spans, strict=True)):
        starts.setdefault(p, span.start)
        if span.text == cast.names[p]:
            printed.setdefault(p, k)
    ids = {p: f"{of}.p{start}" for p, start in starts.items()}
    people = tuple(
        Person(
            ids[p],
            ids[p],
            Attested(cast.names[p], (Evidence("verbatim", of, cast.spans[printed[p]]),)),
            cast.name_forms[p],
        )
        for p in sorted(ids)
    )
    mentions = tuple(
        PersonMention(
            f"{of}.m{span.start}-{span.end}",
            Attested(ids[p], (Evidence("normalised", of, span, normaliser="person_id_of"),)),
            span,
            rule,
        )
        for p, span, rule in zip(cast.person_of, cast.spans, cast.rules, strict=True)
    )
    return people, mentions

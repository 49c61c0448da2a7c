"""Who is the same person, across articles and spellings."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from ordrett.model import NameForm
from ordrett.names.keys import phonetic_key
from ordrett.names.spelling_key import romanisation_key

# In how many articles a full name must stand before a surname alone, in another article, is taken for it.
MIN_ARTICLES: Final = 2


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person as the readings name them."""

    person_id: str
    name: str
    name_form: NameForm
    articles: frozenset[str]  # those that name the person
    fixed_canonical_id: str | None = None  # the canonical row, where an annotation gives it
    name_en: str | None = None


def link_people(people: Iterable[PersonRecord]) -> dict[str, str]:
    """Return the canonical row of each person by person_id, the same whatever the order of the people.

    Full names that are spellings of one name are one person, unless one article tells two such people apart. A surname
    alone is linked where one person alone in all articles has it as a word of the name, and several articles print that
    name. A given name alone is linked to nobody. Canonical is the annotated row, or else the smallest person_id.
    """
    known = sorted(people, key=lambda p: p.person_id)
    full = [person for person in known if person.name_form == "full_name"]
    groups = list(_groups(full, (romanisation_key, _plain)))
    for group, surname in list(_surnames(known, groups)):
        group.append(surname)
    canonical = {person.person_id: person.fixed_canonical_id or person.person_id for person in known}
    for group in groups:
        row = next((p.fixed_canonical_id for p in group if p.fixed_canonical_id), min(p.person_id for p in group))
        canonical |= {person.person_id: row for person in group if person.fixed_canonical_id is None}
    return canonical


def _groups(people: list[PersonRecord], keys: Sequence[Callable[[str], str]]) -> Iterator[list[PersonRecord]]:
    """Yield those who share a key; where the key takes two people for one, the finer key that follows decides."""
    for group in _sharing(people, keys[0]):
        if _can_be_one(group):
            yield group
        elif len(keys) > 1:
            yield from _groups(group, keys[1:])
        else:
            yield from ([person] for person in group)


def _sharing(people: list[PersonRecord], key: Callable[[str], str]) -> Iterable[list[PersonRecord]]:
    # A person with an English name joins those who are called by either name.
    joined: dict[str, str] = {}

    def head(of: str) -> str:
        while (before := joined.get(of, of)) != of:
            of = before
        return of

    for person in people:
        if person.name_en and (one := head(key(person.name))) != (other := head(key(person.name_en))):
            joined[max(one, other)] = min(one, other)
    groups: dict[str, list[PersonRecord]] = defaultdict(list)
    for person in people:
        groups[head(key(person.name))].append(person)
    return groups.values()


def _can_be_one(group: list[PersonRecord]) -> bool:
    articles = list(chain.from_iterable(person.articles for person in group if person.fixed_canonical_id is None))
    return (
        len(set(articles)) == len(articles) and len({p.fixed_canonical_id for p in group if p.fixed_canonical_id}) <= 1
    )


def _surnames(
    known: list[PersonRecord], groups: list[list[PersonRecord]]
) -> Iterator[tuple[list[PersonRecord], PersonRecord]]:
    """Yield each surname that stands alone with the people whom it can mean alone."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for word in {phonetic_key(word) for person in group for word in _names(person)}:
            having[word].append(number)
    alone: dict[tuple[str, str], list[PersonRecord]] = defaultdict(list)
    given = {phonetic_key(person.name) for person in known if person.name_form == "given_name"}
    for person in known:
        if person.name_form == "surname" and person.fixed_canonical_id is None:
            for article in person.articles:
                alone[article, phonetic_key(person.name)].append(person)
    for (article, surname), named in alone.items():
        if not surname or len(named) > 1 or surname in given or len(having[surname]) != 1:
            continue
        group = groups[having[surname][0]]
        articles = {article for person in group for article in person.articles}
        last = {romanisation_key(name).rpartition(" ")[2] for person in group for name in _forms(person)}
        if len(articles) >= MIN_ARTICLES and article not in articles and romanisation_key(named[0].name) in last:
            yield group, named[0]


def _forms(person: PersonRecord) -> tuple[str, ...]:
    return (person.name, person.name_en) if person.name_en else (person.name,)


def _names(person: PersonRecord) -> Iterator[str]:
    for name in _forms(person):
        yield from name.split()


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())

"""Linking of people who are named in several articles, in several spellings."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ordrett.model import NameForm
from ordrett.names.keys import phonetic_key, romanisation_key

# A surname alone is linked to a full name only if at least so many articles print the full name.
MIN_ARTICLES = 2

Group = list["PersonRecord"]


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """One row of people: a name, and the articles that mention the person."""

    person_id: str
    name: str
    name_form: NameForm
    articles: frozenset[str]
    fixed_canonical_id: str | None = None  # set by an annotation
    name_en: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name, and the English one if there is one."""
        return (self.name, self.name_en) if self.name_en else (self.name,)


def link_people(people: Iterable[PersonRecord]) -> dict[str, str]:
    """Return the canonical_id of each person by person_id; the order of `people` does not matter.

    Full names that are spellings of one name are one person, unless an article has two such people. A surname alone is
    linked if in all articles only one person has it as last name, and at least `MIN_ARTICLES` articles name that
    person. A given name alone is never linked. The canonical_id is the one that an annotation sets, or else the
    smallest person_id.
    """
    records = sorted(people, key=lambda record: record.person_id)
    full_names = [record for record in records if record.name_form == "full_name"]
    groups = list(_group_by_keys(full_names, (romanisation_key, _normalise_case_and_space)))
    for group, surname in list(_link_surnames(records, groups)):
        group.append(surname)
    canonical = {record.person_id: record.fixed_canonical_id or record.person_id for record in records}
    for group in groups:
        fixed = next((record.fixed_canonical_id for record in group if record.fixed_canonical_id), None)
        canonical_id = fixed or min(record.person_id for record in group)
        canonical |= {record.person_id: canonical_id for record in group if record.fixed_canonical_id is None}
    return canonical


def _group_by_keys(records: Group, keys: Sequence[Callable[[str], str]]) -> Iterator[Group]:
    """Yield groups of records with equal keys; a group that cannot be one person is split by the next, finer key."""
    key, *finer_keys = keys
    for group in _group_by_key(records, key):
        if _can_be_one_person(group):
            yield group
        elif finer_keys:
            yield from _group_by_keys(group, finer_keys)
        else:
            yield from ([record] for record in group)


def _group_by_key(records: Group, key: Callable[[str], str]) -> Iterable[Group]:
    """Group by the key of the name; an English name joins the groups of both names (union-find)."""
    parent: dict[str, str] = {}

    def find_root(name_key: str) -> str:
        while (above := parent.get(name_key, name_key)) != name_key:
            name_key = above
        return name_key

    for record in records:
        if record.name_en:
            root, english_root = find_root(key(record.name)), find_root(key(record.name_en))
            if root != english_root:
                parent[max(root, english_root)] = min(root, english_root)
    groups: dict[str, Group] = defaultdict(list)
    for record in records:
        groups[find_root(key(record.name))].append(record)
    return groups.values()


def _can_be_one_person(group: Group) -> bool:
    """Return whether no article names two of the group, and annotations set at most one canonical_id."""
    articles = [article for record in group if record.fixed_canonical_id is None for article in record.articles]
    fixed = {record.fixed_canonical_id for record in group if record.fixed_canonical_id}
    return len(set(articles)) == len(articles) and len(fixed) <= 1


def _link_surnames(records: Group, groups: list[Group]) -> Iterator[tuple[Group, PersonRecord]]:
    """Yield each surname that is printed alone with the only group that it can belong to."""
    groups_with_word: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        words = {word for record in group for name in record.names for word in name.split()}
        for key in {phonetic_key(word) for word in words}:
            groups_with_word[key].append(number)
    given_names = {phonetic_key(record.name) for record in records if record.name_form == "given_name"}
    surnames: dict[tuple[str, str], Group] = defaultdict(list)
    for record in records:
        if record.name_form == "surname" and record.fixed_canonical_id is None:
            for article in record.articles:
                surnames[article, phonetic_key(record.name)].append(record)
    for (article, key), bearers in surnames.items():
        if not key or len(bearers) > 1 or key in given_names or len(groups_with_word[key]) != 1:
            continue
        group = groups[groups_with_word[key][0]]
        articles = {article for record in group for article in record.articles}
        last_names = {romanisation_key(name).rpartition(" ")[2] for record in group for name in record.names}
        is_last_name = romanisation_key(bearers[0].name) in last_names
        if len(articles) >= MIN_ARTICLES and article not in articles and is_last_name:
            yield group, bearers[0]


def _normalise_case_and_space(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from random import Random
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett.model import NameForm
from ordrett.names.keys import phonetic_key
from ordrett.names.link_people import PersonRecord, link_people
from tests.support.auto_corpus import GIVEN_NAMES, SURNAMES


def person(article: str, name: str, name_form: NameForm = "full_name", number: int = 0) -> PersonRecord:
    return PersonRecord(f"{article}.p{number}", name, name_form, frozenset([article]))


def annotated(key: str, name: str, *articles: str, name_en: str | None = None) -> PersonRecord:
    name_form: NameForm = "full_name" if " " in name else "surname"
    return PersonRecord(key, name, name_form, frozenset(articles), fixed_canonical_id=key, name_en=name_en)


def linked_groups(*people: PersonRecord) -> set[frozenset[str]]:
    """Return the ids of records that are linked with others."""
    groups: dict[str, set[str]] = defaultdict(set)
    for person_id, canonical_id in link_people(people).items():
        groups[canonical_id] |= {person_id, canonical_id}
    return {frozenset(group) for group in groups.values() if len(group) > 1}


@pytest.mark.parametrize(
    "names",
    [
        ("Kari Olsen", "Kåre Olsen"),
        ("Kristin Hansen", "Kirsten Hansen", "Karsten Hansen", "Kristian Hansen"),
        ("Jan Holm", "Jon Holm", "Anna Holm", "Jan Halm"),
        ("Alexander Dahl", "Alexandra Dahl"),
        ("Maria Rossi", "Mario Rossi"),
    ],
    ids=lambda names: names[0],
)
def test_names_with_different_vowels_are_not_linked(names: tuple[str, ...]) -> None:
    assert linked_groups(*(person(f"a{n}", name) for n, name in enumerate(names))) == set()


def test_spellings_of_a_name_in_several_articles_are_linked() -> None:
    people = [
        person("b", "Aleksandr Lukasjenko", number=7),
        person("a", "Alexander Lukashenko"),
        person("c", "Tor Holm"),
    ]
    assert link_people(people) == {"a.p0": "a.p0", "b.p7": "a.p0", "c.p0": "c.p0"}


def test_annotated_row_is_canonical() -> None:
    people = [annotated("lukasjenko", "Aleksandr Lukasjenko", "z"), person("a", "Alexander Lukashenko")]
    assert link_people(people) == {"lukasjenko": "lukasjenko", "a.p0": "lukasjenko"}


def test_english_name_of_an_annotation_links_both_spellings() -> None:
    record = annotated("t", "Svetlana Tikhanovskaja", "z", name_en="Sviatlana Tsikhanouskaya")
    english, norwegian = person("a", "Sviatlana Tsikhanouskaya"), person("b", "Svetlana Tikhanovskaja")
    assert linked_groups(record, english, norwegian) == {frozenset(["t", "a.p0", "b.p0"])}
    # An article that names both has two people.
    second_in_article = person("a", "Svetlana Tikhanovskaja", number=9)
    assert linked_groups(record, english, second_in_article) == set()


def test_name_of_two_annotated_people_is_linked_to_neither() -> None:
    records = annotated("x", "Jan Holm", "x"), annotated("y", "Jan Holm", "y"), person("a", "Jan Holm")
    assert linked_groups(*records) == set()


def test_two_people_of_an_article_are_not_linked_through_a_third_spelling() -> None:
    two = person("a", "Oleg Lavrov"), person("a", "Oleg Lawrow", number=9)
    assert linked_groups(*two, person("b", "Oleg Lavrow")) == set()
    # A name that equals one of them but for case is linked to it.
    assert linked_groups(*two, person("b", "OLEG Lavrov")) == {frozenset(["a.p0", "b.p0"])}
    assert linked_groups(*two, person("b", "Oleg Lavrov"), person("a", "Oleg Lavrov", number=20)) == set()


FULL_NAMES: Final = (person("a", "Runa Prøvdal"), person("b", "Runa Provdal"))


@pytest.mark.parametrize(
    ("others", "is_linked"),
    [
        ([person("c", "Prøvdal", "surname")], True),
        ([person("c", "Prövdal", "surname"), person("d", "Tor Holm")], True),
        ([person("c", "Privdal", "surname")], False),  # another vowel
        ([person("c", "Prøvdal", "surname"), person("d", "Tor Privdal")], False),  # two candidates
        ([person("c", "Prøvdal", "surname"), person("d", "Kari Prøvdal Holm")], False),
        ([person("c", "Prøvdal", "surname"), person("d", "Prøvdal", "given_name")], False),
        ([person("c", "Prøvdal", "surname"), person("c", "Provdal", "surname", 9)], False),
        ([person("b", "Prøvdal", "surname", 9)], False),  # the article has both as two people
        ([person("c", "Runa", "given_name")], False),
    ],
)
def test_surname_is_linked_if_it_can_mean_one_person_only(others: list[PersonRecord], is_linked: bool) -> None:
    assert (link_people([*FULL_NAMES, *others])[others[0].person_id] == "a.p0") == is_linked


def test_surname_is_linked_only_to_a_name_of_several_articles() -> None:
    assert linked_groups(FULL_NAMES[0], person("c", "Prøvdal", "surname")) == set()
    assert linked_groups(annotated("runa", "Runa Prøvdal", "x", "y"), person("c", "Prøvdal", "surname")) != set()
    assert linked_groups(person("a", "Prøvdal", "surname"), person("b", "Prøvdal", "surname")) == set()


@st.composite
def corpora_of_people(draw: st.DrawFn) -> list[PersonRecord]:
    people: list[PersonRecord] = []
    names = st.tuples(st.sampled_from(GIVEN_NAMES), st.sampled_from(SURNAMES), st.integers(0, 5))
    for article in range(draw(st.integers(1, 6))):
        for number, (given_name, surname, form) in enumerate(draw(st.lists(names, max_size=4))):
            partial: list[tuple[str, NameForm]] = [(surname, "surname"), (given_name, "given_name")]
            name, name_form = partial[form] if form < 2 else (f"{given_name} {surname}", "full_name")
            people.append(person(f"a{article}", name, name_form, number))
    printed = st.sampled_from([record.name for record in people] or ["Tor Holm"])
    for number, name in enumerate(draw(st.lists(printed, max_size=2))):
        people.append(annotated(f"key{number}", name, "x", *draw(st.sampled_from([[], ["y"]]))))
    return people


@given(corpora_of_people(), st.randoms(use_true_random=False))
def test_order_does_not_matter(people: list[PersonRecord], random: Random) -> None:
    shuffled = list(people)
    random.shuffle(shuffled)
    assert link_people(shuffled) == link_people(people)


@given(corpora_of_people())
def test_links_are_an_equivalence_and_separate_known_people(people: list[PersonRecord]) -> None:
    canonical = link_people(people)
    by_id = {record.person_id: record for record in people}
    assert canonical.keys() == by_id.keys()
    for person_id, canonical_id in canonical.items():
        assert canonical[canonical_id] == canonical_id
        assert by_id[person_id].fixed_canonical_id in (None, canonical_id)
        if by_id[person_id].name_form == "given_name":
            assert canonical_id == person_id
    for one, other in combinations(people, 2):
        if canonical[one.person_id] == canonical[other.person_id]:
            assert not one.articles & other.articles
            assert not (one.fixed_canonical_id and other.fixed_canonical_id)
            assert phonetic_key(one.name).split()[-1] == phonetic_key(other.name).split()[-1]
            assert phonetic_key(one.name) == phonetic_key(other.name) or "surname" in (one.name_form, other.name_form)


@given(corpora_of_people())
def test_canonical_id_is_fixed_or_smallest_and_stable(people: list[PersonRecord]) -> None:
    canonical = link_people(people)
    for canonical_id in canonical.values():
        group = [record for record in people if canonical[record.person_id] == canonical_id]
        fixed = {record.fixed_canonical_id for record in group if record.fixed_canonical_id}
        smallest = min(record.person_id for record in group)
        assert canonical_id == (fixed.pop() if fixed else smallest)
    again = [
        replace(record, fixed_canonical_id=canonical[record.person_id]) if record.fixed_canonical_id else record
        for record in people
    ]
    assert link_people(again) == canonical


@given(corpora_of_people())
def test_linked_surname_has_no_other_bearer(people: list[PersonRecord]) -> None:
    canonical = link_people(people)
    surnames = [record for record in people if record.name_form == "surname" and not record.fixed_canonical_id]
    for surname in surnames:
        if canonical[surname.person_id] != surname.person_id:
            bearers = {
                canonical[record.person_id]
                for record in people
                if record.name_form != "surname" and phonetic_key(surname.name) in phonetic_key(record.name).split()
            }
            assert bearers == {canonical[surname.person_id]}

import re
from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett.model import NameForm
from ordrett.names.keys import phonetic_key
from ordrett.names.link_people import PersonRecord, link_people
from ordrett.names.spelling_key import romanisation_key
from tests.support.auto_corpus import GIVEN, SURNAMES
from tests.unit.ordrett.names.test_keys import SPELLINGS


def person(article: str, name: str, name_form: NameForm = "full_name", at: int = 0) -> PersonRecord:
    return PersonRecord(f"{article}.p{at}", name, name_form, frozenset([article]))


def annotated(slug: str, name: str, *articles: str, name_en: str | None = None) -> PersonRecord:
    by: NameForm = "full_name" if " " in name else "surname"
    return PersonRecord(slug, name, by, frozenset(articles), fixed_canonical_id=slug, name_en=name_en)


def classes(*people: PersonRecord) -> set[frozenset[str]]:
    """Return who is one person, without those who are alone."""
    canonical = link_people(people)
    found: dict[str, set[str]] = defaultdict(set)
    for who, row in canonical.items():
        found[row] |= {who, row}
    return {frozenset(group) for group in found.values() if len(group) > 1}


# Putin is Poutine in French alone, whose vowels no other language has.
@pytest.mark.parametrize("spellings", [[s for s in of if s != "Poutine"] for of in SPELLINGS], ids=lambda of: of[0])
def test_romanisations_of_a_name_have_one_spelling_key(spellings: list[str]) -> None:
    assert len({romanisation_key(f"Anna {name}") for name in spellings}) == 1


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
def test_people_whose_names_differ_in_their_vowels_stay_apart(names: tuple[str, ...]) -> None:
    assert classes(*(person(f"a{n}", name) for n, name in enumerate(names))) == set()


# Cyrillic, and how Norwegian, English and scholars write it. Where a letter and the next would make a group of a third
# letter, the languages do not write it so that it can be told, and such pairs are left out.
LETTERS: Final = {
    **{cyrillic: (latin,) * 3 for cyrillic, latin in zip("абвгдезиклмнопрстуф", "abvgdeziklmnoprstuf", strict=True)},
    "ж": ("zj", "zh", "ž"),
    "х": ("kh", "kh", "h"),
    "ч": ("tsj", "ch", "č"),
    "ш": ("sj", "sh", "š"),
    "щ": ("sjtsj", "shch", "šč"),
    "ю": ("ju", "yu", "ju"),
    "я": ("ja", "ya", "ja"),
    "й": ("j", "y", "j"),
}
SYLLABLES: Final = [c + v for c in "бвгджзклмнпрстфхчшщ" for v in "аеиоу"] + [c + v for c in "бвдклмнпрф" for v in "юя"]
WORDS: Final = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=4).map("".join)
CYRILLIC: Final = st.tuples(WORDS, WORDS, st.sampled_from(["", "нко", "в", "ий", "й", "ов"])).map(
    lambda parts: f"{parts[0].title()} {(parts[1] + parts[2]).title()}"
)


def romanised(name: str, by: int) -> str:
    return "".join(LETTERS[c.lower()][by] if c != " " else c for c in name).title()


@given(CYRILLIC)
def test_a_cyrillic_name_is_one_person_however_it_is_romanised(name: str) -> None:
    spellings = [romanised(name, by) for by in range(3)]
    assert len({romanisation_key(spelling) for spelling in spellings}) == 1, spellings
    people = [person(f"a{n}", spelling) for n, spelling in enumerate(spellings)]
    assert set(link_people(people).values()) == {"a0.p0"}


@given(
    CYRILLIC.map(lambda name: romanised(name, 1))
    | st.from_regex("[A-ZØa-zåéš]{1,9}( [b-z][a-z]{1,9}){0,2}", fullmatch=True)
)
def test_a_spelling_key_is_a_name_key_with_vowels(name: str) -> None:
    for word in name.split():
        if bare := re.sub("[aeiou]+", "", romanisation_key(word)):
            assert re.sub(r"(.)\1+", r"\1", bare) == phonetic_key(word)


def test_one_name_in_several_articles_and_spellings_is_one_person() -> None:
    people = [person("b", "Aleksandr Lukasjenko", at=7), person("a", "Alexander Lukashenko"), person("c", "Tor Holm")]
    assert link_people(people) == {"a.p0": "a.p0", "b.p7": "a.p0", "c.p0": "c.p0"}


def test_the_annotated_row_stands_for_the_others() -> None:
    people = [annotated("lukasjenko", "Aleksandr Lukasjenko", "z"), person("a", "Alexander Lukashenko")]
    assert link_people(people) == {"lukasjenko": "lukasjenko", "a.p0": "lukasjenko"}


def test_an_english_name_of_an_annotation_links_what_is_printed_so() -> None:
    by_hand = annotated("t", "Svetlana Tikhanovskaja", "z", name_en="Sviatlana Tsikhanouskaya")
    english, norwegian = person("a", "Sviatlana Tsikhanouskaya"), person("b", "Svetlana Tikhanovskaja")
    assert classes(by_hand, english, norwegian) == {frozenset(["t", "a.p0", "b.p0"])}
    # An article that has both, as two people, tells them apart.
    both = person("a", "Svetlana Tikhanovskaja", at=9)
    assert classes(by_hand, english, both) == set()


def test_people_whom_annotators_tell_apart_are_linked_to_nobody() -> None:
    assert classes(annotated("x", "Jan Holm", "x"), annotated("y", "Jan Holm", "y"), person("a", "Jan Holm")) == set()


def test_two_people_of_one_article_never_meet_in_a_third_spelling() -> None:
    apart = person("a", "Oleg Lavrov"), person("a", "Oleg Lawrow", at=9)
    assert classes(*apart, person("b", "Oleg Lavrow")) == set()
    # What is spelled to the letter as one of them is that one.
    assert classes(*apart, person("b", "OLEG Lavrov")) == {frozenset(["a.p0", "b.p0"])}
    assert classes(*apart, person("b", "Oleg Lavrov"), person("a", "Oleg Lavrov", at=20)) == set()


FULL: Final = (person("a", "Runa Prøvdal"), person("b", "Runa Provdal"))


@pytest.mark.parametrize(
    ("more", "linked"),
    [
        ([person("c", "Prøvdal", "surname")], True),
        ([person("c", "Prövdal", "surname"), person("d", "Tor Holm")], True),
        ([person("c", "Privdal", "surname")], False),  # another vowel
        ([person("c", "Prøvdal", "surname"), person("d", "Tor Privdal")], False),  # somebody else may be meant
        ([person("c", "Prøvdal", "surname"), person("d", "Kari Prøvdal Holm")], False),
        ([person("c", "Prøvdal", "surname"), person("d", "Prøvdal", "given_name")], False),
        ([person("c", "Prøvdal", "surname"), person("c", "Provdal", "surname", 9)], False),
        ([person("b", "Prøvdal", "surname", 9)], False),  # the article tells them apart
        ([person("c", "Runa", "given_name")], False),
    ],
)
def test_a_surname_alone_is_linked_where_it_can_mean_one_person_alone(more: list[PersonRecord], linked: bool) -> None:
    assert (link_people([*FULL, *more])[more[0].person_id] == "a.p0") == linked


def test_a_surname_alone_is_not_linked_to_a_name_that_stands_once() -> None:
    assert classes(FULL[0], person("c", "Prøvdal", "surname")) == set()
    assert classes(annotated("runa", "Runa Prøvdal", "x", "y"), person("c", "Prøvdal", "surname")) != set()
    assert classes(person("a", "Prøvdal", "surname"), person("b", "Prøvdal", "surname")) == set()


@st.composite
def corpora_of_people(draw: st.DrawFn) -> list[PersonRecord]:
    people: list[PersonRecord] = []
    for article in range(draw(st.integers(1, 6))):
        for n, (first, last, which) in enumerate(
            draw(st.lists(st.tuples(st.sampled_from(GIVEN), st.sampled_from(SURNAMES), st.integers(0, 5)), max_size=4))
        ):
            forms: list[tuple[str, NameForm]] = [(last, "surname"), (first, "given_name")]
            name, by = forms[which] if which < 2 else (f"{first} {last}", "full_name")
            people.append(person(f"a{article}", name, by, n))
    for n, name in enumerate(draw(st.lists(st.sampled_from([p.name for p in people] or ["Tor Holm"]), max_size=2))):
        people.append(annotated(f"slug{n}", name, "x", *draw(st.sampled_from([[], ["y"]]))))
    return people


@given(corpora_of_people(), st.randoms(use_true_random=False))
def test_order_does_not_matter(people: list[PersonRecord], chance: object) -> None:
    shuffled = list(people)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis types its randoms as objects
    assert link_people(shuffled) == link_people(people)


@given(corpora_of_people())
def test_links_are_an_equivalence_that_keeps_apart_what_is_known_to_differ(people: list[PersonRecord]) -> None:
    canonical = link_people(people)
    by_id = {p.person_id: p for p in people}
    assert canonical.keys() == by_id.keys()
    for who, row in canonical.items():
        assert canonical[row] == row
        assert by_id[who].fixed_canonical_id in (None, row)
        if by_id[who].name_form == "given_name":
            assert row == who
    for one, other in combinations(people, 2):
        if canonical[one.person_id] == canonical[other.person_id]:
            assert not one.articles & other.articles
            assert not (one.fixed_canonical_id and other.fixed_canonical_id)
            assert phonetic_key(one.name).split()[-1] == phonetic_key(other.name).split()[-1]
            assert phonetic_key(one.name) == phonetic_key(other.name) or "surname" in (one.name_form, other.name_form)
    for who, row in canonical.items():
        group = [p for p in people if canonical[p.person_id] == row]
        settled = {p.fixed_canonical_id for p in group if p.fixed_canonical_id}
        first = min((p.person_id for p in group if p.name_form == "full_name"), default=who)
        assert row == (settled.pop() if settled else first)
    # What is linked once stays as it is when the people are read again.
    again = [
        p if p.fixed_canonical_id is None else replace(p, fixed_canonical_id=canonical[p.person_id]) for p in people
    ]
    assert link_people(again) == canonical


@given(corpora_of_people())
def test_a_surname_alone_is_linked_only_to_the_one_who_has_it(people: list[PersonRecord]) -> None:
    canonical = link_people(people)
    for alone in people:
        if (
            alone.name_form == "surname"
            and alone.fixed_canonical_id is None
            and canonical[alone.person_id] != alone.person_id
        ):
            having = {
                canonical[p.person_id]
                for p in people
                if p.name_form != "surname" and phonetic_key(alone.name) in phonetic_key(p.name).split()
            }
            assert having == {canonical[alone.person_id]}

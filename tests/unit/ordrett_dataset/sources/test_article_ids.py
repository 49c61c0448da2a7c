"""Ids are valid, unique, and independent of other names unless they meet."""

import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett_dataset.schemas.columns import IDENTIFIER
from ordrett_dataset.sources.article_ids import derive_id, unique_id

NAMES: Final = st.text(min_size=1, max_size=200)


@given(st.lists(NAMES, max_size=8))
def test_ids_are_valid_and_differ_whatever_their_case(names: list[str]) -> None:
    taken: set[str] = set()
    ids = [unique_id(name, taken) for name in names]
    assert all(re.fullmatch(IDENTIFIER, article_id) for article_id in ids)
    assert len({article_id.casefold() for article_id in ids}) == len(names)


@given(st.from_regex(IDENTIFIER.replace("*", "{0,60}"), fullmatch=True))
def test_a_name_that_can_be_an_id_is_one(name: str) -> None:
    assert derive_id(name) in (name, f"article-{name}") or re.match("(?i)con|prn|aux|nul|com|lpt", name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bro stengt etter ras", "Bro-stengt-etter-ras"),
        ("2024/ap/færøyene på ½ tid", "2024-ap-faeroyene-pa-12-tid"),
        ("con", "article-con"),
    ],
)
def test_ids_stay_readable(name: str, expected: str) -> None:
    assert derive_id(name) == expected


@pytest.mark.parametrize("name", ["Лукашенко и война", "a" * 300])
def test_a_name_that_says_nothing_in_an_id_gets_a_hash(name: str) -> None:
    assert re.search("-[0-9a-f]{8}$", derive_id(name))
    assert derive_id(name) != derive_id(f"{name}!")

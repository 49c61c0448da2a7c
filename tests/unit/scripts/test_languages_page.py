from dataclasses import fields

import pytest

from scripts.docs.languages_page import PARTS, blocks, meanings


@pytest.mark.parametrize("part", PARTS)
def test_every_list_of_a_pack_has_a_meaning(part: str) -> None:
    assert list(meanings(PARTS[part])) == [field.name for field in fields(PARTS[part])], "write a comment behind it"


def test_every_list_stands_on_the_page() -> None:
    page = "".join(blocks().values())
    assert [f.name for part in PARTS.values() for f in fields(part) if f"| `{f.name}` |" not in page] == []

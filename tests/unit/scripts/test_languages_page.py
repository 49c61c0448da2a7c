from dataclasses import fields

from scripts.docs.languages_page import VOCABULARIES, blocks


def test_page_describes_every_list() -> None:
    page = "".join(blocks().values())
    lists = [field.name for vocabulary in VOCABULARIES.values() for field in fields(vocabulary)]
    assert [name for name in lists if f"| `{name}` |" not in page] == []

import pytest

from ordrett.errors import InputError
from ordrett.language.packs import language_packs, require_language_pack
from ordrett.language.vocabulary import LayoutVocabulary, list_meanings


def test_no_two_packs_claim_the_same_detected_label() -> None:
    labels = [label for pack in language_packs().values() for label in pack.detected_as]
    assert len(labels) == len(set(labels))
    assert "no" in language_packs()["nb"].detected_as
    assert all(code == pack.language for code, pack in language_packs().items())


def test_unsupported_language_code_is_an_error() -> None:
    with pytest.raises(InputError, match=r"no language pack for 'fi'\. Use one of"):
        require_language_pack("fi", "x")


def test_pack_lists_must_be_complete_and_known() -> None:
    lists = vars(language_packs()["nb"].layout)
    with pytest.raises(TypeError, match="sidebars"):
        LayoutVocabulary(**{**lists, "sidebars": ("Boks",)})
    with pytest.raises(TypeError, match="bylines"):
        LayoutVocabulary(**{name: terms for name, terms in lists.items() if name != "bylines"})


def test_every_list_has_a_meaning() -> None:
    for vocabulary in vars(language_packs()["en"]).values():
        if hasattr(vocabulary, "__dataclass_fields__"):
            assert list_meanings(type(vocabulary)).keys() == vars(vocabulary).keys()

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett.names.keys import phonetic_key

# Norwegian and Danish, English, German or French, and with the letters of the language itself.
SPELLINGS = [
    ["Lukasjenko", "Lukashenko", "Lukaschenko", "Lukašenko", "Łukaszenko", "LUKASJENKO", "Lukashenka"],
    ["Prigozjin", "Prigozhin", "Prigožin"],
    ["Zelenskyj", "Zelenskyy", "Zelensky", "Zelenskij", "Zelenskyi"],
    ["Viacorka", "Viačorka", "Vyachorka", "Vjatsjorka"],
    ["Mikhejev", "Mikheyev", "Mikheev"],
    ["Porosjenko", "Poroshenko", "Poroschenko"],
    ["Khrusjtsjov", "Khrushchev", "Khrusjtjov"],
    ["Gulevitsj", "Gulevitj", "Gulevich", "Gulevič"],
    ["Sjojgu", "Shoigu", "Šojgu", "Schoigu"],
    ["Lavrov", "Lawrow"],
    ["Medvedev", "Medvedjev", "Medwedew"],
    ["Putin", "Poutine"],
    ["Wagner", "Vagner"],
    ["Sørensen", "Sörensen", "Sorensen"],
    ["Kadyrov", "Kadyrow"],
    ["Peskov", "Peskow"],
    ["Trofimtsjuk", "Trofimchuk", "Trofimčuk"],
]
NAMES = st.text(alphabet=st.characters(max_codepoint=0x24F, categories=("Lu", "Ll")), min_size=1, max_size=8)


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda spellings: spellings[0])
def test_spellings_of_one_name_have_one_key(spellings: list[str]) -> None:
    assert len({phonetic_key(name) for name in spellings}) == 1


def test_different_names_have_different_keys() -> None:
    assert len({phonetic_key(spellings[0]) for spellings in SPELLINGS}) == len(SPELLINGS)


@given(NAMES, NAMES, st.sampled_from(" -–\u00a0"))
def test_a_key_is_made_word_by_word_whatever_stands_between(one: str, other: str, between: str) -> None:
    assert phonetic_key(one + between + other).split() == [*phonetic_key(one).split(), *phonetic_key(other).split()]


@given(NAMES)
def test_case_and_composition_do_not_matter(name: str) -> None:
    key = phonetic_key(name)
    assert key
    assert {phonetic_key(unicodedata.normalize(form, name)) for form in ("NFC", "NFD")} == {key}
    assert phonetic_key(name.casefold()) == key

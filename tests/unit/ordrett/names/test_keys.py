import re
import unicodedata
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett.names.keys import phonetic_key, romanisation_key
from ordrett.names.link_people import PersonRecord, link_people

# Spellings in Norwegian and Danish, in English, German or French, and in the language itself.
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

# Norwegian, English and scholarly romanisation. Syllables in which two letters would look like the romanisation of a
# third one are left out.
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


def romanise(name: str, system: int) -> str:
    return "".join(LETTERS[c.lower()][system] if c != " " else c for c in name).title()


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda spellings: spellings[0])
def test_spellings_of_one_name_have_equal_keys(spellings: list[str]) -> None:
    assert len({phonetic_key(name) for name in spellings}) == 1
    # Only French writes Poutine, with vowels that no other language has.
    assert len({romanisation_key(f"Anna {name}") for name in spellings if name != "Poutine"}) == 1


def test_different_names_have_different_phonetic_keys() -> None:
    assert len({phonetic_key(spellings[0]) for spellings in SPELLINGS}) == len(SPELLINGS)


@given(NAMES, NAMES, st.sampled_from(" -–\u00a0"))
def test_phonetic_key_is_built_word_by_word(one: str, other: str, separator: str) -> None:
    assert phonetic_key(one + separator + other).split() == [*phonetic_key(one).split(), *phonetic_key(other).split()]


@given(NAMES)
def test_phonetic_key_ignores_case_and_unicode_composition(name: str) -> None:
    key = phonetic_key(name)
    assert key
    assert {phonetic_key(unicodedata.normalize(form, name)) for form in ("NFC", "NFD")} == {key}
    assert phonetic_key(name.casefold()) == key


@given(CYRILLIC)
def test_romanisations_of_a_cyrillic_name_are_one_person(name: str) -> None:
    spellings = [romanise(name, system) for system in range(3)]
    assert len({romanisation_key(spelling) for spelling in spellings}) == 1, spellings
    people = [PersonRecord(f"a{n}.p0", s, "full_name", frozenset([f"a{n}"])) for n, s in enumerate(spellings)]
    assert set(link_people(people).values()) == {"a0.p0"}


@given(
    CYRILLIC.map(lambda name: romanise(name, 1))
    | st.from_regex("[A-ZØa-zåéš]{1,9}( [b-z][a-z]{1,9}){0,2}", fullmatch=True)
)
def test_romanisation_key_without_vowels_is_the_phonetic_key(name: str) -> None:
    for word in name.split():
        if consonants := re.sub("[aeiou]+", "", romanisation_key(word)):
            assert re.sub(r"(.)\1+", r"\1", consonants) == phonetic_key(word)

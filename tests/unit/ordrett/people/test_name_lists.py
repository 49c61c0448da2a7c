"""The name lists are those of the recorded version of faker, and faker itself is not needed."""

import subprocess
import sys
from importlib.metadata import version
from importlib.resources import files

import pytest

from ordrett.language.packs import language_packs
from ordrett.people.name_lists import NameLists, combine_given_names, load_name_lists
from scripts.names.faker_lists import name_files

DATA = files("ordrett.people").joinpath("data")
READ_A_NAME = (
    "import ordrett, sys; ordrett.read('Statsminister Kari Moen kom.', language='nb'); print('faker' in sys.modules)"
)


def test_files_equal_the_lists_of_faker() -> None:
    recorded = DATA.joinpath("faker-version").read_text(encoding="utf-8").strip()
    if version("faker") != recorded:
        pytest.skip(f"the lists are from faker {recorded}, and {version('faker')} is installed")
    expected = name_files()
    content = {file.name: file.read_bytes().decode() for file in DATA.iterdir() if file.name != "README.md"}
    assert sorted(content) == sorted(expected)
    assert [name for name in expected if content[name] != expected[name]] == []


def test_reading_does_not_import_faker() -> None:
    done = subprocess.run([sys.executable, "-c", READ_A_NAME], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_every_locale_of_a_language_has_the_lists_it_is_used_for() -> None:
    for pack in language_packs().values():
        naming = pack.naming
        assert all(load_name_lists(locale).surnames for locale in naming.name_locales)
        assert all(load_name_lists(locale).places for locale in naming.place_locales)
        assert all(load_name_lists(locale).common_words for locale in naming.word_locales)


def test_the_first_locale_that_states_a_gender_decides() -> None:
    unknown = NameLists(given_names=("kim", "robin"))
    female = NameLists(female_given_names=("kim", "maria"))
    male = NameLists(male_given_names=("kim", "maria", "ola"))
    assert combine_given_names([unknown, female, male]) == (("ola",), ("kim", "maria"), ("robin",))

"""Extract the word lists that the language packs name from the installed faker."""

from dataclasses import fields
from importlib import import_module
from importlib.metadata import distribution
from importlib.util import find_spec

from ordrett.language.packs import language_packs
from ordrett.people.name_lists import NameLists


def name_files() -> dict[str, str]:
    """Return the files of people/data by name: the lists of each locale, and the licence and version of faker."""
    faker = distribution("faker")
    naming = [pack.naming for pack in language_packs().values()]
    name_locales = {locale for names in naming for locale in names.name_locales}
    place_locales = {locale for names in naming for locale in names.place_locales}
    word_locales = {locale for names in naming for locale in names.word_locales}
    files = {
        f"{locale}.txt": _to_text(
            _given_names(locale)
            | {"surnames": {name.lower() for name in _entries("person", locale, "last_names")}}
            | (_places(locale) if locale in place_locales else {})
            | (_common_words_and_roles(locale) if locale in word_locales else {})
        )
        for locale in sorted(name_locales | place_locales | word_locales)
    }
    licence = faker.read_text("licenses/LICENSE.txt")
    if not licence:
        raise FileNotFoundError("faker: no licenses/LICENSE.txt in its metadata")
    return files | {"faker-LICENSE": licence, "faker-version": f"{faker.version}\n"}


def _given_names(locale: str) -> dict[str, set[str]]:
    """Return the single words of given names; those that faker lists for both genders have none."""
    male, female, every = (
        {part for name in _entries("person", locale, table) for part in name.lower().split()}
        for table in ("first_names_male", "first_names_female", "first_names")
    )
    return {
        "male_given_names": male - female,
        "female_given_names": female - male,
        "given_names": (every | male | female) - (male ^ female),
    }


def _places(locale: str) -> dict[str, set[str]]:
    tables = ("countries", "cities", "states", "counties")
    return {"places": {name.lower() for table in tables for name in _entries("address", locale, table)}}


def _common_words_and_roles(locale: str) -> dict[str, set[str]]:
    return {
        "common_words": {entry.lower() for entry in _entries("lorem", locale, "word_list")},
        "roles": {job.lower() for job in _entries("job", locale, "jobs") if job.isalpha()},
    }


def _entries(provider: str, locale: str, table: str) -> list[str]:
    """Return the entries of two characters or more in a table of a provider; none if faker has no such table."""
    module = f"faker.providers.{provider}.{locale}"
    entries = getattr(import_module(module).Provider, table, None) if find_spec(module) else None
    return [entry for entry in entries or () if isinstance(entry, str) and len(entry) > 1]


def _to_text(lists: dict[str, set[str]]) -> str:
    """Return the text of a file: each list under its name, sorted, one entry a line."""
    sections = ((field.name, sorted(lists.get(field.name, ()))) for field in fields(NameLists))
    return "".join(
        f"# {title}\n" + "".join(f"{entry}\n" for entry in entries) for title, entries in sections if entries
    )

"""Copy the word lists that the language packs use from the installed faker to src/ordrett/people/data.

Usage: python -m scripts.extract_name_lists
"""

from dataclasses import asdict
from importlib import import_module
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

from ordrett.language.packs import packs
from ordrett.people.name_lists import NameLists

DATA = Path(__file__).parents[1] / "src/ordrett/people/data"


def main() -> None:
    """Write one file per locale, the licence of faker, and its version."""
    faker = distribution("faker")
    (DATA / "LICENSE-faker").write_text(faker.read_text("licenses/LICENSE.txt") or "", encoding="utf-8", newline="\n")
    (DATA / "faker-version").write_text(f"{faker.version}\n", encoding="utf-8", newline="\n")
    for locale in locales():
        (DATA / f"{locale}.txt").write_text(to_text(extract(locale)), encoding="utf-8", newline="\n")

"""A person of a made-up story."""

import unicodedata
from dataclasses import dataclass
from random import Random
from typing import Final

from benchmarks.synthetic.village import village
from benchmarks.synthetic.vocabulary import LANGUAGES, NAMES, Named
from ordrett.model import NameForm
from ordrett.names.keys import phonetic_key

TITLES: Final = frozenset(phonetic_key(title[language]) for title in NAMES["titles"] for language in LANGUAGES)


@dataclass(frozen=True)
class Figure:
    """Who somebody is, and in which forms an article prints the name."""

    person_id: str
    name: str
    name_form: NameForm
    title: Named
    home: str

    @property
    def forms(self) -> tuple[str, str]:
        """The full name and its last word."""
        return self.name, self.name.split()[-1]


def figures(count: int, ending: str, chance: Random) -> list[Figure]:
    """Return people no two of whom have a word of their names in common, not even its consonants.

    One in ten is called by the given name alone, one in ten by the surname. `ending` ends their keys.
    """
    taken = set(TITLES)
    found: list[Figure] = []
    while len(found) < count:
        given, surname = village(chance, 2), village(chance)
        name_form: NameForm = chance.choices(("full_name", "given_name", "surname"), (8, 1, 1))[0]
        name = {"full_name": f"{given} {surname}", "given_name": given, "surname": surname}[name_form]
        keys = [phonetic_key(word) for word in name.split()]
        if len({*keys, *taken}) < len(keys) + len(taken):
            continue
        taken |= {*keys}
        plain = "".join(c for c in unicodedata.normalize("NFKD", name.split()[-1]).lower() if "a" <= c <= "z")
        key, title = f"{plain}_{ending}_{len(found):02}", chance.choice(NAMES["titles"])
        found.append(Figure(key, name, name_form, title, village(chance)))
    return found

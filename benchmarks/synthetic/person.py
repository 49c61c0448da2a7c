"""People of a synthetic story."""

import unicodedata
from dataclasses import dataclass
from random import Random
from typing import Final

from benchmarks.synthetic.vocabulary import LANGUAGES, NAMES, Translations, invent_name
from ordrett.model import NameForm
from ordrett.names.keys import phonetic_key

TITLE_KEYS: Final = frozenset(phonetic_key(title[language]) for title in NAMES["titles"] for language in LANGUAGES)


@dataclass(frozen=True)
class SyntheticPerson:
    """A person, and the forms in which articles print the name."""

    person_id: str
    name: str
    name_form: NameForm
    title: Translations
    home: str

    @property
    def printed_names(self) -> tuple[str, str]:
        """The full name and its last word."""
        return self.name, self.name.split()[-1]


def invent_people(count: int, id_suffix: str, rng: Random) -> list[SyntheticPerson]:
    """Return people whose names share no word, not even by phonetic key, with each other or with a title.

    One in ten has only a given name, one in ten only a surname.
    """
    used_keys = set(TITLE_KEYS)
    people: list[SyntheticPerson] = []
    while len(people) < count:
        given_name, surname = invent_name(rng, 2), invent_name(rng)
        name_form: NameForm = rng.choices(("full_name", "given_name", "surname"), (8, 1, 1))[0]
        name = {"full_name": f"{given_name} {surname}", "given_name": given_name, "surname": surname}[name_form]
        keys = [phonetic_key(part) for part in name.split()]
        if len({*keys, *used_keys}) < len(keys) + len(used_keys):
            continue
        used_keys |= {*keys}
        last_name = unicodedata.normalize("NFKD", name.split()[-1]).lower()
        ascii_name = "".join(letter for letter in last_name if "a" <= letter <= "z")
        person_id, title = f"{ascii_name}_{id_suffix}_{len(people):02}", rng.choice(NAMES["titles"])
        people.append(SyntheticPerson(person_id, name, name_form, title, invent_name(rng)))
    return people

"""The vocabulary of synthetic articles (vocabulary.toml), and names of places that no gazetteer has."""

import tomllib
from pathlib import Path
from random import Random
from typing import Any, Final

Translations = dict[str, str]  # a name or phrase by language; `en` is the plain form in the tables
VOCABULARY: Final[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8")
)
NAMES: Final[dict[str, Any]] = VOCABULARY["names"]
LANGUAGES: Final = ("nb", "da", "en")


def invent_name(rng: Random, n_syllables: int = 3) -> str:
    """Return a random name of at most three syllables."""
    return "".join(map(rng.choice, NAMES["syllables"][:n_syllables]))

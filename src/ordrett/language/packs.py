"""Language packs: all that the reader knows of one language, read from `data/CODE.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ordrett.errors import InputError
from ordrett.language.vocabulary import DateVocabulary, LayoutVocabulary, NameVocabulary, SpeechVocabulary


@dataclass(frozen=True, eq=False)  # compared and hashed by identity, so that a pack is a cheap key of a cache
class LanguagePack:
    """The word lists of one language."""

    language: str  # BCP 47
    detected_as: tuple[str, ...]  # the labels of the language detector
    months: tuple[str, ...]
    genitives: tuple[str, ...]
    layout: LayoutVocabulary
    naming: NameVocabulary
    speech: SpeechVocabulary
    dates: DateVocabulary


@cache
def language_packs() -> dict[str, LanguagePack]:
    """Return the installed packs by BCP 47 code, in alphabetical order."""
    packs: dict[str, LanguagePack] = {}
    for file in sorted(files("ordrett.language").joinpath("data").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            pack = _parse_pack(file.read_text(encoding="utf-8"))
            packs[pack.language] = pack
    return packs


def require_language_pack(code: str, location: str) -> LanguagePack:
    """Return the pack of a language; raise InputError if none is installed."""
    packs = language_packs()
    if code not in packs:
        raise InputError(
            location,
            "language_is_supported",
            f"there is no language pack for {code!r}",
            f"Use one of: {', '.join(packs)}.",
        )
    return packs[code]


def _parse_pack(toml: str) -> LanguagePack:
    values: dict[str, Any] = tomllib.loads(toml)
    return LanguagePack(
        layout=LayoutVocabulary(**_tuples(values.pop("layout"))),
        naming=NameVocabulary(**_tuples(values.pop("naming"))),
        speech=SpeechVocabulary(**_tuples(values.pop("speech"))),
        dates=DateVocabulary(**_tuples(values.pop("dates"))),
        **_tuples(values),
    )


def _tuples(values: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}

"""What the language packs hold, for docs/adding-a-language.md."""

import inspect
import re
from dataclasses import fields

from ordrett.language.layout import Layout
from ordrett.language.naming import Naming
from ordrett.language.packs import MIN_PROBABILITY, MIN_PROBABILITY_AMONG_PACKS, LanguagePack, language_packs
from ordrett.language.speech import Speech
from ordrett_dataset.metadata.markdown import table

Part = type[Layout] | type[Naming] | type[Speech]
PARTS: dict[str, Part] = {"layout": Layout, "naming": Naming, "speech": Speech}
COMMENTED = re.compile(r"^    (?P<name>\w+): [^#\n]*#\s*(?P<meaning>.+)$", re.MULTILINE)
SHOWN = 3  # words of a list


def blocks() -> dict[str, str]:
    """Return the generated parts of the page by name."""
    tables = {f"pack-{name}": _lists(name, part) for name, part in PARTS.items()}
    margin = (
        f"{MIN_PROBABILITY:.0%} among all languages that it knows, or {MIN_PROBABILITY_AMONG_PACKS:.0%} among the packs"
    )
    return {"languages": _languages(), "margin": f"The margin: {margin}.\n", **tables}


def meanings(part: Part) -> dict[str, str]:
    """Return what stands behind each field of a part of a pack."""
    return {found["name"]: found["meaning"] for found in COMMENTED.finditer(inspect.getsource(part))}


def _languages() -> str:
    rows = []
    for code, pack in language_packs().items():
        words = [sum(_count(pack, name, field.name) for field in fields(part)) for name, part in PARTS.items()]
        rows.append((f"`{code}`", ", ".join(pack.detected_as), *words))
    return table(("language", "told as", "words for the page", "words for names", "words for speech"), rows)


def _lists(name: str, part: Part) -> str:
    known = meanings(part)
    rows = [
        (
            f"`{field.name}`",
            known[field.name],
            _shown(name, field.name),
            *(_cell(p, name, field.name) for p in language_packs().values()),
        )
        for field in fields(part)
    ]
    return table(("list", "what it means", "in English", *language_packs()), rows)


def _shown(name: str, field: str) -> str:
    value = getattr(getattr(language_packs()["en"], name), field)
    if isinstance(value, bool):
        return str(value).lower()
    more = ", ..." if len(value) > SHOWN else ""
    return ", ".join(f"`{word}`" for word in value[:SHOWN]) + more


def _cell(pack: LanguagePack, name: str, field: str) -> str:
    value = getattr(getattr(pack, name), field)
    return str(value).lower() if isinstance(value, bool) else str(_count(pack, name, field))


def _count(pack: LanguagePack, name: str, field: str) -> int:
    value = getattr(getattr(pack, name), field)
    return 0 if isinstance(value, bool) else sum(len(entry.split()) if name == "speech" else 1 for entry in value)

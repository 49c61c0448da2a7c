"""Which language an article is written in, among the packs that are installed."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from ordrett.refusal import Refusal

# The share of belief that the best language must hold; texts of a sentence or more in one language pass it.
LEAST_BELIEF = 0.5
LOADING = Lock()


@dataclass(frozen=True)
class Pack:
    """What the engine knows of one language: data from languages/CODE.toml."""

    language: str
    detected_as: tuple[str, ...]
    months: tuple[str, ...]
    genitives: tuple[str, ...]
    credits: tuple[str, ...]
    furniture: tuple[str, ...]


@cache
def packs() -> dict[str, Pack]:
    """Return the installed packs by their BCP 47 code."""
    found: dict[str, Pack] = {}
    for file in sorted(files("ordrett").joinpath("languages").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            values: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
            lists = {key: tuple(value) for key, value in values.items() if isinstance(value, list)}
            found[values["language"]] = Pack(**values | lists)
    return found


def stated_language(code: str, where: str) -> str:
    """Return a language that somebody states; raise Refusal where it has no pack."""
    if code not in packs():
        raise Refusal(where, "language_has_a_pack", f"no pack for {code!r}", f"Use one of: {', '.join(packs())}.")
    return code


def language_of(text: str, where: str) -> str:
    """Return the BCP 47 code of the pack for `text`; raise Refusal where it is unsure or has no pack."""
    prepare()
    detected, belief = _identifier().classify(text)
    if belief < LEAST_BELIEF:
        raise Refusal(
            where,
            "language_is_known",
            f"best guess {detected!r} with belief {belief:.2f}, below {LEAST_BELIEF}",
            "Name it in corpus.toml: [languages] with ARTICLE_ID = CODE.",
        )
    for code, pack in packs().items():
        if detected in pack.detected_as:
            return code
    raise Refusal(
        where,
        "language_has_a_pack",
        f"the text reads as {detected!r}; packs: {', '.join(packs())}",
        "Add a pack, or name the language in corpus.toml: [languages] with ARTICLE_ID = CODE.",
    )


def prepare() -> None:
    """Load the model, so that another thread can do it beside other work."""
    with LOADING:
        _identifier()


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

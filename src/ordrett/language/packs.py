"""Which language an article is written in, among the packs that are installed."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from ordrett.errors import InputError
from ordrett.language.language_sample import sample_text
from ordrett.language.layout import Layout
from ordrett.language.naming import Naming
from ordrett.language.speech import Speech

# The share of belief that the best language must hold. Whole articles pass it; of single sentences (UD dev sets) 91 of
# 100 in Norwegian, 95 in Danish, 99 in Swedish do, and at most 2.4 of 100 that pass are told wrongly.
MIN_PROBABILITY = 0.5
# Below that, the share that it must hold among the packs, which a word or two of any language seldom give.
MIN_PROBABILITY_AMONG_PACKS = 0.9
LOADING = Lock()


@dataclass(frozen=True, eq=False)  # so that a cache can look it up without reading it through
class LanguagePack:
    """What the engine knows of one language: data from languages/CODE.toml."""

    language: str
    detected_as: tuple[str, ...]
    months: tuple[str, ...]
    genitives: tuple[str, ...]
    layout: Layout
    naming: Naming
    speech: Speech


@cache
def language_packs() -> dict[str, LanguagePack]:
    """Return the installed packs by their BCP 47 code."""
    found: dict[str, LanguagePack] = {}
    for file in sorted(files("ordrett.language").joinpath("data").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            values: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
            tables: dict[str, Any] = {
                "layout": Layout(**_lists(values.pop("layout"))),
                "naming": Naming(**_lists(values.pop("naming"))),
                "speech": Speech(**_lists(values.pop("speech"))),
            }
            found[values["language"]] = LanguagePack(**_lists(values) | tables)
    return found


def _lists(table: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}


def require_language_pack(code: str, where: str) -> str:
    """Return a language that somebody states; raise InputError where it has no pack."""
    if code not in language_packs():
        raise InputError(
            where, "language_is_supported", f"no pack for {code!r}", f"Use one of: {', '.join(language_packs())}."
        )
    return code


def detect_language(text: str, where: str) -> str:
    """Return the BCP 47 code of the pack for `text`; raise InputError where it is unsure or has no pack."""
    load_detector()
    ranked: list[tuple[str, float]] = language_identifier().rank(sample_text(text))
    known = {name: code for code, pack in language_packs().items() for name in pack.detected_as}
    detected, belief = ranked[0]
    if belief < MIN_PROBABILITY:
        ranked = [(name, belief) for name, belief in ranked if name in known]
        belief = ranked[0][1] / sum(belief for _, belief in ranked)
        if belief < MIN_PROBABILITY_AMONG_PACKS:
            raise InputError(
                where,
                "language_is_detected",
                f"best guess {detected!r}; among the packs {ranked[0][0]!r} with belief {belief:.2f}, "
                f"below {MIN_PROBABILITY_AMONG_PACKS}",
                "Name it in corpus.toml: [languages] with ARTICLE_ID = CODE.",
            )
        detected = ranked[0][0]
    if detected in known:
        return known[detected]
    raise InputError(
        where,
        "language_is_supported",
        f"the text reads as {detected!r}; packs: {', '.join(language_packs())}",
        "Add a pack, or name the language in corpus.toml: [languages] with ARTICLE_ID = CODE.",
    )


def load_detector() -> None:
    """Load the model, so that another thread can do it beside other work."""
    with LOADING:
        language_identifier()


@cache
def language_identifier() -> LanguageIdentifier:
    """Return the model, loaded once."""
    language_identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # The model is stored in half precision, which numpy multiplies a tenth as fast.
    language_identifier.nb_ptc = language_identifier.nb_ptc.astype("float32")
    return language_identifier

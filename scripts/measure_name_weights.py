"""Measure the weight of each feature of a name and write the effects to src/ordrett/people/name_weights.toml."""

from pathlib import Path
from typing import Annotated

import typer

from scripts import run_script
from scripts.accuracy.corpora import require_corpora
from scripts.names.weight_effects import WEIGHTS_FILE, measure_effects, read_name_corpus, with_effects

LANGUAGES = {"names-nb": "nb", "names-da-train": "da", "names-da-dev": "da", "names-en": "en"}


def measure_name_weights(
    corpora: Annotated[Path, typer.Argument(metavar="DIR", help="Holds one folder per corpus.", file_okay=False)],
) -> None:
    """Set each weight to 0 in turn and measure the change of F1 on the corpora with annotated names."""
    require_corpora(corpora, LANGUAGES)
    effects = measure_effects([read_name_corpus(corpora / name, language) for name, language in LANGUAGES.items()])
    for feature, changes in effects.items():
        print(f"{feature:32}", *(f"{change:7.2f}" for change in changes))
    text = with_effects(WEIGHTS_FILE.read_text(encoding="utf-8"), effects)
    WEIGHTS_FILE.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    run_script(measure_name_weights)

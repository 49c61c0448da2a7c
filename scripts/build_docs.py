"""The command that makes the generated pages."""

from pathlib import Path
from typing import Annotated

import typer

from ordrett_dataset.cli.options import ERRORS, SAY, Corpus
from scripts.docs.pages import generated


def docs(
    corpus: Corpus = Path(),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 where a page is out of date.")
    ] = False,
) -> None:
    """Make the generated pages and parts of pages of this project: dictionary, counts, agreement, accuracy, citation.

    Example: `docs --check`.
    """
    stale = []
    for path, text in generated(corpus).items():
        place = corpus / path
        if not place.exists() or place.read_text(encoding="utf-8") != text:
            stale.append(path)
            if not check:
                place.write_text(text, encoding="utf-8", newline="\n")
    for path in stale:
        (ERRORS if check else SAY).print(f"{path}: {'out of date' if check else 'written'}", markup=False)
    if check and stale:
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(docs)

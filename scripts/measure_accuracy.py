"""The command that measures the automatic reading on the annotated corpora and keeps the figures."""

from pathlib import Path
from typing import Annotated

import typer

from ordrett.errors import InputError
from ordrett_dataset.cli.options import ERRORS, SAY, Processes
from ordrett_dataset.evaluation.evaluate import evaluate
from scripts.accuracy.corpora import corpora as listed
from scripts.accuracy.results import FILE, Accuracy, code_sha256, measured, written


def accuracy(
    corpora: Annotated[
        Path, typer.Argument(help="A folder that holds the annotated corpora, each a folder.", file_okay=False)
    ],
    processes: Processes = None,
    output: Annotated[Path, typer.Option(help="The file to write.", dir_okay=False)] = Path(FILE),
) -> None:
    """Measure the automatic reading on the corpora of scripts/accuracy/corpora.toml and keep the figures.

    Of the corpora, counts and hashes alone are written; `docs` makes docs/accuracy.md from them.

    Example: `accuracy ../corpora`.
    """
    names = [corpus.name for corpus in listed().corpora]
    if missing := [name for name in names if not (corpora / name / "seeds").is_dir()]:
        remedy = "Get it from where docs/accuracy.md says, in the shape of a corpus folder, and name the folder above."
        raise InputError(str(corpora), "corpora_exist", f"no folder {', '.join(missing)}", remedy)
    code = code_sha256()
    results = []
    for name in names:
        result = evaluate(corpora / name, processes)
        results.append(measured(name, corpora / name, result))
        SAY.print(f"{name}: {result.texts} texts, {len(result.refused)} of them not read", markup=False)
    if code_sha256() != code:
        ERRORS.print("src/ordrett changed meanwhile; nothing was written. Measure again.", markup=False)
        raise typer.Exit(1)
    output.write_text(written(Accuracy(code, tuple(results))), encoding="utf-8", newline="\n")
    SAY.print(f"{output}: written", markup=False)


if __name__ == "__main__":
    typer.run(accuracy)

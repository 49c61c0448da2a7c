"""The command that builds a package."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ordrett_dataset.cli.escape import visible
from ordrett_dataset.cli.options import ERRORS, SAY, Corpus
from ordrett_dataset.pipeline.build import BuildResult
from ordrett_dataset.pipeline.build import build as build_package

COLUMNS = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())


def build(
    corpus: Corpus = Path(),
    output: Annotated[
        Path | None,
        typer.Option(
            help="Write the package, with a copy of the seeds, to this folder instead of the corpus folder.",
            file_okay=False,
        ),
    ] = None,
    leave_out: Annotated[
        bool, typer.Option("--leave-out", help="Build without the articles at fault; exits with 1 all the same.")
    ] = False,
    processes: Annotated[
        int | None,
        typer.Option(
            min=1, help="Read with at most so many processes; by default one a core, and one for a small folder."
        ),
    ] = None,
) -> None:
    """Build dataset/ and datapackage.json from seeds/ and annotations/.

    An article with an annotation is built from it; one without is read automatically. Nothing is written where an
    article is at fault or a rule is broken.

    Examples: `build`, `build my-articles --output my-package`, `build my-articles --processes 4`.
    """
    if not (corpus / "corpus.toml").exists():
        ERRORS.print(
            f"{corpus}: no corpus.toml: the folder's name, version 0.0.0 and no licence stand in the package.",
            markup=False,
        )
    with Progress(*COLUMNS, console=ERRORS, transient=True, disable=not ERRORS.is_terminal) as progress:
        task = progress.add_task("reading", total=None)

        def told(what: str, of: int, done: int) -> None:
            # Only of reading it is known how far it is.
            progress.update(task, description=what, total=of if what == "reading" else None, advance=done)

        built = build_package(corpus, output, leave_out=leave_out, processes=processes, told=told)
    for refusal in dict.fromkeys(str(r) for of in built.refused.values() for r in of):
        ERRORS.print(visible(refusal), markup=False)
    for issue in built.issues:
        ERRORS.print(visible(f"{issue.location}: {issue.rule}: {issue.message}"), markup=False)
    if built.files:
        SAY.print(_said(built, output or corpus), markup=False)
    else:
        ERRORS.print(f"Nothing was written to {output or corpus}.", markup=False)
    if built.refused or built.issues:
        raise typer.Exit(1)


def _said(built: BuildResult, place: Path) -> str:
    rows = ", ".join(f"{frame.height} {table.replace('_', ' ')}" for table, frame in built.tables.items())
    return f"{place / 'datapackage.json'}: {built.about.name} {built.about.version}: {rows}"

"""The command that builds a package."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from scripts.build import Built
from scripts.build import build as build_package
from scripts.commands.arguments import ERRORS, SAY, Corpus
from scripts.visible import visible


def build(
    corpus: Corpus = Path(),
    output: Annotated[
        Path | None, typer.Option(help="Write the package to this folder instead.", file_okay=False)
    ] = None,
    leave_out: Annotated[
        bool, typer.Option("--leave-out", help="Build without the articles at fault; exits with 1 all the same.")
    ] = False,
) -> None:
    """Build dataset/ and datapackage.json from seeds/ and annotations/.

    An article with an annotation is built from it; one without is read automatically. Nothing is written where an
    article is at fault or a rule is broken.

    Examples: `build`, `build my-articles --output my-package`.
    """
    if not (corpus / "corpus.toml").exists():
        ERRORS.print(
            f"{corpus}: no corpus.toml: the folder's name, version 0.0.0 and no licence stand in the package.",
            markup=False,
        )
    with Progress(console=ERRORS, transient=True, disable=not ERRORS.is_terminal) as progress:
        task = progress.add_task("reading", total=None)
        built = build_package(corpus, output, leave_out=leave_out, read=lambda _: progress.advance(task))
    for refusal in dict.fromkeys(str(r) for of in built.refused.values() for r in of):
        ERRORS.print(visible(refusal), markup=False)
    for finding in built.findings:
        ERRORS.print(visible(f"{finding.where}: {finding.rule}: {finding.message}"), markup=False)
    if built.files:
        SAY.print(_said(built, output or corpus), markup=False)
    else:
        ERRORS.print(f"Nothing was written to {output or corpus}.", markup=False)
    if built.refused or built.findings:
        raise typer.Exit(1)


def _said(built: Built, place: Path) -> str:
    rows = ", ".join(f"{frame.height} {table.replace('_', ' ')}" for table, frame in built.tables.items())
    return f"{place / 'datapackage.json'}: {built.about.name} {built.about.version}: {rows}"

"""`ordrett build`: articles and annotations to a package."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ordrett_dataset.cli.options import Corpus, Processes
from ordrett_dataset.cli.terminal import print_error, print_line, show_progress

if TYPE_CHECKING:
    from ordrett_dataset.pipeline.build import BuildResult


def build(
    corpus: Corpus = Path(),
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Write the package, with a copy of the articles, to DIR.",
            file_okay=False,
        ),
    ] = None,
    skip_invalid: Annotated[
        bool,
        typer.Option(
            "--skip-invalid", "--leave-out", help="Build without the articles that have errors; still exits with 1."
        ),
    ] = False,
    processes: Processes = None,
) -> None:
    """Build a data package from articles and annotations.

    Annotated articles are built from their annotation, the others are extracted by rules. If an article has errors or
    a row breaks a rule, nothing is written and the old package stays.

    Examples: `ordrett build`, `ordrett build my-articles --output my-package`.
    """
    from ordrett_dataset.pipeline.build import build as build_package
    from ordrett_dataset.validation.format_issue import format_issue

    if not (corpus / "corpus.toml").exists():
        print_error(f"{corpus}: no corpus.toml, so the package gets the folder's name, version 0.0.0 and no licence.")
    with show_progress("reading") as progress:
        result = build_package(corpus, output, skip_invalid=skip_invalid, processes=processes, on_progress=progress)
    for message in dict.fromkeys(str(error) for errors in result.errors.values() for error in errors):
        print_error(message)
    for issue in result.issues:
        print_error(f"error: {format_issue(issue)}")
    if result.files:
        print_line(_summary(result, output or corpus))
    else:
        print_error(f"Nothing was written to {output or corpus}.")
    if result.errors or result.issues:
        raise typer.Exit(1)


def _summary(result: "BuildResult", folder: Path) -> str:
    counts = ", ".join(f"{frame.height} {table.replace('_', ' ')}" for table, frame in result.tables.items())
    return f"{folder / 'datapackage.json'}: {result.config.name} {result.config.version}: {counts}"

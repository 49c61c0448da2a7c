"""`ordrett release`: the files of a release."""

from pathlib import Path
from typing import Annotated

import typer

from ordrett_dataset.cli.options import Corpus
from ordrett_dataset.cli.terminal import print_line, show_progress


def release(
    corpus: Corpus = Path(),
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Folder for the release; dist/ in the corpus folder by default.",
            file_okay=False,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Build the files of a release.

    Writes two zips (with and without the articles), an SQLite file, the data wheel if the corpus has one, and their
    checksums. The corpus folder must be committed, built and valid, and its version must fit the changes since the last
    tag.

    Examples: `ordrett release`, `ordrett release my-corpus --output my-release`.
    """
    from ordrett_dataset.release.build_release import build_release

    with show_progress("releasing") as progress:
        paths = build_release(corpus, output or corpus / "dist", progress)
    for path in paths:
        print_line(str(path))

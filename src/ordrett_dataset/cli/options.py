"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Corpus = Annotated[
    Path,
    typer.Argument(
        metavar="CORPUS",
        help="Folder with seeds/ and, where there are any, annotations/ and corpus.toml.",
        exists=True,
        file_okay=False,
        show_default=False,
    ),
]

Package = Annotated[
    Path,
    typer.Option(
        "--package",
        "-p",
        metavar="DIR",
        help="Folder of the package; the current folder by default.",
        exists=True,
        file_okay=False,
        show_default=False,
    ),
]

Processes = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, help="Number of processes; one per core by default, one for a small folder."),
]

"""What several commands take."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

Corpus = Annotated[
    Path,
    typer.Argument(
        help="A corpus folder: seeds/, and where there are any annotations/ and corpus.toml.",
        exists=True,
        file_okay=False,
    ),
]

Processes = Annotated[
    int | None,
    typer.Option(min=1, help="Read with at most so many processes; by default one a core, and one for a small folder."),
]

# How work is shown of which it is not known how far it is.
UNDER_WAY = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())

SAY = Console(highlight=False, soft_wrap=True)
ERRORS = Console(stderr=True, highlight=False, soft_wrap=True)

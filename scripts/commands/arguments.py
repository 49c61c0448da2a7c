"""What several commands take."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

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

SAY = Console(highlight=False, soft_wrap=True)
ERRORS = Console(stderr=True, highlight=False, soft_wrap=True)

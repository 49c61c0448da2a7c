"""The command that follows a row to its words."""

from pathlib import Path
from typing import Annotated

import typer

from ordrett_dataset.cli.options import SAY
from ordrett_dataset.provenance.trace import trace as traced


def trace(
    row: Annotated[str, typer.Argument(help="Key of a row in any table, such as 001.q05, lukashenko or c01.")],
    column: Annotated[str | None, typer.Argument(help="One column of it; all by default.")] = None,
    corpus: Annotated[Path, typer.Option(help="The folder of the package.", exists=True, file_okay=False)] = Path(),
) -> None:
    """Show what each cell of a row stands on: its words, marked in their sentence, or its outside source.

    Examples: `trace 001.q05`, `trace moscow_meeting date`.
    """
    for line in traced(row, column, corpus):
        SAY.print(line)

"""`ordrett trace`: from a cell to the words or sources that support it."""

from pathlib import Path
from typing import Annotated

import typer

from ordrett_dataset.cli.options import Package
from ordrett_dataset.cli.terminal import print_styled


def trace(
    row: Annotated[
        str, typer.Argument(metavar="ROW", help="Key of a row in any table, such as 001.q05, lukashenko or c01.")
    ],
    column: Annotated[
        str | None, typer.Argument(metavar="COLUMN", help="One column; all by default.", show_default=False)
    ] = None,
    package: Package = Path(),
) -> None:
    """Show the evidence for each cell of a row.

    For a value taken from an article these are its words, marked in their sentence, for others the external source.

    Examples: `ordrett trace 001.q05`, `ordrett trace moscow_meeting date`.
    """
    from ordrett_dataset.provenance.trace import trace as trace_row

    print_styled(trace_row(row, column, package))

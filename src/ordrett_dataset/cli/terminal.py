"""Output of the commands: plain text into a pipe, progress only on a terminal."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Protocol

import typer

from ordrett_dataset.printable import escape_controls

if TYPE_CHECKING:
    from rich.text import Text

    from ordrett.errors import InputError


MAX_NAMED: Final = 5  # articles with the same warning


class ProgressUpdate(Protocol):
    """Called by long work: what it does now, how many items that is in all, and how many were done since."""

    def __call__(self, description: str, total: int | None = None, advance: int = 0, /) -> None:
        """Show the progress."""


def print_line(text: str = "") -> None:
    """Print a line to standard output, with control characters escaped."""
    typer.echo(escape_controls(text))


def print_error(text: str) -> None:
    """Print a line to standard error, with control characters escaped."""
    typer.echo(escape_controls(text), err=True)


def print_styled(lines: "Iterable[Text]") -> None:
    """Print lines in bold and colour on a terminal, as plain text into a pipe."""
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(line)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows as a table that fits the terminal; into a pipe, one line a row, with tabs between the cells.

    There, each run of white space within a cell is one blank.
    """
    cells = [["" if cell is None else escape_controls(str(cell)) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for line in ([*columns], *cells):
            typer.echo("\t".join(" ".join(cell.split()) for cell in line))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, box=box.SIMPLE_HEAD)
    for line in cells:
        table.add_row(*map(Text, line))
    Console(highlight=False).print(table)


def print_error_table(errors: "Sequence[InputError]") -> None:
    """Print errors to standard error: as a table on a terminal, else one line each."""
    if not errors:
        return
    if not sys.stderr.isatty():
        for error in errors:
            print_error(str(error))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("where", "problem", "what to do", box=box.SIMPLE_HEAD)
    for error in errors:
        table.add_row(*(Text(escape_controls(cell)) for cell in (error.location, error.problem, error.hint)))
    Console(stderr=True, highlight=False).print(table)


def print_warnings(warnings: Mapping[str, Iterable[str]]) -> None:
    """Print the warnings of articles to standard error: the same of several articles in one line."""
    articles: dict[str, list[str]] = {}
    for article_id, texts in warnings.items():
        for text in texts:
            articles.setdefault(text, []).append(article_id)
    for text, ids in articles.items():
        more = f" and {len(ids) - MAX_NAMED:,} more" if len(ids) > MAX_NAMED else ""
        print_error(f"warning: {', '.join(ids[:MAX_NAMED])}{more}: {text}")


@contextmanager
def show_progress(description: str) -> Iterator[ProgressUpdate]:
    """Show a progress line on standard error while the block runs; nothing where that is not a terminal."""
    if not sys.stderr.isatty():
        yield _ignore
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(description, total=None)

        def update(description: str, total: int | None = None, advance: int = 0, /) -> None:
            progress.update(task, description=description, total=total, advance=advance)

        yield update


def _ignore(_description: str, _total: int | None = None, _advance: int = 0, /) -> None:
    """Take a progress update where nobody watches."""

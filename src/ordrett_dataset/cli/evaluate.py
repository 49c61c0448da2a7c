"""The command that says how accurate the automatic reading is."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress
from rich.table import Table

from ordrett_dataset.cli.escape import visible
from ordrett_dataset.cli.options import ERRORS, SAY, Corpus, Processes
from ordrett_dataset.evaluation.evaluate import Evaluation
from ordrett_dataset.evaluation.evaluate import evaluate as evaluated
from ordrett_dataset.evaluation.format import HEAD, plain, row
from ordrett_dataset.evaluation.metric import Figure

# The first columns are words, the others numbers.
WORDS = 2


def evaluate(
    corpus: Corpus = Path(),
    processes: Processes = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Measure the automatic reading of a folder against its annotations: quotes, mentions, sections.

    The articles that are annotated are read again automatically. Annotations are those in annotations/, and the files
    gold.jsonl, names.jsonl and probe.jsonl beside seeds/, whose form CONTRIBUTING.md shows.

    Exits with 1 where an article cannot be read; it counts as one in which nothing was found.

    Examples: `evaluate`, `evaluate my-articles --processes 4 --json`.
    """
    with Progress(console=ERRORS, transient=True, disable=not ERRORS.is_terminal) as progress:
        task = progress.add_task("reading", total=None)
        result = evaluated(corpus, processes, lambda of, done: progress.update(task, total=of, advance=done))
    if as_json:
        typer.echo(_json(result))
    elif SAY.is_terminal:
        SAY.print(_table(result))
    else:
        typer.echo(_text(result.figures))
    for refusal in result.refused.values():
        ERRORS.print(visible(str(refusal)), markup=False)
    if result.refused:
        raise typer.Exit(1)


def _json(result: Evaluation) -> str:
    figures = [plain(figure) for figure in result.figures]
    content = {"texts": result.texts, "refused": sorted(result.refused), "figures": figures}
    return json.dumps(content, indent=2, ensure_ascii=False)


def _table(result: Evaluation) -> Table:
    shown = Table(title=f"{result.texts} texts, read automatically")
    for i, name in enumerate(HEAD):
        shown.add_column(name, justify="left" if i < WORDS else "right")
    for figure in result.figures:
        shown.add_row(*row(figure))
    return shown


def _text(figures: list[Figure]) -> str:
    rows = [HEAD, *map(row, figures)]
    widths = [max(len(cells[i]) for cells in rows) for i in range(len(HEAD))]
    return "\n".join("  ".join(map(_padded, cells, widths, range(len(HEAD)))).rstrip() for cells in rows)


def _padded(cell: str, width: int, column: int) -> str:
    return cell.ljust(width) if column < WORDS else cell.rjust(width)

"""`ordrett evaluate`: accuracy of the automatic extraction against reference annotations."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ordrett_dataset.cli.options import Corpus, Processes
from ordrett_dataset.cli.terminal import print_error, print_line, show_progress

if TYPE_CHECKING:
    from ordrett_dataset.evaluation.evaluate import Evaluation

# The first columns hold text and are aligned to the left, the others hold numbers.
N_TEXT_COLUMNS = 2


def evaluate(
    corpus: Corpus = Path(),
    processes: Processes = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Measure accuracy against annotated articles.

    Quotes, people, events, dates and sections are extracted again by rules and compared with annotations/ and
    with gold.jsonl, names.jsonl, probe.jsonl, events.guide.jsonl and dates.jsonl beside seeds/ (formats:
    CONTRIBUTING.md of the project). An article that cannot be read counts as one without rows; then the command
    exits with 1.

    Examples: `ordrett evaluate`, `ordrett evaluate my-corpus --json`.
    """
    from ordrett_dataset.evaluation.evaluate import evaluate_corpus

    with show_progress("reading") as progress:
        result = evaluate_corpus(corpus, processes, lambda total, done: progress("reading", total, done))
    print_line(_format_json(result) if as_json else _format_table(result))
    if result.began_as_draft:
        print_error(
            f"warning: the annotation of {len(result.began_as_draft)} of {result.n_articles} articles began as a draft "
            f"by these rules, so the scores are too high: {', '.join(result.began_as_draft)}"
        )
    for error in result.errors.values():
        print_error(str(error))
    if result.errors:
        raise typer.Exit(1)


def _format_json(result: "Evaluation") -> str:
    metrics = [metric.to_dict() for metric in result.metrics]
    content = {
        "n_articles": result.n_articles,
        "failed": sorted(result.errors),
        "began_as_draft": list(result.began_as_draft),
        "metrics": metrics,
    }
    return json.dumps(content, indent=2, ensure_ascii=False)


def _format_table(result: "Evaluation") -> str:
    from ordrett_dataset.evaluation.metric import METRIC_COLUMNS

    rows = [METRIC_COLUMNS, *(metric.to_row() for metric in result.metrics)]
    widths = [max(len(cells[i]) for cells in rows) for i in range(len(METRIC_COLUMNS))]
    return "\n".join("  ".join(map(_pad, cells, widths, range(len(cells)))).rstrip() for cells in rows)


def _pad(cell: str, width: int, column: int) -> str:
    return cell.ljust(width) if column < N_TEXT_COLUMNS else cell.rjust(width)

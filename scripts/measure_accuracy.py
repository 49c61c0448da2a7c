"""Measure automatic extraction on the annotated corpora and write docs/accuracy.json."""

from pathlib import Path
from typing import Annotated

import typer

from scripts import ROOT, run_script
from scripts.accuracy.corpora import load_corpus_list, require_corpora
from scripts.accuracy.results import RESULTS_FILE, AccuracyResults, hash_code, measure_corpus


def measure_accuracy(
    corpora: Annotated[Path, typer.Argument(metavar="DIR", help="Holds one folder per corpus.", file_okay=False)],
    processes: Annotated[int | None, typer.Option(metavar="N", help="Number of processes; one per core.")] = None,
    output: Annotated[Path, typer.Option(metavar="FILE", dir_okay=False)] = ROOT / RESULTS_FILE,
) -> None:
    """Measure every corpus that scripts/accuracy/corpora.toml lists.

    Only counts and hashes are written, no text of the corpora. `python -m scripts.build_docs` renders docs/accuracy.md.
    """
    names = [corpus.name for corpus in load_corpus_list().corpora]
    require_corpora(corpora, names)
    code = hash_code()
    results = AccuracyResults(code, tuple(measure_corpus(corpora / name, processes) for name in names))
    if hash_code() != code:
        print("src/ordrett changed during the measurement; nothing was written. Measure again.")
        raise typer.Exit(1)
    output.write_text(results.to_json(), encoding="utf-8", newline="\n")
    print(f"{output}: {len(names)} corpora, {sum(result.n_articles for result in results.corpora)} articles")


if __name__ == "__main__":
    run_script(measure_accuracy)

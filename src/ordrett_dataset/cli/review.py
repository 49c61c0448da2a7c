"""`ordrett review`: merge what a person decided on the page."""

from pathlib import Path
from typing import Annotated

import typer

from ordrett_dataset.cli.options import Corpus
from ordrett_dataset.cli.terminal import print_error_table, print_line


def review(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="A review saved from the page of `ordrett explore`.", exists=True, dir_okay=False
        ),
    ],
    corpus: Corpus = Path(),
) -> None:
    """Merge a review that was saved from the explore page.

    Records the verdicts in annotations/reviews/, one file for each reviewer, and corrects the annotations; everything
    else in them stays as it is. A row that has changed since, or on which another reviewer decided otherwise, is
    reported and left unchanged; then the command exits with 1.

    Example: `ordrett review review-kari-moen.json my-corpus`, then `ordrett build my-corpus`.
    """
    from ordrett_dataset.review.record_review import record_review
    from ordrett_dataset.review.review_file import load_review

    loaded = load_review(file)
    merged = record_review(corpus, loaded)
    counts = ", ".join(f"{count} {verdict}" for verdict, count in merged.verdicts.items())
    print_line(f"{loaded.reviewer}: {counts}; {len(merged.corrected)} rows corrected, {len(merged.added)} added")
    for path in merged.paths:
        print_line(f"{path}: written")
    for warning in merged.warnings:
        print_line(f"{warning}; change it before the next build")
    print_error_table(merged.errors)
    if merged.errors:
        raise typer.Exit(1)

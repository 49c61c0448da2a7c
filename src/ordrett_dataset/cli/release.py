"""The command that makes the files of a release."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from ordrett_dataset.cli.options import ERRORS, SAY, UNDER_WAY, Corpus
from ordrett_dataset.release import release as released


def release(
    corpus: Corpus = Path(),
    output: Annotated[
        Path | None,
        typer.Option(help="Where the release is written to; dist/ of the corpus by default.", file_okay=False),
    ] = None,
) -> None:
    """Build the files of a release.

    The corpus folder must be committed, built and valid.

    A version that is tagged already, or does not fit what has changed since the last tag, is refused. RELEASING.md says
    what comes before and after.

    Examples: `ordrett release`, `ordrett release my-articles --output my-release`.
    """
    with Progress(*UNDER_WAY, console=ERRORS, transient=True, disable=not ERRORS.is_terminal) as progress:
        task = progress.add_task("releasing", total=None)
        for path in released(corpus, output or corpus / "dist", lambda what: progress.update(task, description=what)):
            SAY.print(str(path), markup=False)

"""The commands that give readings to brat and take corrected ones back."""

from pathlib import Path
from typing import Annotated, Final

import typer

from ordrett_dataset.brat.desk import Desk
from ordrett_dataset.brat.outgoing import outgoing
from ordrett_dataset.brat.put import put
from ordrett_dataset.brat.refuse_overwriting import refuse_overwriting
from ordrett_dataset.brat.taken_in import taken_in
from ordrett_dataset.cli.options import SAY, Corpus
from ordrett_dataset.errors import EnvironmentProblem

brat: Final = typer.Typer(
    help="Exchange annotations with brat.",
    no_args_is_help=True,
)
# What only commands may write, and what a build copies.
PARTS: Final = ("seeds", "annotations", "dataset")


@brat.command("out")
def _out(
    to: Annotated[Path, typer.Option(help="Write the files that brat opens to this folder.", file_okay=False)],
    corpus: Corpus = Path(),
    articles: Annotated[
        list[str] | None, typer.Argument(help="The stems of some articles; by default all that have an annotation.")
    ] = None,
) -> None:
    """Write readings as brat standoff, with annotation.conf and visual.conf, into a folder that brat opens.

    An article that is named and has no annotation goes out as `annotate` would write it. What was corrected in the
    folder and not taken in yet is never overwritten, nor is the configuration of another collection.

    Examples: `brat out --to ../brat`, `brat out . 005_made_up --to ../brat`.
    """
    desk = Desk(corpus)
    if any(to.resolve().is_relative_to((corpus / part).resolve()) for part in PARTS):
        raise EnvironmentProblem(
            str(to), "output_is_separate_folder", "it lies in the corpus", "Name another with --to."
        )
    files = outgoing(desk, articles or sorted({*desk.written.annotations.articles, *desk.refused}))
    refuse_overwriting(desk, to, files)
    put({to / name: content for name, content in files.items()})
    SAY.print(f"{to}: {sum(name.endswith('.ann') for name in files)} articles", markup=False)


@brat.command("in")
def _in(
    folder: Annotated[Path, typer.Argument(help="A folder that `brat out` wrote.", exists=True, file_okay=False)],
    corpus: Corpus = Path(),
) -> None:
    """Take corrected standoff back into annotations/.

    Only entries that were changed are written anew; new ones get keys, which go into the .ann files too. Every
    correction is held to what a build holds annotations to: where one is wrong, nothing is written.

    Examples: `brat in ../brat`, `brat in ../brat my-articles`.
    """
    desk = Desk(corpus)
    corrections, files = taken_in(desk, folder)
    put(files)
    for correction in corrections:
        said = "; ".join(correction.changes()) if correction.standing.source else "written"
        SAY.print(f"{desk.annotations / correction.stem}.yaml: {said}", markup=False)
    articles = len(list(folder.glob("*.ann")))
    SAY.print(f"{folder}: {articles} articles, {len(corrections)} corrected", markup=False)

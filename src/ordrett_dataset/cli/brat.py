"""The commands that give readings to brat and take corrected ones back."""

from pathlib import Path
from typing import Annotated, Final

import typer

from ordrett_dataset.cli.options import Corpus
from ordrett_dataset.cli.terminal import print_line

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

    An article that is named and has no annotation goes out as `ordrett draft` would write it. What was corrected in the
    folder and not taken in yet is never overwritten, nor is the configuration of another collection.

    Examples: `ordrett brat out --to ../brat`, `ordrett brat out . 005_made_up --to ../brat`.
    """
    from ordrett_dataset.brat.desk import Desk
    from ordrett_dataset.brat.outgoing import outgoing
    from ordrett_dataset.brat.put import put
    from ordrett_dataset.brat.refuse_overwriting import refuse_overwriting
    from ordrett_dataset.errors import EnvironmentProblem

    desk = Desk(corpus)
    if any(to.resolve().is_relative_to((corpus / part).resolve()) for part in PARTS):
        raise EnvironmentProblem(
            str(to), "output_is_separate_folder", "it lies in the corpus", "Name another with --to."
        )
    files = outgoing(desk, articles or sorted({*desk.written.entries.articles, *desk.refused}))
    refuse_overwriting(desk, to, files)
    put({to / name: content for name, content in files.items()})
    print_line(f"{to}: {sum(name.endswith('.ann') for name in files)} articles")


@brat.command("in")
def _in(
    folder: Annotated[
        Path, typer.Argument(help="A folder that `ordrett brat out` wrote.", exists=True, file_okay=False)
    ],
    corpus: Corpus = Path(),
) -> None:
    """Take corrected standoff back into annotations/.

    Only entries that were changed are written anew; new ones get keys, which go into the .ann files too. Every
    correction is held to what a build holds annotations to: where one is wrong, nothing is written.

    Examples: `ordrett brat in ../brat`, `ordrett brat in ../brat my-articles`.
    """
    from ordrett_dataset.brat.desk import Desk
    from ordrett_dataset.brat.put import put
    from ordrett_dataset.brat.taken_in import taken_in

    desk = Desk(corpus)
    corrections, files = taken_in(desk, folder)
    put(files)
    for correction in corrections:
        said = "; ".join(correction.changes()) if correction.standing.source else "written"
        print_line(f"{desk.annotations / correction.stem}.yaml: {said}")
    articles = len(list(folder.glob("*.ann")))
    print_line(f"{folder}: {articles} articles, {len(corrections)} corrected")

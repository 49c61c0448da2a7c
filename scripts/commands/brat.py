"""The commands that give readings to brat and take corrected ones back."""

from pathlib import Path
from typing import Annotated, Final

import typer

from ordrett.refusal import Refusal
from scripts.annotations.as_yaml import people_yaml
from scripts.annotations.people_added import people_added
from scripts.brat.checked import checked
from scripts.brat.correction import Correction
from scripts.brat.desk import Desk
from scripts.brat.incoming import incoming
from scripts.brat.outgoing import outgoing
from scripts.brat.put import put
from scripts.commands.arguments import SAY, Corpus
from scripts.output_refusal import OutputRefusal

brat: Final = typer.Typer(
    help="Correct readings in brat: write them out as standoff, take them back in. Example: `brat out --to ../brat`.",
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
    folder and not taken in yet is never overwritten.

    Examples: `brat out --to ../brat`, `brat out . 005_made_up --to ../brat`.
    """
    desk = Desk(corpus)
    if any(to.resolve().is_relative_to((corpus / part).resolve()) for part in PARTS):
        raise OutputRefusal(str(to), "output_is_a_place_of_its_own", "it lies in the corpus", "Name another with --to.")
    files = outgoing(desk, articles or sorted({*desk.written.annotations.articles, *desk.refused} & {*desk.articles}))
    for name in files:
        if _holds_more(desk, to, name, files[name]):
            found, remedy = "it holds what is in no annotation", "Take it in with `brat in`, or name another with --to."
            raise OutputRefusal(str(to / name), "output_holds_no_correction", found, remedy)
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
    stems = sorted(path.stem for path in folder.glob("*.ann"))
    corrections = _corrections(desk, folder, stems)
    if corrections:
        there = desk.annotations / "people.yaml"
        before = there.read_bytes().decode() if there.exists() else ""
        people = _grown(desk, before, corrections)
        checked(desk, corrections, people)
        files = {desk.annotations / f"{one.stem}.yaml": one.source.encode() for one in corrections}
        put(files | ({there: people.encode()} if people != before else {}))
        again = outgoing(Desk(corpus), [one.stem for one in corrections])
        put({folder / name: content for name, content in again.items()})
    for correction in corrections:
        said = "; ".join(correction.changes()) if correction.standing.source else "written"
        SAY.print(f"{desk.annotations / correction.stem}.yaml: {said}", markup=False)
    SAY.print(f"{folder}: {len(stems)} articles, {len(corrections)} corrected", markup=False)


def _corrections(desk: Desk, folder: Path, stems: list[str]) -> list[Correction]:
    found: list[Correction] = []
    refused: list[Exception] = []
    for stem in stems:
        try:
            if correction := incoming(desk, folder, stem):
                found.append(correction)
        except Refusal as refusal:
            refused.append(refusal)
        except ExceptionGroup as refusals:
            refused.extend(refusals.exceptions)
    if refused:
        raise ExceptionGroup("standoff", refused)
    return found


def _grown(desk: Desk, before: str, corrections: list[Correction]) -> str:
    """Return people.yaml with the people of first annotations that it lacks."""
    known = desk.written.annotations.people
    new = {key: person for one in corrections for key, person in one.people.items() if key not in known}
    return people_added(before, people_yaml(new)) if new else before


def _holds_more(desk: Desk, folder: Path, name: str, content: bytes) -> bool:
    """Return whether a file holds what would be lost if it were written anew."""
    path = folder / name
    if not path.exists() or path.suffix == ".conf" or path.read_bytes() == content:
        return False
    try:
        return path.suffix != ".ann" or incoming(desk, folder, path.stem) is not None
    except (Refusal, ExceptionGroup):
        return True

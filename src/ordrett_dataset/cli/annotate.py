"""The command that writes a first annotation of an article."""

from pathlib import Path
from typing import Annotated

import typer

from ordrett.errors import InputError
from ordrett.read import read_article
from ordrett_dataset.annotations.append_people import people_added
from ordrett_dataset.annotations.draft.annotation import draft
from ordrett_dataset.annotations.error_collector import Refused
from ordrett_dataset.annotations.files import Written
from ordrett_dataset.annotations.models import WrittenAnnotations
from ordrett_dataset.annotations.write_yaml import annotation_yaml, people_yaml
from ordrett_dataset.cli.options import ERRORS, SAY
from ordrett_dataset.corpus.config import metadata, seeds
from ordrett_dataset.pipeline.downgrade_evidence import confirmed


def annotate(
    seed: Annotated[
        Path, typer.Argument(help="An article in the seeds/ of a corpus folder.", exists=True, dir_okay=False)
    ],
    output: Annotated[
        Path | None, typer.Option(help="Write the annotation to this file instead of annotations/.", dir_okay=False)
    ] = None,
) -> None:
    """Write a first annotation of an article, read by rules, for a curator to correct.

    It goes to annotations/, named after the seed; a file that is there is never overwritten. People whom
    annotations/people.yaml lacks are added at its end; with --output they are printed instead, and nothing but that
    file is written. Events are not read.

    Example: `annotate seeds/005_made_up.txt`.
    """
    folder = seed.resolve().parent.parent / "annotations"
    file = output or folder / f"{seed.stem}.yaml"
    if seed.resolve().parent.name != "seeds":
        _stop(f"{seed}: not in the seeds/ of a corpus folder. Put it there and name it there.")
    if file.exists() or file.is_symlink():
        _stop(f"{file}: is there already, and was not touched. Correct it by hand, or name another with --output.")
    written = _first_annotation(seed, folder)
    people = folder / "people.yaml"
    before = people.read_text(encoding="utf-8") if people.exists() else ""
    grown = people_added(before, written.people) if written.people and output is None else before
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as new:
        new.write(written.annotation)
    SAY.print(f"{file}: written", markup=False)
    if output is not None and written.people:
        typer.echo(f"Add to {people}:\n\n{written.people}", nl=False)
    elif grown != before:
        people.write_text(grown, encoding="utf-8", newline="\n")
        SAY.print(f"{people}: {len(written.keys)} people added: {', '.join(written.keys)}", markup=False)


class _Files:
    def __init__(self, annotation: str, people: str, keys: list[str]) -> None:
        self.annotation, self.people, self.keys = annotation, people, keys


def _first_annotation(seed: Path, folder: Path) -> _Files:
    about = metadata(folder.parent)
    articles, unreadable = seeds(folder.parent, about.most_bytes)
    if seed.stem in unreadable:
        raise unreadable[seed.stem]
    if seed.stem not in articles:
        raise InputError(str(seed), "article_is_listed", "no article", "README and hidden files are none.")
    reading = read_article(articles[seed.stem], about.languages.get(seed.stem))
    made = draft(confirmed(reading), _known(folder))
    return _Files(annotation_yaml(made), people_yaml(made.people), list(made.people))


def _known(folder: Path) -> WrittenAnnotations:
    refused = Refused()
    written = Written(folder, refused)
    if faults := [refusal for of in refused.values() for refusal in of]:
        raise ExceptionGroup("annotations", faults)
    return written.annotations


def _stop(said: str) -> None:
    ERRORS.print(said, markup=False)
    raise typer.Exit(2)

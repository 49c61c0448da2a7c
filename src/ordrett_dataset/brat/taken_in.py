"""A brat folder -> what has to be written to take it in."""

from pathlib import Path

from ordrett.errors import InputError
from ordrett_dataset.annotations.write_yaml import append_people, people_yaml
from ordrett_dataset.brat.checked import checked
from ordrett_dataset.brat.correction import Correction
from ordrett_dataset.brat.desk import Desk
from ordrett_dataset.brat.incoming import incoming
from ordrett_dataset.brat.lent import lent
from ordrett_dataset.brat.outgoing import outgoing
from ordrett_dataset.brat.refuse_overwriting import refuse_overwriting

PEOPLE = "people.yaml"


def taken_in(desk: Desk, folder: Path) -> tuple[list[Correction], dict[Path, bytes]]:
    """Return the corrections in a folder, and all files that change with them, in the order to write them.

    What others stand on comes first: people, then annotations, then the .ann files with the keys of new entries.
    Raises Refusals for a correction that is wrong, and for one that could not go out again.
    """
    corrections = _corrections(desk, folder)
    if not corrections:
        return [], {}
    there = desk.annotations / PEOPLE
    before = there.read_bytes().decode() if there.exists() else ""
    people = _grown(desk, before, corrections)
    checked(desk, corrections, people)
    new = {PEOPLE: people.encode()} if people != before else {}
    new |= {f"{one.stem}.yaml": one.source.encode() for one in corrections}
    with lent(desk.annotations.name, desk.files(new)) as apart:
        again = outgoing(Desk(desk.corpus, apart), [one.stem for one in corrections])
    refuse_overwriting(desk, folder, {name: content for name, content in again.items() if name.endswith(".conf")})
    files = {desk.annotations / name: content for name, content in new.items()}
    return corrections, files | {folder / name: content for name, content in again.items()}


def _corrections(desk: Desk, folder: Path) -> list[Correction]:
    found: list[Correction] = []
    refused: list[Exception] = []
    for stem in sorted(path.stem for path in folder.glob("*.ann")):
        try:
            if correction := incoming(desk, folder, stem):
                found.append(correction)
        except InputError as refusal:
            refused.append(refusal)
        except ExceptionGroup as refusals:
            refused.extend(refusals.exceptions)
    if refused:
        raise ExceptionGroup("standoff", refused)
    return found


def _grown(desk: Desk, before: str, corrections: list[Correction]) -> str:
    """Return people.yaml with the people of first annotations that it lacks."""
    known = desk.written.entries.people
    new = {key: person for one in corrections for key, person in one.people.items() if key not in known}
    return append_people(before, people_yaml(new)) if new else before

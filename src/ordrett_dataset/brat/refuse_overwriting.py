"""Files of a brat folder that hold what `brat out` did not write."""

from collections.abc import Mapping
from pathlib import Path

from ordrett.errors import InputError
from ordrett_dataset.brat.conf import HEAD
from ordrett_dataset.brat.desk import Desk
from ordrett_dataset.brat.incoming import CHANGED, incoming
from ordrett_dataset.errors import EnvironmentProblem

ELSEWHERE = "Put it elsewhere, or choose another folder."


def refuse_overwriting(desk: Desk, folder: Path, files: Mapping[str, bytes]) -> None:
    """Raise InputError for a file there that would be lost, were these written to the folder."""
    for name, content in files.items():
        path = folder / name
        if path.exists() and path.read_bytes() != content and (why := _lost(desk, path)):
            raise EnvironmentProblem(str(path), "output_has_no_corrections", *why)


def _lost(desk: Desk, path: Path) -> tuple[str, str] | None:
    """Return what a file holds that would be lost, and what to do; None where it may be written anew."""
    if path.suffix == ".conf":
        ours = path.read_bytes().startswith(HEAD.encode())
        return None if ours else ("`brat out` did not write it", ELSEWHERE)
    if path.suffix == ".txt":
        return "it is another text than the seed", ELSEWHERE
    try:
        if incoming(desk, path.parent, path.stem) is None:
            return None
    except InputError as refusal:
        # It could not be taken in either, and says itself where to go.
        if refusal.code == CHANGED:
            raise
    except ExceptionGroup:
        pass
    return "it holds what is in no annotation", "Take it in with `brat in`, or name another with --to."

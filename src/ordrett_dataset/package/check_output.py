"""The folder that a package is written to."""

import csv
import os
from pathlib import Path

from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.package.folder_lock import locked
from ordrett_dataset.package.settle import settle


def refuse_output(corpus: Path, output: Path) -> None:
    """Finish an interrupted build in `output`; raise EnvironmentProblem where no package can be written.

    That is a folder that may not be written to, one within a part of the corpus, and one that holds another corpus or
    its seeds. The corpus folder itself is a good place. Takes no longer for a large corpus than for a small one.
    """
    place, home = output.resolve(), corpus.resolve()
    try:
        if place != home:
            _refuse_corpora(output, place, home)
        _refuse_unwritable(output, place)
        if place.is_dir():
            with locked(place) as held:
                if held is not None:
                    settle(place)
                if place != home:
                    refuse_strange_seeds(output)
    except OSError as error:
        raise EnvironmentProblem.from_os_error(error, output) from None


def refuse_strange_seeds(output: Path) -> None:
    """Raise EnvironmentProblem where `seeds/` holds what the package there does not list: it may be the only copy."""
    there = {f"seeds/{path.name}" for path in (output / "seeds").glob("*")} if (output / "seeds").is_dir() else set()
    if strangers := sorted(there - _listed(output)):
        raise _refusal(output, f"it holds {strangers[0]}, which no package there lists")


def _refuse_corpora(output: Path, place: Path, home: Path) -> None:
    for part in ("seeds", "annotations"):
        if place.is_relative_to(home / part):
            raise _refusal(output, f"it lies in {part}/ of the corpus")
    for part in ("corpus.toml", "annotations"):
        if (place / part).exists():
            raise _refusal(output, f"it is a corpus of its own: it holds {part}")


def _refuse_unwritable(output: Path, place: Path) -> None:
    there = next(folder for folder in (place, *place.parents) if folder.exists())
    if not there.is_dir():
        raise _refusal(output, f"{there} is no folder")
    if not os.access(there, os.W_OK | os.X_OK):
        raise _refusal(output, f"nothing can be written to {there}")


def _listed(place: Path) -> set[str]:
    table = place / "dataset/articles.csv"
    if not table.is_file():
        return set()
    with table.open(encoding="utf-8", newline="") as file:
        paths = {row.get("path", "") for row in csv.DictReader(file)}
    return {path for path in paths if Path(path).parent == Path("seeds")}


def _refusal(output: Path, found: str) -> EnvironmentProblem:
    return EnvironmentProblem(
        str(output), "output_is_separate_folder", found, "Name an empty or new folder with --output."
    )

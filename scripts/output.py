"""The folder that a package is written to, where it is not the corpus itself."""

import csv
from collections.abc import Collection
from pathlib import Path

from ordrett.refusal import Refusal


def refuse_output(corpus: Path, output: Path) -> None:
    """Raise Refusal for a folder within a part of the corpus, and for one that holds another corpus or its seeds."""
    place, home = output.resolve(), corpus.resolve()
    if place == home:
        return
    for part in ("seeds", "annotations"):
        if place.is_relative_to(home / part):
            raise _refusal(output, f"it lies in {part}/ of the corpus")
    for part in ("corpus.toml", "annotations"):
        if (place / part).exists():
            raise _refusal(output, f"it is a corpus of its own: it holds {part}")
    there = {f"seeds/{path.name}" for path in (place / "seeds").glob("*")} if (place / "seeds").is_dir() else set()
    if strangers := sorted(there - _listed(place)):
        raise _refusal(output, f"it holds {strangers[0]}, which no package there lists")


def stale_seeds(folder: Path, package: Collection[str]) -> list[Path]:
    """Return the seeds that the package in `folder` lists and the new one does not hold."""
    return [folder / path for path in sorted(_listed(folder) - set(package)) if (folder / path).is_file()]


def _listed(folder: Path) -> set[str]:
    table = folder / "dataset/articles.csv"
    if not table.is_file():
        return set()
    with table.open(encoding="utf-8", newline="") as file:
        paths = {row.get("path", "") for row in csv.DictReader(file)}
    return {path for path in paths if Path(path).parent == Path("seeds")}


def _refusal(output: Path, found: str) -> Refusal:
    return Refusal(str(output), "output_is_a_place_of_its_own", found, "Name an empty or new folder with --output.")
